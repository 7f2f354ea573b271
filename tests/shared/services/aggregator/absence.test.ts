/** An agent that is missing, from real tables to the page, and how that ends. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Declarations } from '../../../../shared/model/declaration.ts';
import type { MeasuredSweep } from '../../../../shared/model/stored.ts';
import { record } from '../../../support/records.ts';
import { type House, openHouse } from './two-people.ts';

const DECLARATIONS: Declarations = {
  sentinelone: { joins: 'hardware', attests: { agent: 'sentinelone', platforms: ['Windows'] } },
};
const DAY = 86_400_000;

let house: House;
let sweep: MeasuredSweep;
const ago = (milliseconds: number) => new Date(Date.parse(house.at) - milliseconds).toISOString();
beforeAll(async () => {
  house = await openHouse(DECLARATIONS);
  const started = ago(0);
  sweep = { started, complete: true, pointed: true, coverage: { Windows: { known: 10, seen: 8 } } };
});
afterAll(() => house.close());

let people = 0;
/** Somebody whose laptop a managed source has listed for long. */
async function somebody() {
  people += 1;
  const [name, serial] = [`lacks-${people}`, `LACK${people}X00`];
  const [me, mac] = [`${name}@example.com`, `00:1C:B3:00:12:0${people}`];
  const listed = record(`l${people}`, {
    ...{ owners: [me], platform: 'Windows', name, identifiers: { serial, mac_addresses: [mac] } },
    ...{ enrolled_at: ago(30 * DAY), last_sync: ago(DAY) },
  });
  await house.know({ records: [listed] }, me);
  return { me, name, serial, mac };
}
type Named = Pick<Awaited<ReturnType<typeof somebody>>, 'name' | 'mac'>;

const seenOn = async (who: string) => {
  const { body } = await house.ask('GET /api/v1/report/{who}', { who: 'me' }, who);
  return body.devices.map(
    (device: { practices: Record<string, { seen?: string }> }) => device.practices.sentinel?.seen,
  );
};

it('is told on the page once a sweep was measured, and ends as soon as its source has the device', async () => {
  const { me, serial } = await somebody();
  expect(await seenOn(me)).not.toEqual(['not installed']);
  house.measured.set('sentinelone', sweep);
  expect(await seenOn(me)).toEqual(['not installed']);
  // As a look by its serial stores it.
  const agents = { value: { sentinelone: { present: true, running: true } }, at: ago(0) };
  const found = { source: 'sentinelone', owners: [], platform: 'Windows', identifiers: { serial } } as const;
  await house.know({ records: [record('found', { ...found, owners: [], facts: { agents } })] }, me);
  expect(await seenOn(me)).toEqual(['installed']);
});

it.each([
  ['its address', ({ mac }: Named) => ({ name: 'somewhere', identifiers: { mac_addresses: [mac] } })],
  ['its name', ({ name }: Named) => ({ name, identifiers: {} })],
])('is not told where something without serial or platform has %s', async (_, alike) => {
  house.measured.set('sentinelone', sweep);
  const { me, ...named } = await somebody();
  expect(await seenOn(me)).toEqual(['not installed']);
  const there = { source: 'sentinelone', owners: [], ...alike(named) };
  await house.know({ records: [record(`u-${named.name}`, there)] }, me);
  expect(await seenOn(me)).not.toEqual(['not installed']);
});
