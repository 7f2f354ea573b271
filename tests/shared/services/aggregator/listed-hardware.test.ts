/** Sources that know hardware and no people are asked by serial where no sweep tells. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { record } from '../../../support/records.ts';
import { type House, openHouse } from './two-people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ falcon: { joins: 'hardware' }, swept: { joins: 'hardware' } }, ['falcon']);
});
afterAll(() => house.close());

let count = 0;
let me = '';
let serial = '';
beforeEach(async () => {
  count += 1;
  me = `listed${count}@example.com`;
  serial = `LISTED0${count}X`;
  await house.know({ records: [record(`l${count}`, { owners: [me], identifiers: { serial } })] }, me);
});

const known = () => record(`s${count}`, { source: 'falcon', owners: [], identifiers: { serial } });
const view = async (who = me) => {
  house.calls();
  const { body } = await house.ask('GET /api/v1/report/{who}', { who: 'me' }, who);
  const asked = house.calls().filter((call) => /source-(falcon|swept)/.test(call));
  const states = Object.fromEntries(
    body.sources.map((one: { source: string; state: string }) => [one.source, one.state]),
  );
  return { sources: body.devices.flatMap((one: { sources: string[] }) => one.sources), asked, states, body };
};

describe('a source of hardware that was never swept', () => {
  it('is asked by serial, and never by person; the next page needs no call', async () => {
    house.sell([known()]);
    const first = await view();
    expect(first.sources).toEqual(['falcon', 'jamf']);
    expect(first.asked).toEqual([expect.stringMatching(/falcon RequestResponse .*"by":"serial"/)]);
    expect(first.states).toMatchObject({ falcon: 'fresh', swept: 'fresh' });
    const second = await view();
    expect([second.asked, second.sources]).toEqual([[], ['falcon', 'jamf']]);
  });

  it('has told all where it knows nothing of the serial, or there is none to ask about', async () => {
    expect(await view()).toMatchObject({ sources: ['jamf'], states: { falcon: 'fresh' } });
    const nobody = await view(`nobody${count}@example.com`);
    expect(nobody).toMatchObject({ asked: [], states: { falcon: 'fresh' } });
    expect(nobody.body).not.toHaveProperty('retry_after');
  });

  it('that fails is named', async () => {
    await house.table.markFailed({ hardware: serial }, 'falcon', {
      code: 'unreachable',
      at: house.access.now().toISOString(),
    });
    expect(await view()).toMatchObject({ sources: ['jamf'], states: { falcon: 'failed' } });
  });
});

describe('"check again now"', () => {
  it('asks by serial whether or not a sweep tells, once a minute', async () => {
    const refresh = () => house.ask('POST /api/v1/report/{who}/refresh', { who: 'me' }, me);
    house.calls();
    const { body, status } = await refresh();
    expect(status).toBe(202);
    const asked = house.calls().filter((call) => /source-(falcon|swept)/.test(call));
    expect(asked.sort()).toEqual([
      expect.stringMatching(/falcon Event .*"by":"serial"/),
      expect.stringMatching(/swept Event .*"by":"serial"/),
    ]);
    expect(body.asked.map(({ source }: { source: string }) => source)).toEqual(
      expect.arrayContaining(['falcon', 'swept', 'jamf']),
    );
    // The vendor has answered by then.
    for (const source of ['falcon', 'swept'])
      await house.table.markFetched({ hardware: serial }, source, {
        fetched_at: house.access.now().toISOString(),
        complete: true,
        dropped: [],
      });
    house.calls();
    await refresh();
    expect(house.calls().filter((call) => /source-(falcon|swept)/.test(call))).toEqual([]);
  });
});
