/** Hardware that stands under nobody: what brings it onto a page, over every route, and what does not. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Declarations } from '../../../../shared/model/declaration.ts';
import type { DeviceRecord } from '../../../../shared/model/record.ts';
import { claim, record } from '../../../support/records.ts';
import { DEVICE_ROUTES, type House, openHouse } from './two-people.ts';

/** An EDR, one without serials, what a person enrolls, and what they send. */
const DECLARATIONS: Declarations = {
  falcon: { joins: 'hardware' },
  sensor: { joins: 'hardware' },
  enrolled: { trust: 'attested' },
  sent: { trust: 'self' },
};

let house: House;
beforeAll(async () => {
  house = await openHouse(DECLARATIONS);
});
afterAll(() => house.close());

let count = 0;
/** Two people and a laptop each, which no other test has. */
function cast() {
  count += 1;
  const number = String(count).padStart(4, '0');
  const hex = count.toString(16).padStart(4, '0').toUpperCase();
  const hardware = (last: string) => ({
    serial: `JOIN${number}X${last}`,
    udid: `5D2C${hex}-8A3E-4F71-9B64-0C1D7E93A5${last}`,
    entra_device_id: `7B1F${hex}-93D4-4C28-AE57-F60B2D81C9${last}`,
    mac_addresses: [`00:1C:B3:${hex.slice(0, 2)}:${hex.slice(2)}:${last}`],
  });
  return {
    ...{ me: `joined${number}@example.com`, other: `other-joined${number}@example.com` },
    ...{ mine: hardware('A1'), theirs: hardware('B2'), number },
  };
}
type Hardware = ReturnType<typeof cast>['mine'];

/** In the managed source of devices. */
const listed = (
  id: string,
  owner: string,
  identifiers: Partial<Hardware>,
  rest: Partial<DeviceRecord> = {},
) => record(id, { owners: [owner], identifiers, name: `${id}-pc`, platform: 'Windows', ...rest });
/** At the EDR, under nobody. */
const seen = (id: string, identifiers: Partial<Hardware>, rest: Partial<DeviceRecord> = {}) =>
  record(id, { source: 'falcon', owners: [], identifiers, platform: 'Windows', ...rest });

const page = async (who: string): Promise<{ sources: string[]; records: { id: string }[] }[]> =>
  (await house.ask('GET /api/v1/report/{who}', { who: 'me' }, who)).body.devices;
const idsOn = async (who: string) =>
  (await page(who)).map(({ records }) => records.map(({ id }) => id).sort()).sort();

describe('hardware under nobody joins the device', () => {
  it.each<[string, (of: Hardware) => Partial<Hardware>]>([
    ['serial', ({ serial }) => ({ serial })],
    ['serial in another spelling', ({ serial }) => ({ serial: ` ${serial.toLowerCase()} ` })],
    ['UDID', ({ udid }) => ({ udid })],
    ['Entra device id', ({ entra_device_id }) => ({ entra_device_id })],
  ])('that is listed for the person by the same %s', async (_, told) => {
    const { me, mine, number } = cast();
    await house.know({ records: [listed(`l${number}`, me, mine), seen(`s${number}`, told(mine))] }, me);
    expect(await idsOn(me)).toEqual([[`l${number}`, `s${number}`]]);
  });

  it('that an ownership source claims by serial, and what belongs to the same device', async () => {
    const { me, other, theirs, number } = cast();
    const { entra_device_id, serial } = theirs;
    const records = [
      listed(`l${number}`, other, { serial, entra_device_id }),
      seen(`s${number}`, { serial }),
      seen(`d${number}`, { entra_device_id }, { source: 'sensor' }),
    ];
    await house.know({ records, claims: [claim(`c${number}`, { owners: [me], serial })] }, me, other);
    expect(await idsOn(me)).toEqual([[`d${number}`, `l${number}`, `s${number}`]]);
  });

  it('over every route that names devices, also by serial and address, and in the shapes of the first version', async () => {
    const { me, mine, number } = cast();
    await house.know({ records: [listed(`l${number}`, me, mine), seen(`s${number}`, mine)] }, me);
    for (const { key } of DEVICE_ROUTES)
      for (const source of key.includes('{source}') ? ['falcon'] : ['jamf']) {
        const params = { who: me, serial: mine.serial, macaddr: mine.mac_addresses[0] ?? '', source };
        const { status, text } = await house.ask(key, params, me);
        expect([key, status, text.includes(`s${number}`) || text.includes('falcon')]).toEqual([
          key,
          200,
          true,
        ]);
      }
  });
});

describe('a role that may look anybody up', () => {
  it('gets the hardware that is of the device, and leaves a look for its owner', async () => {
    const { me, mine, number } = cast();
    const { serial, entra_device_id } = mine;
    const records = [
      listed(`l${number}`, me, { serial, entra_device_id }),
      seen(`d${number}`, { entra_device_id }, { source: 'sensor' }),
    ];
    await house.know({ records }, me);
    const key = 'GET /api/v1/devices/serial/{serial}';
    const { body } = await house.ask(key, { serial }, 'sec@example.com', 'security');
    expect(body.map(({ sources }: { sources: string[] }) => sources)).toEqual([['jamf', 'sensor']]);
    const { looks } = await house.people.looks(me);
    expect(looks).toMatchObject([{ who: 'sec@example.com', as: 'security', kind: 'device' }]);
  });
});

describe('hardware under nobody stays away', () => {
  it('with the MAC address alone', async () => {
    const { me, mine, number } = cast();
    const { mac_addresses } = mine;
    await house.know(
      { records: [listed(`l${number}`, me, mine), seen(`s${number}`, { mac_addresses })] },
      me,
    );
    expect(await idsOn(me)).toEqual([[`l${number}`]]);
  });

  it('with the MAC address that an ownership source claims', async () => {
    const { me, mine, number } = cast();
    const { mac_addresses } = mine;
    await house.know(
      { records: [seen(`s${number}`, mine)], claims: [claim(`c${number}`, { owners: [me], mac_addresses })] },
      me,
    );
    const [macaddr = ''] = mac_addresses;
    await house.ask('GET /api/v1/devices/macaddr/{macaddr}', { macaddr }, 'sec@example.com', 'security');
    expect(await idsOn(me)).toEqual([]);
  });

  it('when it is listed for somebody else, and is on their page', async () => {
    const { me, other, mine, number } = cast();
    const records = [listed(`l${number}`, me, mine), seen(`s${number}`, mine, { owners: [other] })];
    await house.know({ records }, me, other);
    expect(await idsOn(me)).toEqual([[`l${number}`]]);
    expect(await idsOn(other)).toEqual([[`s${number}`]]);
  });

  it('where what it has in common is contradicted by its serial', async () => {
    const { me, mine, theirs, number } = cast();
    const { udid } = mine;
    const records = [listed(`l${number}`, me, mine), seen(`s${number}`, { udid, serial: theirs.serial })];
    await house.know({ records }, me);
    expect(await idsOn(me)).toEqual([[`l${number}`]]);
  });

  it('once its source has it no more', async () => {
    const { me, mine, number } = cast();
    await house.know({ records: [listed(`l${number}`, me, mine)] }, me);
    const at = new Date(house.access.now().getTime() - 1000).toISOString();
    await house.table.putRecords([seen(`s${number}`, mine, { synced_at: at })], undefined, 'all');
    expect(await idsOn(me)).toEqual([[`l${number}`]]);
  });
});

/** Asks every route about B's laptop as A. */
async function expectNothing(me: string, source: string, theirs: Hardware, told: readonly string[]) {
  const [macaddr = ''] = theirs.mac_addresses;
  const sources = ['jamf', 'falcon', 'sensor', source, 'bitfit'];
  const asked = DEVICE_ROUTES.flatMap(({ key }) =>
    (key.includes('{source}') ? sources : ['jamf']).map((at) => [key, at] as const),
  );
  for (const [key, at] of asked) {
    const params = { who: me, serial: theirs.serial, macaddr, source: at };
    const { status, text } = await house.ask(key, params, me);
    expect([key, at, status, told.filter((word) => text.includes(word))]).toEqual([key, at, 200, []]);
  }
}

describe.each(['enrolled', 'sent'])('A, who has %s with everything of B’s laptop,', (source) => {
  const forged = (id: string, owner: string, identifiers: Hardware) =>
    record(id, { source, owners: [owner], identifiers, name: `${id}-forged`, platform: 'Windows' });

  it('gets nothing of B over any route, and B’s page does not change', async () => {
    const { me, other, theirs, number } = cast();
    const secret = `secret-${source}-${number}`;
    const { mac_addresses, ...proving } = theirs;
    const bs = [
      listed(`l${number}`, other, theirs, { name: secret }),
      seen(`s${number}`, proving, { name: secret }),
      seen(`p${number}`, { mac_addresses }, { source: 'sensor', name: secret }),
    ];
    const claims = [claim(`c${number}`, { owners: [other], serial: theirs.serial, name: secret })];
    await house.know({ records: bs }, me, other);
    const before = await house.ask('GET /api/v1/report/{who}', { who: 'me' }, other);
    expect(await idsOn(other)).toEqual([[`l${number}`, `p${number}`, `s${number}`]]);
    await house.know({ records: [forged(`f${number}`, me, theirs)] }, me, other);
    const after = await house.ask('GET /api/v1/report/{who}', { who: 'me' }, other);
    expect(after.body).toEqual(before.body);
    const [enrolled] = (await house.ask('GET /api/v1/report/{who}', { who: 'me' }, me)).body.devices;
    expect(enrolled).toMatchObject({ sources: [source], identity: { listed_elsewhere: true } });
    const told = [secret, other, ...['s', 'p', 'l'].map((letter) => `"${letter}${number}"`)];
    const check = () => expectNothing(me, source, theirs, told);
    await check();
    expect((await house.people.looks(other)).looks).toEqual([]);
    // Whatever ownership sources say of it besides.
    await house.know({ claims }, me, other);
    await check();
    expect(await idsOn(other)).toEqual([[`l${number}`, `p${number}`, `s${number}`]]);
  });
});

describe('what proves nothing alone', () => {
  /** The same MAC address and name on both sides. */
  const pair = ({ me, mine, number }: ReturnType<typeof cast>) => {
    const { mac_addresses } = mine;
    return [
      listed(`l${number}`, me, mine, { name: `Place-${number}.corp.example.com` }),
      seen(`s${number}`, { mac_addresses }, { source: 'sensor', name: `CORP\\PLACE-${number}` }),
    ] as [DeviceRecord, DeviceRecord];
  };

  it('places hardware together: MAC address, name and platform, each of one record on either side', async () => {
    const people = cast();
    await house.know({ records: pair(people) }, people.me);
    expect(await idsOn(people.me)).toEqual([[`l${people.number}`, `s${people.number}`]]);
  });

  it.each<[string, (people: ReturnType<typeof cast>, pair: [DeviceRecord, DeviceRecord]) => DeviceRecord[]]>([
    ['another name', (_, [mine, theirs]) => [mine, { ...theirs, name: 'other-pc' }]],
    ['no name', (_, [mine, { name: _name, ...theirs }]) => [mine, theirs]],
    ['another platform', (_, [mine, theirs]) => [mine, { ...theirs, platform: 'Linux' }]],
    [
      'another MAC address',
      ({ theirs: { mac_addresses } }, [mine, theirs]) => [
        mine,
        { ...theirs, identifiers: { mac_addresses } },
      ],
    ],
    [
      'a second one of its source with the MAC address',
      (_, [mine, theirs]) => [mine, theirs, { ...theirs, id: `${theirs.id}-2`, name: 'second' }],
    ],
    [
      'a second one of its source with the name',
      ({ theirs: { mac_addresses } }, [mine, theirs]) => [
        mine,
        theirs,
        { ...theirs, id: `${theirs.id}-2`, identifiers: { mac_addresses } },
      ],
    ],
    [
      'a colleague’s with the MAC address',
      ({ other, number }, [mine, theirs]) => [
        mine,
        theirs,
        listed(`o${number}`, other, { mac_addresses: mine.identifiers.mac_addresses ?? [] }),
      ],
    ],
    [
      'a colleague’s with the name',
      ({ other, number, theirs: { serial } }, [mine, theirs]) => [
        mine,
        theirs,
        listed(`o${number}`, other, { serial }, { name: mine.name ?? '' }),
      ],
    ],
    [
      'a serial of its own',
      ({ theirs: { serial } }, [mine, theirs]) => [
        mine,
        { ...theirs, identifiers: { ...theirs.identifiers, serial } },
      ],
    ],
  ])('places nothing where there is %s', async (_, records) => {
    const people = cast();
    await house.know({ records: records(people, pair(people)) }, people.me, people.other);
    expect(await idsOn(people.me)).toEqual([[`l${people.number}`]]);
  });

  it('is not broken by what a colleague has typed', async () => {
    const people = cast();
    const [mine, theirs] = pair(people);
    const typed = record(`t${people.number}`, {
      ...mine,
      id: `t${people.number}`,
      source: 'enrolled',
      owners: [people.other],
    });
    await house.know({ records: [mine, theirs, typed] }, people.me, people.other);
    expect(await idsOn(people.me)).toEqual([[`l${people.number}`, `s${people.number}`]]);
  });
});
