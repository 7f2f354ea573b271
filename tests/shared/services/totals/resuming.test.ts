import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FleetTable } from '../../../../shared/tables/fleet.ts';
import { machines } from '../../../support/company.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { openStage, PLENTY, type Stage } from './stage.ts';

let tables: Tables;
let stage: Stage;

beforeEach(async () => {
  tables = await startTables();
  stage = openStage(3);
  await stage.put(machines(60));
  await stage.put(machines(30, { source: 'landesk', owners: [] }, 100));
  await stage.put(machines(20, { source: 'landesk' }, 20));
});
afterEach(() => tables.close());

const kept = async () => (await stage.fleet.day('2026-05-01'))?.totals;
const whole = { people: 60, devices: 60 };

describe('a count that is interrupted', () => {
  it('goes on where its time was up, and counts everything once', async () => {
    let calls = 0;
    let outcome = 'unfinished';
    while (outcome === 'unfinished') {
      let left = 3;
      // Time for a page or two of each walk.
      outcome = await stage.call({ getRemainingTimeInMillis: () => (left-- > 0 ? 60_000 : 1_000) });
      calls += 1;
    }
    expect(calls).toBeGreaterThan(5);
    expect(await kept()).toMatchObject(whole);
    const totals = await kept();
    expect(totals?.quality).toContainEqual({
      kind: 'unowned',
      devices: 30,
      by_source: [{ group: 'landesk', devices: 30 }],
    });
  });

  it('counts everything once also when it dies between two writes, again and again', async () => {
    let writes = 0;
    const dying: FleetTable = {
      ...stage.fleet,
      async saveCount(name, state) {
        writes += 1;
        if (writes % 4 === 0) throw new Error('The container died.');
        return stage.fleet.saveCount(name, state);
      },
    };
    let outcome = '';
    while (outcome !== 'counted') outcome = await stage.call(PLENTY, { fleet: dying });
    expect(writes).toBeGreaterThan(20);
    expect(await kept()).toMatchObject(whole);
  });

  it('counts everything once also when several calls are at it at the same time', async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => stage.call()));
    expect(outcomes).not.toContain('failed');
    while ((await stage.call()) !== 'counted');
    expect(await kept()).toMatchObject(whole);
  });
});
