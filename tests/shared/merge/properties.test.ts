import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalSerial, canonicalUdid, otherByteOrder } from '../../../shared/identifiers/index.ts';
import { merge } from '../../../shared/merge/index.ts';
import type { MergedDevice } from '../../../shared/model/device.ts';
import { type DeviceRecord, FACT_NAMES } from '../../../shared/model/record.ts';
import { PROPERTIES } from '../../support/fuzz.ts';
import { garbled, records, reordered, worthless } from './arbitrary.ts';
import { deviceWith, partsOf, record } from './records.ts';

const nameOf = ({ source, id }: { source: string; id: string }) => `${source}:${id}`;
const distinct = (values: (string | undefined)[]) => new Set(values.filter((value) => value !== undefined));

function recordsOf(device: MergedDevice, all: readonly DeviceRecord[]): DeviceRecord[] {
  const names = new Set(device.records.map(nameOf));
  return all.filter((one) => names.has(nameOf(one)));
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}

const MOBILE = ['iOS', 'Android'];

/** The same records of computers only: what runs iOS or Android shares no hardware with anything else. */
const onComputers = records.map((all) =>
  all.map(({ platform, ...rest }) => ({
    ...rest,
    ...(platform && { platform: MOBILE.includes(platform) ? ('Linux' as const) : platform }),
  })),
);

describe('merge', () => {
  it('gives the same answer for every order of the records', () => {
    fc.assert(
      fc.property(reordered, ([one, other]) => {
        expect(merge(other)).toEqual(merge(one));
      }),
      PROPERTIES,
    );
  });

  it('is not changed by records that come twice', () => {
    fc.assert(
      fc.property(records, (all) => {
        expect(merge([...all, ...structuredClone(all)])).toEqual(merge(all));
      }),
      PROPERTIES,
    );
  });

  it('is not changed by a source that knows nothing of a device', () => {
    fc.assert(
      fc.property(records, (all) => {
        const devices = merge([...all, record('empty:1')]);
        expect(devices.filter(({ sources }) => !sources.includes('empty'))).toEqual(merge(all));
        expect(deviceWith(devices, 'empty:1').records).toHaveLength(1);
      }),
      PROPERTIES,
    );
  });

  it('makes every record part of exactly one device', () => {
    fc.assert(
      fc.property(records, (all) => {
        expect(partsOf(merge(all)).flat().sort()).toEqual(all.map(nameOf).sort());
      }),
      PROPERTIES,
    );
  });

  it('never joins different serials, and makes one serial one device where platforms allow it', () => {
    fc.assert(
      fc.property(onComputers, (all) => {
        const serials = merge(all).map((device) =>
          distinct(recordsOf(device, all).map(({ identifiers }) => canonicalSerial(identifiers.serial))),
        );
        for (const of of serials) expect(of.size).toBeLessThanOrEqual(1);
        const named = serials.flatMap((of) => [...of]);
        expect(new Set(named).size).toBe(named.length);
      }),
      PROPERTIES,
    );
  });

  it('never joins what runs iOS or Android with anything that says it runs something else', () => {
    fc.assert(
      fc.property(records, (all) => {
        for (const device of merge(all)) {
          const platforms = distinct(recordsOf(device, all).map(({ platform }) => platform));
          if (MOBILE.some((platform) => platforms.has(platform))) expect(platforms.size).toBe(1);
        }
      }),
      PROPERTIES,
    );
  });

  it('never joins different platforms by MAC address alone', () => {
    fc.assert(
      fc.property(records, (all) => {
        const byMac = all.map(({ identifiers: { mac_addresses = [] }, ...rest }) => ({
          ...rest,
          identifiers: { mac_addresses },
        }));
        for (const device of merge(byMac))
          expect(distinct(recordsOf(device, byMac).map(({ platform }) => platform)).size).toBeLessThan(2);
      }),
      PROPERTIES,
    );
  });

  it('never joins different udids by MAC address', () => {
    fc.assert(
      fc.property(records, (all) => {
        const withoutMore = all.map(
          ({
            identifiers: { serial: _s, imeis: _i, meid: _m, entra_device_id: _e, ...identifiers },
            ...rest
          }) => ({
            ...rest,
            identifiers,
          }),
        );
        for (const device of merge(withoutMore)) {
          const parts = recordsOf(device, withoutMore);
          const udids = distinct(parts.map(({ identifiers }) => canonicalUdid(identifiers.udid)));
          const [first = '', ...others] = udids;
          for (const other of others) expect(other).toBe(otherByteOrder(first));
        }
      }),
      PROPERTIES,
    );
  });

  it('gives each device an id of its own', () => {
    fc.assert(
      fc.property(records, (all) => {
        const ids = merge(all).map(({ device_id }) => device_id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      PROPERTIES,
    );
  });

  it('joins nothing by what identifies nothing', () => {
    fc.assert(
      fc.property(fc.array(worthless, { maxLength: 12 }), (all) => {
        const apart = all.map((identifiers, index) => record(`jamf:${index}`, { identifiers }));
        expect(merge(apart)).toHaveLength(all.length);
      }),
      PROPERTIES,
    );
  });

  it('calls a computer with a serial the same whatever other sources say, now or later', () => {
    fc.assert(
      fc.property(onComputers, (all) => {
        const ids = merge(all).map(({ device_id }) => device_id);
        for (const one of all.filter(({ identifiers }) => canonicalSerial(identifiers.serial)))
          expect(ids).toContain(merge([one])[0]?.device_id);
      }),
      PROPERTIES,
    );
  });

  it('neither invents nor loses a fact', () => {
    fc.assert(
      fc.property(records, (all) => {
        for (const device of merge(all)) {
          const parts = recordsOf(device, all);
          for (const name of FACT_NAMES) {
            const said = parts.flatMap(({ source, facts }) =>
              facts[name] ? [[source, facts[name].value]] : [],
            );
            const evidence = (device.evidence[name] ?? []).map(({ source, value }) => [source, value]);
            expect(evidence.sort()).toEqual(said.sort());
            const fact = device.facts[name];
            if (fact) expect(said).toContainEqual([fact.source, fact.value]);
          }
        }
      }),
      PROPERTIES,
    );
  });

  it('explains every device of several records, and names in kept_apart only records of other devices', () => {
    fc.assert(
      fc.property(records, (all) => {
        for (const { records: parts, identity } of merge(all)) {
          const own = new Set(parts.map(nameOf));
          expect(identity.joined_by.length > 0).toBe(parts.length > 1);
          const joined = identity.joined_by.flatMap((one) => one.records.map(nameOf));
          const apart = identity.kept_apart.flatMap((one) => one.records.map(nameOf));
          expect(joined.every((name) => own.has(name))).toBe(true);
          expect(apart.some((name) => own.has(name))).toBe(false);
        }
      }),
      PROPERTIES,
    );
  });

  it('changes nothing that it is given', () => {
    fc.assert(
      fc.property(records, (all) => {
        const before = structuredClone(all);
        deepFreeze(all);
        merge(all);
        expect(all).toEqual(before);
      }),
      PROPERTIES,
    );
  });

  it('never throws, whatever optional fields hold', () => {
    fc.assert(
      fc.property(garbled, (all) => {
        expect(partsOf(merge(all)).flat()).toHaveLength(all.length);
      }),
      PROPERTIES,
    );
  });
});
