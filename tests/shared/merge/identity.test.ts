import { describe, expect, it } from '@jest/globals';
import { belongsElsewhere, merge } from '../../../shared/merge/index.ts';
import type { Claim, Identifiers } from '../../../shared/model/record.ts';
import { deviceWith, record, SYNCED } from './records.ts';

const MAC = '00:DE:AD:BE:EF:01';
const MAC_2 = '00:DE:AD:BE:EF:02';
const UDID = '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902';
const UDID_2 = '6C8D3F21-A4B5-4E20-9F37-1D52E8A4BA13';

function identityOf(name: string, records: Record<string, Identifiers>) {
  const parts = Object.entries(records).map(([key, identifiers]) => record(key, { identifiers }));
  return deviceWith(merge(parts), name).identity;
}

const reference = (source: string) => ({ source, id: '1' });

describe('joined_by', () => {
  it('names each identifier that joined, and not those that would have', () => {
    const identity = identityOf('a:1', {
      'a:1': { serial: 'SER1', mac_addresses: [MAC] },
      'b:1': { serial: 'ser1', mac_addresses: [MAC, MAC_2] },
      'c:1': { mac_addresses: [MAC_2] },
    });
    expect(identity).toEqual({
      joined_by: [
        { level: 'serial', value: 'SER1', records: [reference('a'), reference('b')] },
        { level: 'mac', value: MAC_2, records: [reference('b'), reference('c')] },
      ],
      kept_apart: [],
    });
  });

  it('names the smallest identifier of a level first', () => {
    const identity = identityOf('a:1', {
      'a:1': { mac_addresses: [MAC_2] },
      'b:1': { mac_addresses: [MAC, MAC_2] },
      'c:1': { mac_addresses: [MAC] },
    });
    expect(identity.joined_by.map(({ value }) => value)).toEqual([MAC, MAC_2]);
  });

  it('is empty for a device of one record', () => {
    expect(identityOf('a:1', { 'a:1': { serial: 'SER1' } })).toEqual({ joined_by: [], kept_apart: [] });
  });
});

describe('kept_apart', () => {
  it('says different_serials of a dock, and names the others', () => {
    const records = {
      'x:1': { serial: 'ONE1', mac_addresses: [MAC] },
      'y:1': { serial: 'TWO2', mac_addresses: [MAC] },
      'z:1': { mac_addresses: [MAC] },
    };
    const apart = { level: 'mac', value: MAC, reason: 'different_serials' };
    expect(identityOf('x:1', records).kept_apart).toEqual([
      { ...apart, records: [reference('y'), reference('z')] },
    ]);
    expect(identityOf('z:1', records).kept_apart).toEqual([
      { ...apart, records: [reference('x'), reference('y')] },
    ]);
  });

  it('says different_udids of a MAC address of two machines without serial', () => {
    const records = {
      'x:1': { udid: UDID, mac_addresses: [MAC] },
      'y:1': { udid: UDID_2, mac_addresses: [MAC] },
    };
    expect(identityOf('x:1', records).kept_apart).toEqual([
      { level: 'mac', value: MAC, reason: 'different_udids', records: [reference('y')] },
    ]);
  });

  it('says ambiguous of what would join several devices with serials', () => {
    const records = {
      'x:1': { serial: 'ONE1', mac_addresses: [MAC] },
      'z:1': { mac_addresses: [MAC, MAC_2] },
      'y:1': { serial: 'TWO2', mac_addresses: [MAC_2] },
    };
    expect(identityOf('z:1', records).kept_apart).toEqual([
      { level: 'mac', value: MAC, reason: 'ambiguous', records: [reference('x')] },
      { level: 'mac', value: MAC_2, reason: 'ambiguous', records: [reference('y')] },
    ]);
  });

  it('says nothing of a clone that turned out to be the same device', () => {
    const records = {
      'x:1': { serial: 'ONE1', udid: UDID, mac_addresses: [MAC] },
      'y:1': { serial: 'TWO2', udid: UDID },
      'z:1': { udid: UDID, mac_addresses: [MAC] },
    };
    expect(identityOf('x:1', records).kept_apart).toEqual([
      { level: 'udid', value: UDID, reason: 'different_serials', records: [reference('y')] },
    ]);
  });

  it('says nothing of an ambiguous identifier whose records something weaker joined', () => {
    const [first, second, third] = ['35693803564380', '49015420323751', '86012345678901'] as const;
    const identity = identityOf('a:1', {
      'x:1': { serial: 'ONE1', imeis: [third] },
      'a:1': { imeis: [third, second], mac_addresses: [MAC] },
      'b:1': { imeis: [second, first], mac_addresses: [MAC] },
      'y:1': { serial: 'TWO2', imeis: [first] },
    });
    expect(identity.joined_by).toEqual([
      { level: 'mac', value: MAC, records: [reference('a'), reference('b')] },
    ]);
    expect(identity.kept_apart).toEqual([
      { level: 'imei', value: first, reason: 'ambiguous', records: [reference('y')] },
      { level: 'imei', value: third, reason: 'ambiguous', records: [reference('x')] },
    ]);
  });

  it('names some of those who share a dock, not the whole company', () => {
    const records = Object.fromEntries(
      Array.from({ length: 500 }, (_, number) => [
        `s${number}:1`,
        { serial: `SER${number}`, mac_addresses: [MAC] },
      ]),
    );
    expect(identityOf('s7:1', records).kept_apart).toMatchObject([{ records: { length: 10 } }]);
  });
});

describe('claims of ownership sources', () => {
  const claim = (id: string, rest: Partial<Claim>): Claim => ({
    v: 1,
    source: 'bitfit',
    id,
    owners: ['other@example.com'],
    synced_at: SYNCED,
    ...rest,
  });
  const laptop = record('jamf:1', { identifiers: { serial: 'SER1', mac_addresses: [MAC] } });
  const owner = 'user@example.com';
  const apart = (claims: Claim[], options = { owner }) => merge([laptop], { claims, ...options })[0];

  it('keep a device apart that is claimed for somebody else, without saying for whom', () => {
    const device = apart([claim('7', { serial: ' ser1' })]);
    expect(device?.identity.kept_apart).toEqual([
      { level: 'serial', value: 'SER1', reason: 'owner_disagrees', records: [{ source: 'bitfit', id: '7' }] },
    ]);
    expect(device && belongsElsewhere(device)).toBe(true);
    expect(JSON.stringify(device)).not.toContain('other@example.com');
  });

  it('are named in one order', () => {
    const [one, other] = [claim('7', { serial: 'SER1' }), claim('8', { serial: 'SER1' })];
    expect(apart([other, one])).toEqual(apart([one, other]));
  });

  it('go by MAC address when neither they nor the device know a serial', () => {
    const bare = record('landesk:1', { identifiers: { mac_addresses: [MAC] } });
    const claims = [claim('7', { mac_addresses: ['00-de-ad-be-ef-01'] })];
    expect(merge([bare], { claims, owner })[0]?.identity.kept_apart).toEqual([
      { level: 'mac', value: MAC, reason: 'owner_disagrees', records: [{ source: 'bitfit', id: '7' }] },
    ]);
  });

  it.each([
    ['there are none', []],
    ['it is the owner', [claim('7', { serial: 'SER1', owners: [' User@Example.com'] })]],
    [
      'one of several agrees',
      [claim('7', { serial: 'SER1' }), claim('8', { serial: 'SER1', owners: [owner] })],
    ],
    [
      'the serial is agreed on and the MAC address is not',
      [claim('7', { mac_addresses: [MAC] }), claim('8', { serial: 'SER1', owners: [owner] })],
    ],
    // A colleague's dock: whatever is plugged into it once would leave its owner's page.
    ['only a MAC address of a device with a serial is claimed', [claim('7', { mac_addresses: [MAC] })]],
    ['it is claimed for nobody', [claim('7', { serial: 'SER1', owners: [] })]],
    ['it is claimed for what is no address', [claim('7', { serial: 'SER1', owners: ['n/a'] })]],
    [
      'it is another serial with the same MAC address',
      [claim('7', { serial: 'SER2', mac_addresses: [MAC] })],
    ],
    ['a placeholder is claimed', [claim('7', { serial: 'None' })]],
  ])('do not when %s', (_what, claims) => {
    const device = apart(claims);
    expect(device?.identity.kept_apart).toEqual([]);
    expect(device && belongsElsewhere(device)).toBe(false);
  });

  it('of a MAC address say nothing of a device of which any record knows the serial', () => {
    const identifiers = { udid: UDID, mac_addresses: [MAC] };
    const records = [
      record('a:1', { identifiers }),
      record('b:1', { identifiers: { serial: 'SER1', udid: UDID } }),
    ];
    const claims = [claim('7', { mac_addresses: [MAC] })];
    expect(merge(records, { claims, owner }).map(belongsElsewhere)).toEqual([false]);
  });

  it('are not what keeps a device elsewhere that is apart for another reason', () => {
    const dock = { mac_addresses: [MAC] };
    const records = ['SER1', 'SER2'].map((serial) => record(serial, { identifiers: { serial, ...dock } }));
    const [device] = merge(records, { owner });
    expect(device?.identity.kept_apart).toMatchObject([{ reason: 'different_serials' }]);
    expect(device && belongsElsewhere(device)).toBe(false);
  });

  it('say nothing when nobody is asked about', () => {
    expect(merge([laptop], { claims: [claim('7', { serial: 'SER1' })] })[0]?.identity.kept_apart).toEqual([]);
  });
});
