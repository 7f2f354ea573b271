import { describe, expect, it } from '@jest/globals';
import type { DeviceAdapter } from '../../../../shared/adapter-kit/contract.ts';
import { itemsOf } from '../../../support/items.ts';
import { surround } from '../../../support/source-function.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import { deviceAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const BOB = 'bob@example.com';

const stage = sourceStage();

const byEmail = (value: string) => ({ by: 'email', value });

describe('a lookup by e-mail', () => {
  it('answers what the vendor knows, and writes it with a mark', async () => {
    stage.vendor.devices = [
      { id: '1', owners: [ADA], serial: 'SNR1' },
      { id: '2', owners: [BOB] },
    ];
    const answer = await stage.around.container()(byEmail('Ada@Example.com'));
    expect(answer).toMatchObject({
      v: 1,
      source: stage.source,
      complete: true,
      dropped: [],
      records: [{ id: '1' }],
    });
    const { records, marks } = await stage.around.table.person(ADA);
    expect(records.filter((record) => record.source === stage.source)).toMatchObject([
      { id: '1', owners: [ADA] },
    ]);
    const mark = marks.get(stage.source);
    expect(mark).toMatchObject({ complete: true, dropped: [], fetched_at: expect.any(String) });
    expect(mark).not.toHaveProperty('fetching_until');
    expect(mark).not.toHaveProperty('error');
  });

  it('of nobody is a complete empty answer', async () => {
    expect(await stage.around.container()(byEmail(ADA))).toMatchObject({ complete: true, records: [] });
    expect(await stage.around.visible(ADA)).toEqual([]);
  });

  it('loses a device that cannot be read, and does not hide what was known of it', async () => {
    stage.vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: '2', owners: [ADA] },
    ];
    const ask = stage.around.container();
    await ask(byEmail(ADA));
    stage.vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: '2', owners: [ADA], broken: true },
    ];
    stage.around.advance(10_000);
    const answer = await ask(byEmail(ADA));
    expect(answer).toMatchObject({ complete: true, dropped: [{ id: '2' }], records: [{ id: '1' }] });
    expect(await stage.around.visible(ADA)).toEqual(['1', '2']);
  });

  it('is incomplete when nobody can tell what was dropped, and then hides nothing', async () => {
    stage.vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: '2', owners: [ADA] },
    ];
    const ask = stage.around.container();
    await ask(byEmail(ADA));
    stage.vendor.devices = [{ id: '1', owners: [ADA] }, { owners: [ADA] }];
    stage.around.advance(10_000);
    expect(await ask(byEmail(ADA))).toMatchObject({ complete: false, dropped: [{ reason: 'broken' }] });
    expect(await stage.around.visible(ADA)).toEqual(['1', '2']);
  });

  it('takes what is gone off the page for good: an incomplete answer later does not bring it back', async () => {
    stage.vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: '2', owners: [ADA] },
    ];
    const ask = stage.around.container();
    await ask(byEmail(ADA));
    stage.vendor.devices = [{ id: '1', owners: [ADA] }];
    stage.around.advance(10_000);
    await ask(byEmail(ADA));
    expect(await stage.around.visible(ADA)).toEqual(['1']);
    stage.vendor.devices = [{ id: '1', owners: [ADA] }, { owners: [ADA] }];
    stage.around.advance(10_000);
    await ask(byEmail(ADA));
    expect(await stage.around.visible(ADA)).toEqual(['1']);
  });

  it('that fails keeps what was known, says why, and is forgotten when the next succeeds', async () => {
    stage.vendor.devices = [{ id: '1', owners: [ADA] }];
    const ask = stage.around.container();
    await ask(byEmail(ADA));
    const before = await stage.around.table.mark(ADA, stage.source);
    stage.vendor.status = 503;
    stage.around.advance(10_000);
    expect(await ask(byEmail(ADA))).toEqual({
      v: 1,
      source: stage.source,
      error: { code: 'unreachable', message: expect.stringContaining('503') },
    });
    expect(await stage.around.table.mark(ADA, stage.source)).toMatchObject({
      fetched_at: before?.fetched_at,
      complete: true,
      error: { code: 'unreachable' },
    });
    expect(await stage.around.visible(ADA)).toEqual(['1']);
    stage.vendor.status = undefined;
    stage.around.advance(10_000);
    await ask(byEmail(ADA));
    expect(await stage.around.table.mark(ADA, stage.source)).not.toHaveProperty('error');
  });
});

describe('a lookup of hardware', () => {
  it('finds a device whoever owns it, and writes it', async () => {
    stage.vendor.devices = [
      { id: '1', owners: [ADA], serial: 'SNR1', mac: '00:1B:63:84:45:E6' },
      { id: '2', serial: 'SNR2' },
    ];
    const ask = stage.around.container();
    expect(await ask({ by: 'serial', value: ' snr1 ' })).toMatchObject({ records: [{ id: '1' }] });
    expect(await ask({ by: 'macaddr', value: '001b638445e6' })).toMatchObject({ records: [{ id: '1' }] });
    expect(await ask({ by: 'serial', value: 'SNR2' })).toMatchObject({ records: [{ id: '2', owners: [] }] });
    expect(await stage.around.visible(ADA)).toEqual(['1']);
    expect(await itemsOf().get(`unowned#${stage.source}#2`, `device#${stage.source}#2`)).toBeDefined();
  });
});

describe('a source that cannot', () => {
  const mute = (): DeviceAdapter<unknown> => ({
    ...(deviceAdapter(stage.source) as DeviceAdapter<unknown>),
    connect: () => ({ check: async () => ({ vendor: 'mute', details: [] }) }),
  });

  it.each([byEmail(ADA), { by: 'serial', value: 'SNR1' }, { by: 'macaddr', value: '00:1B:63:84:45:E6' }])(
    'says so, and neither marks nor counts a failure: %j',
    async (request) => {
      const { container, counted } = surround(mute(), stage.vendor);
      const answer = await container()(request);
      expect(answer).toMatchObject({ source: stage.source, error: { code: 'not_supported' } });
      expect([...counted]).toEqual([['SourceCalls', 1]]);
      expect(stage.vendor.calls()).toEqual([]);
      expect(await stage.around.table.mark(ADA, stage.source)).toBeUndefined();
      expect(await stage.around.table.source(stage.source)).toEqual({});
    },
  );

  it('is not swept, and no tick fails or counts as failed for it', async () => {
    const surroundings = surround(mute(), stage.vendor);
    expect(await surroundings.container()({ tick: true })).toEqual({
      v: 1,
      source: stage.source,
      tick: 'not_swept',
    });
    expect(await stage.around.table.source(stage.source)).toEqual({});
    expect(surroundings.counted.get('SourceCalls')).toBe(1);
  });
});
