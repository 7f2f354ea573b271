import fc from 'fast-check';
import type { DeviceRecord, Facts, Identifiers } from '../../../shared/model/record.ts';
import { IMEIS, MACS, SERIALS, UDIDS } from '../identifiers/samples.ts';

/** Few values each, so that records share them often. */
const serial = fc.constantFrom('SER1', 'ser2 ', 'SER3', 'None', 'Default string');
const udid = fc.constantFrom(
  '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902',
  '102E7C5B-A493-1F5D-8E26-0C41D7F3A902',
  '{6c8d3f21-a4b5-4e20-9f37-1d52e8a4ba13}',
  '00008132-001A59E02E88801C',
  '03000200-0400-0500-0006-000700080009',
);
const imei = fc.constantFrom('356938035643809', '35693803564380', '490154203237518', '000000000000000');
const entra = fc.constantFrom(
  '9D1F0A6E-52C4-4B7E-8A13-6F2E4C81B05D',
  '{3b7e9c42-0d15-4f6a-a2c8-71e5d94f8b06}',
  '00000000-0000-0000-0000-000000000000',
);
const mac = fc.constantFrom(
  '00:DE:AD:BE:EF:01',
  '00-de-ad-be-ef-02',
  '00deadbeef03',
  '00:DE:AD:BE:EF:04',
  '02:DE:AD:BE:EF:05',
);
const time = fc.constantFrom(
  '2026-11-01T00:00:00Z',
  '2026-11-20T00:00:00Z',
  '2026-11-20T01:00:00+01:00',
  '2030-01-01T00:00:00Z',
  'yesterday',
);

/** Identifiers of which none identifies. */
export const worthless: fc.Arbitrary<Identifiers> = fc.record(
  {
    serial: anyOf(SERIALS),
    udid: anyOf(UDIDS),
    entra_device_id: anyOf(UDIDS),
    imeis: fc.array(anyOf(IMEIS), { maxLength: 2 }),
    mac_addresses: fc.array(anyOf(MACS), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const identifiers: fc.Arbitrary<Identifiers> = fc.record(
  {
    serial,
    udid,
    entra_device_id: entra,
    imeis: fc.array(imei, { maxLength: 2 }),
    meid: imei,
    mac_addresses: fc.array(mac, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    firewall: fc.record({ value: fc.boolean(), at: time }, { requiredKeys: ['value'] }),
    disk_encryption: fc.record(
      { value: fc.constantFrom('on', 'off'), at: time },
      { requiredKeys: ['value'] },
    ),
  },
  { requiredKeys: [] },
);

const content = fc.record(
  {
    source: fc.constantFrom('jamf', 'google', 'landesk'),
    owners: fc.array(fc.constant('user@example.com'), { maxLength: 1 }),
    synced_at: fc.constantFrom('2026-11-21T00:00:00Z', '2026-11-23T12:00:00Z', 'never'),
    identifiers,
    facts,
    name: fc.constantFrom('one', 'two'),
    platform: fc.constantFrom('Mac', 'Windows', 'iOS', 'Android'),
    os_version: fc.constantFrom('26.1', '11'),
    last_sync: time,
  },
  { requiredKeys: ['source', 'owners', 'synced_at', 'identifiers', 'facts'] },
);

/** Up to a dozen records that share identifiers, each with an id of its own. */
export const records: fc.Arbitrary<DeviceRecord[]> = fc
  .array(content, { maxLength: 12 })
  .map((contents) => contents.map((rest, index) => ({ v: 1, ...rest, id: `${index}` })));

/** Records, and the same in another order. */
export const reordered: fc.Arbitrary<[DeviceRecord[], DeviceRecord[]]> = records.chain((originals) =>
  fc.tuple(
    fc.constant(originals),
    fc.shuffledSubarray(originals, { minLength: originals.length, maxLength: originals.length }),
  ),
);

const garbage = fc.anything();

/** Records whose required fields are right and whose optional ones hold anything. */
export const garbled: fc.Arbitrary<DeviceRecord[]> = fc
  .array(
    fc.record(
      {
        identifiers: fc.oneof(
          garbage,
          fc.record({
            serial: garbage,
            udid: garbage,
            entra_device_id: garbage,
            imeis: garbage,
            meid: garbage,
            mac_addresses: garbage,
          }),
          fc.record({ imeis: fc.array(garbage), mac_addresses: fc.array(garbage) }),
        ),
        facts: fc.oneof(
          garbage,
          fc.record({ firewall: garbage, agents: garbage }),
          fc.record({ firewall: fc.record({ value: garbage, at: garbage, details: garbage }) }),
        ),
        software: fc.oneof(garbage, fc.record({ installed: garbage, services: garbage, at: garbage })),
        owners: garbage,
        name: garbage,
        model: garbage,
        type: garbage,
        platform: garbage,
        os: garbage,
        os_version: garbage,
        owned_by: garbage,
        vendor_status: garbage,
        last_sync: garbage,
        synced_at: garbage,
      },
      { requiredKeys: [] },
    ),
    { maxLength: 6 },
  )
  .map((contents) =>
    contents.map((rest, index) => ({ v: 1, source: 'jamf', id: `${index}`, ...rest }) as DeviceRecord),
  );

function anyOf(samples: readonly (readonly [string, string])[]): fc.Arbitrary<string> {
  return fc.constantFrom(...samples.map(([sample]) => sample));
}
