import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StatusCounts, Totals } from '../../../../shared/model/totals.ts';
import type { RecordsScan, SerialEntry } from '../../../../shared/tables/scanning.ts';
import { machines, person } from '../../../support/company.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { claim } from '../../../support/records.ts';
import { DAY, openStage, PLENTY, type Stage } from './stage.ts';

let tables: Tables;
let stage: Stage;

beforeEach(async () => {
  tables = await startTables();
  stage = openStage();
});
afterEach(() => tables.close());

async function counted(): Promise<Totals> {
  expect(await stage.call()).toBe('counted');
  const day = await stage.fleet.day(stage.now().toISOString().slice(0, 10));
  if (!day) throw new Error('The day was not kept.');
  return day.totals;
}

const encryption = ({ practices }: Totals) => practices.find(({ practice }) => practice === 'encryption');
const quality = (totals: Totals) =>
  Object.fromEntries(totals.quality.map(({ kind, devices }) => [kind, devices]));
const statuses = ({ ok, warn, unknown }: StatusCounts) => ({ ok, warn, unknown });

describe('a day’s count', () => {
  it('counts practices by status, platform and source, over everybody', async () => {
    await stage.put(machines(40));
    await stage.put(machines(20, { platform: 'Windows', source: 'landesk' }, 100));
    const totals = await counted();
    expect(totals).toMatchObject({ people: 60, devices: 60 });
    expect(totals.by_platform).toEqual([
      { group: 'Mac', devices: 40 },
      { group: 'Windows', devices: 20 },
    ]);
    const found = encryption(totals);
    expect(found?.name).toBe('Disk encryption');
    expect(found && statuses(found.all)).toEqual({ ok: 45, warn: 15, unknown: 0 });
    for (const groups of [found?.by_platform, found?.by_source]) {
      expect(groups?.map(({ counts }) => statuses(counts))).toEqual([
        { ok: 30, warn: 10, unknown: 0 },
        { ok: 15, warn: 5, unknown: 0 },
      ]);
    }
    expect(found?.by_source.map(({ group }) => group)).toEqual(['jamf', 'landesk']);
  });

  it('counts apart what only another device helps with, also on silent devices', async () => {
    const ended = {
      platform: 'ChromeOS',
      source: 'jamf',
      os_version: '128.0',
      supported_until: '2025-06-01',
    } as const;
    await stage.put(machines(12, ended));
    await stage.put(machines(1, { ...ended, last_sync: '2026-03-01T00:00:00.000Z' }, 50));
    await stage.put(machines(12, { ...ended, supported_until: '2030-06-01' }, 100));
    const found = (await counted()).practices.find(({ practice }) => practice === 'uptodate');
    expect(found?.all).toMatchObject({ replace: 13, ok: 0, nudge: 0, warn: 0, unknown: 12, stale: 0 });
    expect(found?.by_source).toEqual([{ group: 'jamf', counts: found?.all }]);
  });

  it('counts a device once, whoever shares it and however many sources know it', async () => {
    await stage.put(machines(20, { owners: [person(1), person(2)] }).slice(0, 1));
    await stage.put(machines(20, {}, 100));
    await stage.put(machines(20, { source: 'landesk' }, 100));
    expect(await counted()).toMatchObject({ devices: 21 });
    expect((await counted()).quality).toContainEqual({ kind: 'duplicate', devices: 0, by_source: [] });
  });

  it('counts what people see: not what a later sweep did not find, nor a source that is off', async () => {
    await stage.put(machines(12));
    await stage.put(machines(12, { source: 'retired' }, 50));
    stage.wait(1000);
    const started = stage.now().toISOString();
    await stage.put(machines(11));
    const last = { started, finished: started, complete: true, devices: 11, dropped: [] };
    await stage.table.saveSweep('jamf', { last }, undefined);
    expect(await counted()).toMatchObject({ devices: 11, people: 11 });
  });

  it('is kept: a second call on the same day counts nothing, one on the next day counts again', async () => {
    await stage.put(machines(12));
    expect((await counted()).devices).toBe(12);
    await stage.put(machines(3, {}, 50));
    expect((await counted()).devices).toBe(12);
    stage.wait(DAY);
    expect((await counted()).devices).toBe(15);
    expect((await stage.fleet.days('2026-05-01')).map(({ totals }) => totals.date)).toEqual([
      '2026-05-01',
      '2026-05-02',
    ]);
  });
});

describe('the quality of data', () => {
  it('counts what is silent, unowned, listed twice or for different people, or gone', async () => {
    const old = new Date(stage.now().getTime() - 31 * DAY).toISOString();
    await stage.put(machines(20));
    await stage.put(machines(12, { source: 'landesk' }, 50));
    await stage.put(machines(3, { last_sync: old }, 100));
    await stage.put(machines(4, { owners: [] }, 200));
    const [twice, apart] = machines(2, {}, 300);
    if (!twice || !apart) throw new Error('There are two machines.');
    await stage.put([twice, { ...twice, id: 'again' }]);
    await stage.put([apart, { ...apart, source: 'landesk', owners: ['other@example.com'] }]);
    await stage.put([{ ...machines(1, {}, 400)[0], id: 'shared', owners: [person(1), person(2)] } as never]);
    const gone = machines(2, { source: 'landesk', owners: [person(3), person(4)] }, 500);
    await stage.put(gone.map((one) => ({ ...one, gone: true as const })));
    const totals = await counted();
    expect(quality(totals)).toEqual({
      silent: 3,
      unowned: 4,
      duplicate: 1,
      disagreeing: 1,
      gone: 2,
      unplaced: 0,
      uncovered: 0,
    });
    const silent = totals.quality.find(({ kind }) => kind === 'silent');
    expect(silent?.by_source).toEqual([{ group: 'jamf', devices: 3 }]);
  });

  it('finds who disagrees however a parallel scan of the index would be divided', async () => {
    await stage.put(machines(20));
    const [first] = machines(1, {}, 300);
    await stage.put([first, { ...first, source: 'landesk', owners: ['other@example.com'] }] as never);
    // As DynamoDB Local divides it: by whole keys, so that entries of one serial are in several segments.
    const divided: RecordsScan = {
      ...stage.scan,
      async *serials(part) {
        for await (const page of stage.scan.serials({ ...part, segment: 0, of: 1 })) {
          const isMine = ({ owner = '' }: SerialEntry) => (owner === 'other@example.com' ? 1 : 0) % part.of;
          const groups = page.groups.map((group) => group.filter((one) => isMine(one) === part.segment));
          yield { ...page, groups };
        }
      },
    };
    expect(await stage.call(PLENTY, { scan: divided })).toBe('counted');
    const totals = (await stage.fleet.day('2026-05-01'))?.totals as Totals;
    expect(quality(totals)).toMatchObject({ disagreeing: 1 });
  });

  it('hears what ownership sources claim', async () => {
    const at = stage.now().toISOString();
    await stage.put(machines(20));
    await stage.table.putClaims([
      claim('asset-1', { source: 'landesk', serial: 'C02QK1M', owners: ['else@example.com'], synced_at: at }),
      claim('asset-2', { source: 'landesk', serial: 'C02QK2M', owners: [person(2)], synced_at: at }),
    ]);
    expect(quality(await counted())).toMatchObject({ disagreeing: 1 });
  });
});

describe('posting', () => {
  it('sends the day once, under one id, and again only when it was not taken', async () => {
    await stage.put(machines(12));
    const sent: unknown[] = [];
    let isDown = true;
    const send = async (id: string, message: object) => {
      sent.push([id, message]);
      if (isDown) throw new Error('The receiver is down.');
    };
    expect(await stage.call(PLENTY, { send })).toBe('not_posted');
    isDown = false;
    expect(await stage.call(PLENTY, { send })).toBe('counted');
    expect(await stage.call(PLENTY, { send })).toBe('counted');
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(sent[1]);
    const day = await stage.fleet.day('2026-05-01');
    expect(sent[0]).toEqual([
      'totals_2026-05-01',
      { type: 'totals.counted', timestamp: stage.now().toISOString(), data: day?.totals },
    ]);
  });
});
