/** Whose a device is: over every route that names devices, and for any company. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeviceRecord } from '../../../../shared/model/record.ts';
import type { StoredLook } from '../../../../shared/tables/people-types.ts';
import type { Answer } from '../../../support/api.ts';
import { claim, record } from '../../../support/records.ts';
import { DEVICE_ROUTES, type House, openHouse } from './two-people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

let count = 0;
/** People, serials and addresses that no other test uses. */
function cast() {
  count += 1;
  const number = String(count).padStart(4, '0');
  const hex = count.toString(16).padStart(4, '0').toUpperCase();
  const mac = (last: string) => `00:1B:63:${hex.slice(0, 2)}:${hex.slice(2)}:${last}`;
  return {
    me: `me${number}@example.com`,
    other: `other${number}@example.com`,
    mine: `MYSN${number}A`,
    theirs: `THEIRSN${number}B`,
    dock: mac('D0'),
    myMac: mac('01'),
    theirMac: mac('02'),
    /** In everything that must not be told. */
    secret: `secret-${number}`,
  };
}
type Cast = ReturnType<typeof cast>;

const laptop = (id: string, owner: string, identifiers: DeviceRecord['identifiers'], name: string) =>
  record(id, { source: 'landesk', owners: [owner], identifiers, name, platform: 'Windows' });

/** Every route that names devices, asked for what this says. */
async function askAll(
  cast: Cast,
  who: string,
  value: { serial: string; macaddr: string },
): Promise<[string, Answer][]> {
  const asked: [string, Answer][] = [];
  for (const { key } of DEVICE_ROUTES)
    for (const source of key.includes('{source}') ? ['jamf', 'landesk', 'bitfit'] : ['landesk']) {
      const answer = await house.ask(key, { ...value, source, who: cast.me }, who);
      asked.push([`${key} ${source}`, answer]);
    }
  return asked;
}

async function looksAt(email: string): Promise<Pick<StoredLook, 'who' | 'as' | 'kind'>[]> {
  const { looks } = await house.people.looks(email);
  return looks.map(({ who, as, kind }) => ({ who, as, kind }));
}

const same = ({ status, headers, text }: Answer) => {
  const { 'x-request-id': _id, ...rest } = headers;
  return { status, text, headers: rest };
};

describe('two people and one dock', () => {
  let people: Cast;
  beforeAll(async () => {
    people = cast();
    const { me, other, mine, theirs, dock, myMac, theirMac, secret } = people;
    const records = [
      laptop(mine, me, { serial: mine, mac_addresses: [myMac, dock] }, 'my-laptop'),
      laptop(theirs, other, { serial: theirs, mac_addresses: [theirMac, dock] }, secret),
    ];
    await house.know({ records }, me, other);
  });

  it('tells nothing of a colleague on any route, asked by the dock, the serial or the address', async () => {
    const { me, theirs, theirMac, dock, secret } = people;
    for (const value of [
      { serial: theirs, macaddr: dock },
      { serial: theirs, macaddr: theirMac },
    ])
      for (const [route, answer] of await askAll(people, me, value))
        for (const word of [secret, theirMac, people.other, ...(route.includes('{serial}') ? [] : [theirs])])
          expect([route, answer.status, answer.text.includes(word)]).toEqual([route, 200, false]);
    expect(await looksAt(people.other)).toEqual([]);
  });

  it('tells of the own laptop by its serial and by the dock', async () => {
    const { me, mine, dock } = people;
    for (const [key, value] of [
      ['GET /api/v1/devices/serial/{serial}', mine],
      ['GET /api/v1/devices/macaddr/{macaddr}', dock],
      ['GET /api/v1/devices/{source}/serial/{serial}', mine],
      ['GET /api/v1/devices/{source}/macaddr/{macaddr}', dock],
    ] as const) {
      const answer = await house.ask(key, { serial: value, macaddr: value, source: 'landesk' }, me);
      expect([key, answer.body.map(({ name }: { name: string }) => name)]).toEqual([key, ['my-laptop']]);
    }
  });

  it('answers what exists and what does not alike: body, headers, and every call that is made', async () => {
    const { me, theirs, theirMac } = people;
    for (const { key, route } of DEVICE_ROUTES.filter(({ route: { subject } }) => subject === 'device'))
      for (const roles of [[], ['helpdesk']] as const) {
        const seen = [];
        for (const value of [
          { serial: theirs, macaddr: theirMac },
          { serial: 'NOBODYS123', macaddr: '00:1B:63:FF:FF:01' },
        ]) {
          house.calls();
          const answer = await house.ask(key, { ...value, source: 'landesk' }, me, ...roles);
          const calls = house.calls().filter((call) => !call.includes('test-people'));
          seen.push({ ...same(answer), calls });
        }
        expect(seen[0]).toEqual(seen[1]);
        expect([route.path, seen[0]?.status, seen[0]?.text]).toEqual([route.path, 200, '[]']);
        expect(seen[0]?.calls.filter((call) => call.includes('people-source'))).toEqual([]);
      }
  });

  it('still lets the security team look anybody up, with a look for each owner', async () => {
    const { dock, me, other } = people;
    const answer = await house.ask(
      'GET /api/v1/devices/macaddr/{macaddr}',
      { macaddr: dock },
      'sec@example.com',
      'security',
    );
    expect(answer.body).toHaveLength(2);
    const look = { who: 'sec@example.com', as: 'security', kind: 'device' };
    expect(await looksAt(me)).toEqual([look]);
    expect(await looksAt(other)).toEqual([look]);
  });
});

describe('one serial and two owners', () => {
  it('of two records: each sees their own record and nothing of the other', async () => {
    const people = cast();
    const { me, other, theirs, theirMac, secret } = people;
    const forged = record(`${theirs}-vm`, { owners: [me], identifiers: { serial: theirs }, name: 'my-vm' });
    const genuine = laptop(theirs, other, { serial: theirs, mac_addresses: [theirMac] }, secret);
    await house.know({ records: [forged, genuine] }, me, other);
    for (const [route, answer] of await askAll(people, me, { serial: theirs, macaddr: theirMac }))
      for (const word of [secret, theirMac, other])
        expect([route, answer.status, answer.text.includes(word)]).toEqual([route, 200, false]);
    expect(await looksAt(other)).toEqual([]);
  });

  it('is nobody else’s where an ownership source gives it to somebody', async () => {
    const people = cast();
    const { me, other, theirs } = people;
    const forged = record(`${theirs}-vm`, { owners: [me], identifiers: { serial: theirs }, name: 'my-vm' });
    await house.know(
      { records: [forged], claims: [claim(theirs, { owners: [other], serial: theirs })] },
      me,
      other,
    );
    for (const key of ['GET /api/v1/devices/serial/{serial}', 'GET /api/v1/devices/{source}/serial/{serial}'])
      expect([key, (await house.ask(key, { serial: theirs, source: 'jamf' }, me)).body]).toEqual([key, []]);
  });

  it('is mine where an ownership source claims it for me, and its other owner reads that I saw it, once a day', async () => {
    const people = cast();
    const { me, other, theirs, secret } = people;
    const records = [laptop(theirs, other, { serial: theirs }, secret)];
    await house.know({ records, claims: [claim(theirs, { owners: [me], serial: theirs })] }, me, other);
    const answers = [];
    for (let times = 0; times < 3; times += 1)
      answers.push(await house.ask('GET /api/v1/devices/serial/{serial}', { serial: theirs }, me));
    answers.push(await house.ask('GET /api/v1/report/{who}', { who: 'me' }, me));
    for (const answer of answers) expect(answer.text).toContain(secret);
    expect(await looksAt(other)).toEqual([{ who: me, as: 'owner', kind: 'device' }]);
    expect(await looksAt(me)).toEqual([]);
  });

  it('of one record that lists both: each has a look of the other, whoever looks in a role leaves one for both', async () => {
    const people = cast();
    const { me, other, mine } = people;
    const both = { ...laptop(mine, me, { serial: mine }, 'shared'), owners: [me, other] };
    await house.know({ records: [both] }, me, other);
    await house.ask('GET /api/v1/report/{who}', { who: 'me' }, me);
    await house.ask('GET /api/v1/devices/merged/{who}', { who: other }, other);
    await house.ask('GET /api/v1/report/{who}', { who: me }, 'sec@example.com', 'security');
    const bySecurity = { who: 'sec@example.com', as: 'security' };
    const sorted = async (email: string) => (await looksAt(email)).sort((a, b) => (a.who < b.who ? -1 : 1));
    expect(await sorted(other)).toEqual([
      { who: me, as: 'owner', kind: 'device' },
      { ...bySecurity, kind: 'device' },
    ]);
    expect(await sorted(me)).toEqual([
      { who: other, as: 'owner', kind: 'device' },
      { ...bySecurity, kind: 'report' },
    ]);
  });
});

describe('a dock that is an asset', () => {
  it('brings nobody’s laptop onto the page of whom it is booked on, and the page says so', async () => {
    const people = cast();
    const { me, other, theirs, dock, secret } = people;
    const records = [laptop(theirs, other, { serial: theirs, mac_addresses: [dock] }, secret)];
    await house.know({ records, claims: [claim(dock, { owners: [me], mac_addresses: [dock] })] }, me, other);
    for (const [route, answer] of await askAll(people, me, { serial: theirs, macaddr: dock }))
      for (const word of [secret, other])
        expect([route, answer.status, answer.text.includes(word)]).toEqual([route, 200, false]);
    const { body } = await house.ask('GET /api/v1/report/{who}', { who: 'me' }, me);
    expect([body.devices, body.shared_claims]).toEqual([[], 1]);
    expect(await looksAt(other)).toEqual([]);
  });

  it('with laptops that nobody is known to own brings none of them either', async () => {
    const people = cast();
    const { me, mine, theirs, dock } = people;
    const records = [mine, theirs].map((serial) => ({
      ...laptop(serial, me, { serial, mac_addresses: [dock] }, serial),
      owners: [],
    }));
    await house.know({ records, claims: [claim(dock, { owners: [me], mac_addresses: [dock] })] }, me);
    const { body } = await house.ask('GET /api/v1/report/{who}', { who: 'me' }, me);
    expect([body.devices, body.shared_claims]).toEqual([[], 1]);
  });

  it('of one laptop that nobody is known to own brings it', async () => {
    const { me, mine, dock } = cast();
    const records = [{ ...laptop(mine, me, { serial: mine, mac_addresses: [dock] }, mine), owners: [] }];
    await house.know({ records, claims: [claim(dock, { owners: [me], mac_addresses: [dock] })] }, me);
    const { body } = await house.ask('GET /api/v1/report/{who}', { who: 'me' }, me);
    expect(body.devices).toMatchObject([{ name: mine }]);
  });
});

/** Letters of a small alphabet, so that people, serials and addresses meet often. */
const few = fc.constantFrom(0, 1, 2);
const anyCompany = fc.record({
  records: fc.array(
    fc.record({
      source: fc.constantFrom('jamf', 'landesk'),
      owners: fc.uniqueArray(few, { maxLength: 2 }),
      serial: fc.option(few),
      macs: fc.uniqueArray(few, { maxLength: 2 }),
    }),
    { maxLength: 5 },
  ),
  claims: fc.array(
    fc.record({
      owners: fc.uniqueArray(few, { minLength: 1, maxLength: 2 }),
      serial: fc.option(few),
      mac: fc.option(few),
    }),
    { maxLength: 3 },
  ),
});

/** `npm run test:access` makes more. Each asks every route for three devices, so time goes by their number. */
const RUNS = Number(process.env.ACCESS_RUNS ?? 12);
const TIME = 60_000 + RUNS * 2_000;

it(
  'shows, in any company, only what is listed or claimed by serial',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyCompany, async ({ records, claims }) => {
        count += 1;
        const number = String(count).padStart(4, '0');
        const hex = count.toString(16).padStart(4, '0').toUpperCase();
        const person = (index: number) => `p${index}.${number}@example.com`;
        const serial = (index: number) => `SN${number}X${index}Q`;
        const mac = (index: number) => `00:1C:B3:${hex.slice(0, 2)}:${hex.slice(2)}:0${index}`;
        const made = records.map((one, index) =>
          record(`${number}-${index}`, {
            source: one.source,
            owners: one.owners.map(person),
            name: `name-${number}-${index}.`,
            identifiers: {
              ...(one.serial !== null && { serial: serial(one.serial) }),
              mac_addresses: one.macs.map(mac),
            },
          }),
        );
        const said = claims.map((one, index) =>
          claim(`${number}-c${index}`, {
            owners: one.owners.map(person),
            ...(one.serial !== null && { serial: serial(one.serial) }),
            ...(one.mac !== null && { mac_addresses: [mac(one.mac)] }),
          }),
        );
        const everybody = [0, 1, 2].map(person);
        await house.know({ records: made, claims: said }, ...everybody);
        const [me = ''] = everybody;
        const claimed = new Set(
          said.flatMap(({ owners, serial: of }) => (owners.includes(me) && of ? [of] : [])),
        );
        const isForbidden = ({ owners, identifiers }: DeviceRecord) =>
          owners.length > 0 && !owners.includes(me) && !claimed.has(identifiers.serial ?? '');
        const forbidden = made.filter(isForbidden);
        for (const index of [0, 1, 2])
          for (const { key, route } of DEVICE_ROUTES) {
            if (route.subject === 'person' && index > 0) continue;
            const params = { who: me, serial: serial(index), macaddr: mac(index), source: 'landesk' };
            const answer = await house.ask(key, params, me);
            expect([key, answer.status]).toEqual([key, 200]);
            for (const { name = '' } of forbidden)
              expect([key, answer.text.includes(name)]).toEqual([key, false]);
          }
      }),
      { numRuns: RUNS },
    );
  },
  TIME,
);
