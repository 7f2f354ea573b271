import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeviceAdapter } from '../../../../shared/adapter-kit/contract.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { itemsOf } from '../../../support/items.ts';
import { type Surroundings, surround } from '../../../support/source-function.ts';
import { deviceAdapter, startVendor, type Vendor } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const BOB = 'bob@example.com';

let tables: Tables;
let vendor: Vendor;
let around: Surroundings;
let source: string;
let tests = 0;

beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());
beforeEach(async () => {
  source = `source-${++tests}`;
  vendor = await startVendor();
  around = surround(deviceAdapter(source), vendor);
});
afterEach(() => vendor.close());

const byEmail = (value: string) => ({ by: 'email', value });

describe('a lookup by e-mail', () => {
  it('answers what the vendor knows, and writes it with a mark', async () => {
    vendor.devices = [
      { id: '1', owners: [ADA], serial: 'SNR1' },
      { id: '2', owners: [BOB] },
    ];
    const answer = await around.container()(byEmail('Ada@Example.com'));
    expect(answer).toMatchObject({ v: 1, source, complete: true, dropped: [], records: [{ id: '1' }] });
    const { records, marks } = await around.table.person(ADA);
    expect(records.filter((record) => record.source === source)).toMatchObject([{ id: '1', owners: [ADA] }]);
    const mark = marks.get(source);
    expect(mark).toMatchObject({ complete: true, dropped: [], fetched_at: expect.any(String) });
    expect(mark).not.toHaveProperty('fetching_until');
    expect(mark).not.toHaveProperty('error');
  });

  it('of nobody is a complete empty answer', async () => {
    expect(await around.container()(byEmail(ADA))).toMatchObject({ complete: true, records: [] });
    expect(await around.visible(ADA)).toEqual([]);
  });

  it('loses a device that cannot be read, and does not hide what was known of it', async () => {
    vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: '2', owners: [ADA] },
    ];
    const ask = around.container();
    await ask(byEmail(ADA));
    vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: '2', owners: [ADA], broken: true },
    ];
    around.advance(10_000);
    const answer = await ask(byEmail(ADA));
    expect(answer).toMatchObject({ complete: true, dropped: [{ id: '2' }], records: [{ id: '1' }] });
    expect(await around.visible(ADA)).toEqual(['1', '2']);
  });

  it('is incomplete when nobody can tell what was dropped, and then hides nothing', async () => {
    vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: '2', owners: [ADA] },
    ];
    const ask = around.container();
    await ask(byEmail(ADA));
    vendor.devices = [{ id: '1', owners: [ADA] }, { owners: [ADA] }];
    around.advance(10_000);
    expect(await ask(byEmail(ADA))).toMatchObject({ complete: false, dropped: [{ reason: 'broken' }] });
    expect(await around.visible(ADA)).toEqual(['1', '2']);
  });

  it('takes what is gone off the page for good: an incomplete answer later does not bring it back', async () => {
    vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: '2', owners: [ADA] },
    ];
    const ask = around.container();
    await ask(byEmail(ADA));
    vendor.devices = [{ id: '1', owners: [ADA] }];
    around.advance(10_000);
    await ask(byEmail(ADA));
    expect(await around.visible(ADA)).toEqual(['1']);
    vendor.devices = [{ id: '1', owners: [ADA] }, { owners: [ADA] }];
    around.advance(10_000);
    await ask(byEmail(ADA));
    expect(await around.visible(ADA)).toEqual(['1']);
  });

  it('that fails keeps what was known, says why, and is forgotten when the next succeeds', async () => {
    vendor.devices = [{ id: '1', owners: [ADA] }];
    const ask = around.container();
    await ask(byEmail(ADA));
    const before = await around.table.mark(ADA, source);
    vendor.status = 503;
    around.advance(10_000);
    expect(await ask(byEmail(ADA))).toEqual({
      v: 1,
      source,
      error: { code: 'unreachable', message: expect.stringContaining('503') },
    });
    expect(await around.table.mark(ADA, source)).toMatchObject({
      fetched_at: before?.fetched_at,
      complete: true,
      error: { code: 'unreachable' },
    });
    expect(await around.visible(ADA)).toEqual(['1']);
    vendor.status = undefined;
    around.advance(10_000);
    await ask(byEmail(ADA));
    expect(await around.table.mark(ADA, source)).not.toHaveProperty('error');
  });
});

describe('a lookup of hardware', () => {
  it('finds a device whoever owns it, and writes it', async () => {
    vendor.devices = [
      { id: '1', owners: [ADA], serial: 'SNR1', mac: '00:1B:63:84:45:E6' },
      { id: '2', serial: 'SNR2' },
    ];
    const ask = around.container();
    expect(await ask({ by: 'serial', value: ' snr1 ' })).toMatchObject({ records: [{ id: '1' }] });
    expect(await ask({ by: 'macaddr', value: '001b638445e6' })).toMatchObject({ records: [{ id: '1' }] });
    expect(await ask({ by: 'serial', value: 'SNR2' })).toMatchObject({ records: [{ id: '2', owners: [] }] });
    expect(await around.visible(ADA)).toEqual(['1']);
    expect(await itemsOf().get(`unowned#${source}`, `device#${source}#2`)).toBeDefined();
  });
});

describe('a source that cannot', () => {
  const mute = (): DeviceAdapter<unknown> => ({
    ...(deviceAdapter(source) as DeviceAdapter<unknown>),
    connect: () => ({ check: async () => ({ vendor: 'mute', details: [] }) }),
  });

  it.each([byEmail(ADA), { by: 'serial', value: 'SNR1' }, { by: 'macaddr', value: '00:1B:63:84:45:E6' }])(
    'says so, and marks nothing as failed: %j',
    async (request) => {
      const answer = await surround(mute(), vendor).container()(request);
      expect(answer).toMatchObject({ source, error: { code: 'not_supported' } });
      expect(await around.table.mark(ADA, source)).toBeUndefined();
      expect(await around.table.source(source)).toEqual({});
    },
  );

  it('is not swept, and no tick fails or counts as failed for it', async () => {
    const surroundings = surround(mute(), vendor);
    expect(await surroundings.container()({ tick: true })).toEqual({ v: 1, source, tick: 'not_swept' });
    expect(await around.table.source(source)).toEqual({});
    expect(surroundings.counted.get('SourceCalls')).toBe(1);
  });
});
