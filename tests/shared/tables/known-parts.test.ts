import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { merge } from '../../../shared/merge/index.ts';
import { moment } from '../../../shared/merge/time.ts';
import type { DeviceRecord, RecordPart } from '../../../shared/model/record.ts';
import { withKnownParts } from '../../../shared/tables/known-parts.ts';
import { record } from '../../support/records.ts';
import { records } from '../merge/arbitrary.ts';

const at = (time: string) => `2026-05-01T${time}:00.000Z`;

const OLD = record('1', {
  name: 'Old name',
  platform: 'Mac',
  os: 'macOS',
  os_version: '15.1',
  model_identifier: 'Mac16,1',
  owned_by: 'personal',
  labels: ['Berlin'],
  last_sync: at('07:00'),
  enrolled_at: at('01:00'),
  identifiers: { serial: 'C02SNR1', udid: '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902' },
  facts: {
    firewall: { value: true },
    disk_encryption: { value: 'on', at: at('06:00'), details: { volume: 'Data' } },
    adb: { value: false },
  },
  software: { installed: [{ name: 'Agent' }], looked_for: ['a'] },
});
const half = (missing: RecordPart[], rest: Partial<DeviceRecord> = {}) =>
  record('1', {
    platform: 'Mac',
    last_sync: at('09:00'),
    synced_at: at('10:00'),
    identifiers: OLD.identifiers,
    missing,
    ...rest,
  });

describe('what is known of missing parts', () => {
  it('is kept, as old as it is, and of no other part', () => {
    const given = half(['firewall', 'disk_encryption', 'software']);
    expect(withKnownParts(given, OLD)).toEqual({
      ...given,
      facts: {
        firewall: { value: true, at: at('07:00') },
        disk_encryption: { value: 'on', at: at('06:00'), details: { volume: 'Data' } },
      },
      software: { installed: [{ name: 'Agent' }], looked_for: ['a'], at: at('07:00') },
    });
  });

  it('has the time of its request where the device told none, and never a later one', () => {
    const { last_sync: _, ...undated } = OLD;
    const time = (old: DeviceRecord) => withKnownParts(half(['firewall']), old).facts.firewall?.at;
    expect(time(undated)).toBe(at('08:00'));
    expect(time({ ...OLD, last_sync: 'yesterday' })).toBe(at('08:00'));
    expect(time({ ...OLD, last_sync: '2030-01-01T00:00:00Z' })).toBe(at('08:00'));
  });

  it('does not grow younger when a part is missing again', () => {
    const second = withKnownParts(half(['firewall']), OLD);
    const third = withKnownParts(half(['firewall'], { synced_at: at('11:00') }), second);
    expect(third.facts).toEqual({ firewall: { value: true, at: at('07:00') } });
  });

  it('gives way to what was answered, whatever is said to be missing', () => {
    const facts = { firewall: { value: false } };
    expect(withKnownParts(half(['firewall', 'agents'], { facts }), OLD).facts).toEqual(facts);
  });

  it('is the system with its own time, the description, whose it is, and that it was silent', () => {
    const { last_sync: _, ...given } = half(['system'], { name: 'New name' });
    expect(withKnownParts(given, OLD)).toMatchObject({
      name: 'New name',
      os: 'macOS',
      os_version: '15.1',
      model_identifier: 'Mac16,1',
      owned_by: 'personal',
      labels: ['Berlin'],
      last_sync: at('07:00'),
      system_at: at('07:00'),
      facts: {},
    });
  });

  it('is no version of another system', () => {
    const told = withKnownParts(half(['system'], { os: 'Linux' }), OLD);
    expect(told).not.toHaveProperty('os_version');
    expect(told).not.toHaveProperty('system_at');
  });

  it('is identity, where that is what is missing', () => {
    expect(withKnownParts(half(['identifiers'], { identifiers: {} }), OLD).identifiers).toEqual(
      OLD.identifiers,
    );
  });

  it.each<[string, Partial<DeviceRecord>, Partial<DeviceRecord>?]>([
    ['nothing is missing', { missing: [] }],
    ['another source', { source: 'fleet' }],
    ['another id', { id: '2' }],
    ['another serial', { identifiers: { ...OLD.identifiers, serial: 'C02SNR2' } }],
    ['another UDID', { identifiers: { ...OLD.identifiers, udid: '6C8D3F21-A4B5-4E20-9F37-1D52E8A4BA13' } }],
    ['a serial that was there before', { identifiers: { udid: OLD.identifiers.udid ?? '' } }],
    ['a serial that was not', {}, { identifiers: { udid: OLD.identifiers.udid ?? '' } }],
    ['another enrolment', { enrolled_at: at('08:30') }],
    ['an enrolment after the old record', { enrolled_at: at('08:30') }, { enrolled_at: undefined as never }],
    ['another platform', { platform: 'Windows' }],
    ['a device that its source let go of', {}, { gone: true }],
    ['one that its source lets go of', { gone: true }],
  ])('is nothing with %s', (_, now, before = {}) => {
    const given = half(['firewall', 'software', 'system'], now);
    expect(withKnownParts(given, { ...OLD, ...before })).toBe(given);
  });

  it('is nothing of a contradicting identity, though identity is missing', () => {
    const given = half(['firewall', 'identifiers'], { identifiers: { serial: 'C02SNR2' } });
    expect(withKnownParts(given, OLD)).toBe(given);
  });

  it('makes nothing newer or better than it was, whatever other sources say', () => {
    const MISSING: RecordPart[] = ['firewall', 'disk_encryption', 'system', 'software', 'identifiers'];
    const dated = fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-20T00:00:00Z', '2030-01-01T00:00:00Z');
    const property = fc.property(records, dated, fc.boolean(), ([first, ...others], last_sync, reports) => {
      fc.pre(first !== undefined);
      const old: DeviceRecord = { ...first, last_sync, synced_at: '2026-11-21T00:00:00Z' };
      // Of two systems that one machine ran at the same moment, either may be the one that it runs.
      const seen = (one: DeviceRecord) => String(moment(one.last_sync, moment(one.synced_at))?.at);
      const asOld = others.filter((other) => Date.parse(seen(other)) === Date.parse(seen(old)));
      fc.pre(asOld.every((other) => other.platform === old.platform));
      const { source, id, owners } = old;
      const given: DeviceRecord = {
        ...{ v: 1, source, id, owners, identifiers: {}, facts: {}, missing: MISSING },
        synced_at: '2026-11-24T00:00:00Z',
        ...(reports && { last_sync: '2026-11-23T00:00:00Z' }),
      };
      const deviceOf = (one: DeviceRecord) =>
        merge([one, ...others]).find((device) =>
          device.records.some((part) => part.source === source && part.id === id),
        );
      const before = deviceOf(old);
      const after = deviceOf(withKnownParts(given, old));
      for (const name of ['firewall', 'disk_encryption'] as const) {
        const time = Date.parse(before?.facts[name]?.at ?? '');
        expect(Date.parse(after?.facts[name]?.at ?? '')).toBe(time);
        // Of equally old ones, either may win.
        const told = before?.evidence[name]?.filter((one) => Object.is(Date.parse(one.at ?? ''), time)) ?? [];
        if (after?.facts[name]) expect(told.map((one) => one.value)).toContain(after.facts[name].value);
      }
      expect(Date.parse(after?.os_source?.at ?? '')).toBe(Date.parse(before?.os_source?.at ?? ''));
      const parts = (device: typeof before) => device?.records.map((part) => part.id).sort();
      expect(parts(after)).toEqual(parts(before));
    });
    fc.assert(property, { numRuns: 300 });
  });
});
