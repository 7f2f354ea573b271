/** How much of the company's devices sweeps of attesting sources hold, as the count of a day finds it. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Config } from '../../../../shared/config/index.ts';
import { type Machine, machine, machines } from '../../../support/company.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { storyConfig } from '../../report/stories.ts';
import { DAY, openStage, PLENTY, type Stage } from './stage.ts';

let tables: Tables;
let stage: Stage;
beforeEach(async () => {
  tables = await startTables();
  stage = openStage();
});
afterEach(() => tables.close());

const config: Config = {
  ...storyConfig,
  sources: { ...storyConfig.sources, falcon: { ...storyConfig.sources.jamf } as never },
  declarations: {
    ...storyConfig.declarations,
    falcon: { joins: 'hardware', attests: { agent: 'crowdstrike', platforms: ['Mac', 'Windows'] } },
  },
};

/** A sweep of the EDR that began now and found these. */
async function sweep(found: readonly Machine[], rest: { dropped?: string[]; pointed_by?: 'all' } = {}) {
  const at = stage.now().toISOString();
  const { dropped = [], pointed_by = 'all' } = rest;
  const records = found.map((one) => machine({ ...one, source: 'falcon', owners: [] }, at));
  await stage.table.putRecords(records, undefined, pointed_by);
  const last = { started: at, finished: at, complete: true, devices: found.length, dropped, pointed_by };
  const { sweep: before } = await stage.table.source('falcon');
  await stage.table.saveSweep('falcon', { last }, before);
}
const counted = async () => {
  expect(await stage.call(PLENTY, { config })).toBe('counted');
  const days = await stage.fleet.days('2026-05-01');
  const uncovered = days.at(-1)?.totals.quality.find(({ kind }) => kind === 'uncovered');
  return { sweeps: await stage.coverage.read(), uncovered };
};

describe('how much a sweep holds', () => {
  it('is kept with its start, by platform', async () => {
    const [macs, pcs] = [machines(10), machines(5, { platform: 'Windows' }, 10)];
    await stage.put([...macs, ...pcs, ...machines(2, { platform: 'iOS' }, 20)]);
    await sweep([...macs.slice(0, 8), ...pcs]);
    const { sweeps, uncovered } = await counted();
    expect([...sweeps]).toEqual([
      [
        'falcon',
        {
          ...{ started: stage.now().toISOString(), complete: true, pointed: true },
          coverage: { Mac: { known: 10, seen: 8 }, Windows: { known: 5, seen: 5 } },
        },
      ],
    ]);
    expect(uncovered).toEqual({ kind: 'uncovered', devices: 0, by_source: [] });
  });

  it('is a fault of the data where it is too little of a platform, and none where it lists nothing of it', async () => {
    const [macs, pcs] = [machines(10), machines(10, { platform: 'Windows' }, 10)];
    await stage.put([...macs, ...pcs]);
    await sweep(macs.slice(0, 7));
    expect((await counted()).uncovered).toMatchObject({ devices: 3 });
  });

  it('counts only what managed sources list, and what the sweep itself saw', async () => {
    const macs = machines(10);
    await stage.put(macs);
    await sweep(macs);
    stage.wait(DAY / 2);
    await stage.put(macs);
    await sweep(macs.slice(0, 9));
    expect((await counted()).sweeps.get('falcon')?.coverage).toEqual({ Mac: { known: 10, seen: 9 } });
  });

  it('makes no evidence where something could not be read', async () => {
    const macs = machines(10);
    await stage.put(macs);
    await sweep(macs, { dropped: ['f1'] });
    expect((await counted()).sweeps.get('falcon')).toMatchObject({ complete: false });
  });

  it('has no figure any more when no later day was counted', async () => {
    const macs = machines(10);
    await stage.put(macs);
    await sweep(macs);
    expect((await counted()).sweeps.size).toBe(1);
    stage.wait(DAY);
    expect((await stage.coverage.read()).size).toBe(1);
    stage.wait(DAY / 2);
    expect((await stage.coverage.read()).size).toBe(0);
  });

  it('decides the next day what a person is told to lack, and so what is counted', async () => {
    const macs = machines(12);
    for (let day = 0; day < 4; day += 1) {
      await stage.put(macs);
      stage.wait(DAY);
    }
    await sweep(macs.slice(0, 11));
    const practices = { ...config.practices, crowdstrike: {} } as Config['practices'];
    const lacking = async () => {
      expect(await stage.call(PLENTY, { config: { ...config, practices } })).toBe('counted');
      const { totals } = (await stage.fleet.days('2026-05-01')).at(-1) ?? {};
      const found = totals?.practices.find(({ practice }) => practice === 'crowdstrike');
      return (
        found?.by_source.find(({ group }) => group === 'falcon' || group === 'other')?.counts ?? found?.all
      );
    };
    expect(await lacking()).toMatchObject({ warn: 0, nudge: 0 });
    stage.wait(DAY);
    await stage.put(macs);
    expect(await lacking()).toMatchObject({ nudge: 1 });
  });
});
