/**
 * Functions are deployed one at a time, so what one version writes is read by the version before and the one after.
 * stored-items.json is what the first release stored. It never changes: a release that stores something
 * else adds a file beside it.
 */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import { createRecordsTable, type RecordsTable } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { type Item, type Items, itemsOf } from '../../support/items.ts';
import { claim, record } from '../../support/records.ts';
import { noTransforms } from '../../support/transforms.ts';
import { storyConfig } from '../report/stories.ts';

const golden = JSON.parse(readFileSync(new URL('./stored-items.json', import.meta.url), 'utf8')) as Record<
  'device' | 'claim' | 'mark' | 'sweep',
  Item
>;

const NOW = new Date('2026-05-01T09:00:00Z');
const ANN = 'ann@example.com';
const RECORD: DeviceRecord = record('r1', {
  owners: [ANN],
  name: 'Ann’s Mac',
  platform: 'Mac',
  os_version: '26.1',
  last_sync: '2026-05-01T07:00:00.000Z',
  identifiers: { serial: 'C02ABC', mac_addresses: ['00:50:B6:01:02:03'] },
  facts: {
    disk_encryption: { value: 'on', at: '2026-05-01T06:00:00.000Z' },
    firewall: { value: false },
    auto_update: { value: { check: true, install_security: false } },
  },
  software: { installed: [{ name: 'Agent', version: '1' }], services: [] },
});
const CLAIM = claim('a1', { owners: [ANN], serial: 'C02ABC' });
const SWEEP = {
  last: {
    started: '2026-05-01T05:00:00.000Z',
    finished: '2026-05-01T05:10:00.000Z',
    complete: true,
    devices: 3,
    dropped: [],
  },
};

let tables: Tables;
let table: RecordsTable;
let items: Items;
beforeAll(async () => {
  tables = await startTables();
  table = createRecordsTable({ now: () => NOW, memory: 0 });
  items = itemsOf();
});
afterAll(() => tables.close());

const judge = (records: DeviceRecord[]) =>
  judgedDevices(records, {
    config: storyConfig,
    transforms: noTransforms,
    language: 'en',
    now: NOW,
    onError: (practice, error) => {
      throw new Error(`${practice}: ${String(error)}`);
    },
  });

describe('what the version before stored', () => {
  it('is read by this one, and judged', async () => {
    for (const item of Object.values(golden)) await items.put(item);
    const { records, claims, marks } = await table.person(ANN);
    // It was not written which names of software had been looked for, so none is missing.
    expect(records).toEqual([{ ...RECORD, software: { ...RECORD.software, looked_for: [] } }]);
    expect(claims).toEqual([CLAIM]);
    expect(marks.get('jamf')).toMatchObject({ fetched_at: '2026-05-01T08:00:00.000Z', complete: true });
    expect((await table.source('jamf')).sweep).toMatchObject(SWEEP);
    expect((await table.bySerial('C02ABC')).map(({ id }) => id)).toEqual(['r1']);
    expect(judge(records)).toHaveLength(1);
    expect(judge(records)[0]?.practices).toMatchObject({
      carbonblack: { status: 'unknown', code: 'no_fact' },
      sentinel: { status: 'unknown', code: 'no_fact' },
    });
  });

  it('is written by this one with the same keys and contents, so that the version before reads it', async () => {
    await table.putRecords([RECORD]);
    await table.putClaims([CLAIM]);
    for (const { pk, sk, body, ...rest } of [golden.device, golden.claim]) {
      const stored = await items.get(String(pk), String(sk));
      expect(stored).toMatchObject(rest);
      expect(JSON.parse(String(stored?.body))).toEqual(JSON.parse(String(body)));
    }
  });
});

describe('what the version after stores', () => {
  it('is read by this one without what it does not know', async () => {
    const body = JSON.parse(String(golden.device.body)) as DeviceRecord;
    const later = {
      ...body,
      id: 'r2',
      owners: ['later@example.com'],
      platform: 'VisionOS',
      battery: { cycles: 7 },
      identifiers: { serial: 'C02LATER', tpm: 'x' },
      facts: { ...body.facts, secure_boot: { value: { level: 3 } } },
    };
    const keys = { pk: 'user#later@example.com', sk: 'device#jamf#r2', id: 'r2', region: 'eu' };
    await items.put({ ...golden.device, ...keys, body: JSON.stringify(later) });
    const { records } = await table.person('later@example.com');
    expect(records).toMatchObject([{ id: 'r2', facts: { disk_encryption: { value: 'on' } } }]);
    const [device] = judge(records);
    expect(JSON.stringify(device?.practices)).not.toContain('secure_boot');
  });

  it('under a number that is not known, is not there, and gives way', async () => {
    const keys = { pk: 'user#new@example.com', sk: 'device#jamf#r3', id: 'r3', v: 2 };
    await items.put({ ...golden.device, ...keys, synced_at: '2030-01-01T00:00:00.000Z' });
    expect((await table.person('new@example.com')).records).toEqual([]);
    await table.putRecords([record('r3', { owners: ['new@example.com'] })]);
    expect((await table.person('new@example.com')).records).toMatchObject([{ id: 'r3' }]);
  });
});
