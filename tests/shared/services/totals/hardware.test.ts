/** Hardware that is listed for nobody, as the count of a day sees it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Config } from '../../../../shared/config/index.ts';
import { machine, machines, person } from '../../../support/company.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { storyConfig } from '../../report/stories.ts';
import { openStage, PLENTY } from './stage.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

it('belongs to the devices of people, once each; the rest cannot be placed', async () => {
  const stage = openStage();
  const config: Config = {
    ...storyConfig,
    sources: { ...storyConfig.sources, falcon: { ...storyConfig.sources.jamf } as never },
    declarations: { ...storyConfig.declarations, falcon: { joins: 'hardware' } },
  };
  const listed = machines(12, { platform: 'Windows' });
  const [shared] = listed;
  if (!shared) throw new Error('There are machines.');
  await stage.put([...listed.slice(1), { ...shared, owners: [person(0), person(1)] }]);
  const atEdr = machines(15, { owners: [], platform: 'Windows', source: 'falcon' });
  const records = atEdr.map((one) => machine(one, stage.now().toISOString()));
  await stage.table.putRecords(records, undefined, 'all');
  const sent: { devices: { sources: string[] }[] }[] = [];
  const take = async (_id: string, message: { data?: unknown }) => void sent.push(message.data as never);
  const receivers = { totals: [], devices: [{ name: 'siem', send: take }] as never };
  expect(await stage.call(PLENTY, { config, receivers })).toBe('counted');
  const [day] = await stage.fleet.days('2026-05-01');
  const quality = Object.fromEntries(day?.totals.quality.map(({ kind, devices }) => [kind, devices]) ?? []);
  expect(quality).toMatchObject({ unowned: 0, unplaced: 3 });
  expect(day?.totals.devices).toBe(12);
  // Also to those who are sent each person's devices.
  expect(sent.flatMap(({ devices }) => devices.map(({ sources }) => sources))).toContainEqual([
    'falcon',
    'jamf',
  ]);
});
