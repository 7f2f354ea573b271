/** What points at the records of a source, by what the organization switched on. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttp } from '../../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { parseConfig } from '../../../../shared/config/index.ts';
import type { Declarations } from '../../../../shared/model/declaration.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { sourceHandler } from '../../../../shared/services/source/index.ts';
import { createRecordsTable } from '../../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { itemsOf } from '../../../support/items.ts';
import organization from '../../../support/stethoscope.yml';
import { deviceAdapter, startVendor, type Vendor } from '../../../support/vendor.ts';

const MAC = '00:1B:63:84:45:E6';
const ADA = 'ada@example.com';
const TICK = { tick: true };

let tables: Tables;
let vendor: Vendor;
let source = '';
let tests = 0;
let now = new Date('2026-05-01T09:00:00.000Z');
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());
beforeEach(async () => {
  tests += 1;
  source = `pointed${tests}`;
  now = new Date('2026-05-01T09:00:00.000Z');
  vendor = await startVendor([
    { id: '1', serial: 'POINTED1', mac: MAC },
    { id: '2', serial: 'POINTED2', owners: [ADA, 'bot@vendor.example'] },
  ]);
});
afterEach(() => vendor.close());

const table = () => createRecordsTable({ now: () => now, memory: 0 });

/** @param declarations of all sources that are switched on besides the usual ones */
function handler(declarations: Declarations) {
  const all = parseConfig(organization, declarations);
  const { jamf } = all.sources;
  const sources = {
    ...all.sources,
    ...Object.fromEntries(Object.keys(declarations).map((name) => [name, jamf])),
  };
  return sourceHandler(deviceAdapter(source), { ...all, sources } as typeof all, {
    table: table(),
    secrets: { read: async () => ({ value: vendor.settings(), version: '1' }) },
    http: createHttp({ retries: 0 }),
    log: silentLog,
    metrics: silentMetrics,
    now: () => now,
  });
}

const levels = async () =>
  (await itemsOf().all()).flatMap(({ pk, sk }) => {
    const [kind, level] = String(pk).split(/[#:]/);
    return kind === 'key' && String(sk).startsWith(`device#${source}#`) ? [level] : [];
  });

describe('a sweep', () => {
  it.each<[string, () => Declarations, string[], string | undefined]>([
    [
      'of a source that knows hardware points at everything',
      () => ({ [source]: { joins: 'hardware' } }),
      ['mac', 'serial', 'serial'],
      'all',
    ],
    [
      'of another beside it, at what proves nothing alone',
      () => ({ [source]: {}, falcon: { joins: 'hardware' } }),
      ['mac'],
      'weak',
    ],
    [
      'of what people enrol, at nothing',
      () => ({ [source]: { trust: 'attested' }, falcon: { joins: 'hardware' } }),
      [],
      undefined,
    ],
    ['where nobody knows hardware, at nothing', () => ({ [source]: {} }), [], undefined],
  ])('%s, and notes it', async (_, declarations, expected, noted) => {
    expect(await handler(declarations())(TICK)).toMatchObject({ tick: 'complete' });
    expect((await levels()).sort()).toEqual(expected);
    expect((await table().source(source)).sweep?.last?.pointed_by).toBe(noted);
  });

  it('that began before anything was pointed at does not count as if it had', async () => {
    vendor.pageSize = 1;
    const begun = handler({ [source]: {} });
    // Time for one page only.
    const brief = { getRemainingTimeInMillis: () => 1_000 };
    expect(await begun(TICK, brief)).toMatchObject({ tick: 'paused' });
    expect(await handler({ [source]: { joins: 'hardware' } })(TICK)).toMatchObject({ tick: 'complete' });
    expect((await table().source(source)).sweep?.last).not.toHaveProperty('pointed_by');
  });
});

describe('an owner that a source of hardware tells', () => {
  it('counts where they are of the organization', async () => {
    await handler({ [source]: { joins: 'hardware' } })(TICK);
    const { records } = await table().person(ADA);
    expect(records.filter((record) => record.source === source)).toMatchObject([{ id: '2', owners: [ADA] }]);
    vendor.devices = [{ id: '3', serial: 'POINTED3', owners: ['bot@vendor.example'] }];
    await handler({ [source]: { joins: 'hardware' } })({ by: 'serial', value: 'POINTED3' });
    expect(await table().unowned([{ source, id: '3' }])).toMatchObject([{ id: '3', owners: [] }]);
  });
});

describe('a look-up by serial', () => {
  it('removes hardware that its source does not have any more', async () => {
    const ask = handler({ [source]: { joins: 'hardware' } });
    await ask(TICK);
    vendor.devices = [];
    now = new Date('2026-05-01T09:01:00.000Z');
    expect(await ask({ by: 'serial', value: 'POINTED1' })).toMatchObject({ complete: true, records: [] });
    expect(await table().unowned([{ source, id: '1' }])).toEqual([]);
    expect((await levels()).sort()).toEqual(['serial']);
  });
});
