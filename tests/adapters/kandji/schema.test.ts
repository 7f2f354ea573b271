/** Quirks of Kandji that the sample company does not show. */
import { describe, expect, it } from '@jest/globals';
import { type Answered, idOf, toRecord } from '../../../adapters/kandji/schema.ts';
import { writeApps, writeDetails, writeRow } from '../../../adapters/kandji/simulator/device.ts';
import { TABLES } from '../../../adapters/kandji/simulator/tables.ts';
import type { CompanyDevice } from '../../../local/company/types.ts';
import { type Fields, object, readEach } from '../../../shared/adapter-kit/read.ts';
import type { Facts } from '../../../shared/model/record.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { TIME } from '../../support/fuzz.ts';
import { expectSurvives } from '../../support/hostile.ts';
import { fullest, two } from '../../support/sample.ts';

const AT = '2026-11-23T08:00:00.000Z';
const ROW = { device_id: 'a', platform: 'Mac', last_check_in: AT };
const table = (row: Fields = {}) => ({ last_collected_at: AT, ...row });
const EMPTY = {
  application_firewall: null,
  filevault: null,
  gatekeeper_and_xprotect: null,
  startup_settings: null,
};
const read = (row: Fields, answered: Partial<Answered> = {}) =>
  toRecord({ row: { ...ROW, ...row }, details: {}, apps: null, tables: EMPTY, ...answered });
const values = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));

describe('whose a device is', () => {
  it.each([
    [{ email: 'Amara@Example.com', id: 1 }, ['amara@example.com']],
    ['amara@example.com', ['amara@example.com']],
    ['', []],
    [null, []],
    [{}, []],
  ])('%j', (user, owners) => {
    expect(read({ user }).owners).toEqual(owners);
  });
});

describe('the system', () => {
  it.each([
    ['Mac', 'Mac', 'macOS', 'Apple'],
    ['iPhone', 'iOS', 'iOS', 'Apple'],
    ['iPad', 'iOS', 'iPadOS', 'Apple'],
    ['AppleTV', undefined, 'tvOS', 'Apple'],
    ['Windows', 'Windows', 'Windows', undefined],
    ['Android', 'Android', 'Android', undefined],
    ['Vision', undefined, undefined, undefined],
  ])('%s', (word, ...wanted) => {
    const { platform, os, manufacturer } = read({ platform: word });
    expect([platform, os, manufacturer]).toEqual(wanted);
  });

  it('has the version and build that really run', () => {
    const improved = {
      os_version: '26.3.1',
      supplemental_os_version_extra: '(a)',
      supplemental_build_version: '25D771',
    };
    expect(read(improved)).toMatchObject({ os_version: '26.3.1 (a)', os_build: '25D771' });
    const details = { general: { system_version: '26.3.1 (25D70)' } };
    expect(read({ os_version: '26.3.1' }, { details })).toMatchObject({
      os_version: '26.3.1',
      os_build: '25D70',
    });
  });
});

describe('times', () => {
  it.each([
    ['2022-09-19T12:39:26.039998Z', '2022-09-19T12:39:26.039Z'],
    ['2022-09-19 12:38:28.741621+00:00', '2022-09-19T12:38:28.741Z'],
    ['2022-08-15 13:51:01 +0000', '2022-08-15T13:51:01.000Z'],
    ['', undefined],
    ['0001-01-01T00:00:00Z', undefined],
  ])('%j', (last_check_in, wanted) => {
    expect(read({ last_check_in }).last_sync).toBe(wanted);
  });
});

describe('facts of a Mac', () => {
  it.each([[true], ['True'], ['Yes'], ['on']])('are told by %j', (yes) => {
    const tables = {
      application_firewall: table({ status: yes }),
      filevault: table({ status: yes }),
      gatekeeper_and_xprotect: table({ gatekeeper_status: yes }),
      startup_settings: table({ sip: yes, secure_boot_level: 'full' }),
    };
    const { facts, missing } = read({}, { tables });
    expect(missing).toBeUndefined();
    expect(values(facts)).toEqual({
      ...{ disk_encryption: 'on', firewall: true, unknown_sources: false, rooted: false, secure_boot: true },
      checks: {
        'application_firewall.status': true,
        'filevault.status': true,
        'gatekeeper_and_xprotect.gatekeeper_status': true,
        'startup_settings.sip': true,
      },
    });
  });

  it.each([[false], ['False'], ['No']])('are told by %j', (no) => {
    const tables = {
      ...EMPTY,
      application_firewall: table({ status: no }),
      startup_settings: table({ sip: no, secure_boot_level: 'No Security' }),
      gatekeeper_and_xprotect: table({ gatekeeper_status: no }),
    };
    const details = { filevault: { filevault_enabled: no } };
    expect(values(read({}, { tables, details }).facts)).toMatchObject({
      ...{ disk_encryption: 'off', firewall: false, unknown_sources: true, rooted: true, secure_boot: false },
    });
  });

  it.each([[null], [''], ['Not collected'], [0], [{}]])('are not told by %j', (value) => {
    const row = table({ status: value, sip: value, gatekeeper_status: value, secure_boot_level: value });
    const tables = Object.fromEntries(Object.keys(EMPTY).map((name) => [name, row]));
    const details = { filevault: { filevault_enabled: value }, volumes: [{ encrypted: 'No' }] };
    expect(read({}, { tables, details }).facts).toEqual({});
  });

  it('are read by the other names of the table, too', () => {
    const filevault = table({ filevault_enabled: true, filevault_recovery_key_escrowed: false });
    const { facts } = read({}, { tables: { ...EMPTY, filevault } });
    expect(facts.disk_encryption?.value).toBe('on');
    expect(facts.checks?.value).toEqual({ 'filevault.status': true, 'filevault.key_escrowed': false });
  });

  it('about encryption are of the newer of two', () => {
    const filevault = { status: false, last_collected_at: '2026-11-20T00:00:00Z' };
    const details = { filevault: { filevault_enabled: true }, kandji_agent: { last_check_in: AT } };
    const tables = { ...EMPTY, filevault };
    expect(read({}, { tables, details }).facts.disk_encryption).toMatchObject({ value: 'on', at: AT });
    const older = { ...details, kandji_agent: { last_check_in: '2026-11-19T00:00:00Z' } };
    expect(read({}, { tables, details: older }).facts.disk_encryption?.value).toBe('off');
  });

  it('tell remote management that is on, and not that nobody signs in', () => {
    const login = (remote_desktop_enabled: unknown) =>
      read({}, { details: { security_information: { remote_desktop_enabled } } }).facts.remote_login?.value;
    expect([true, 'True', false, null].map(login)).toEqual([true, true, undefined, undefined]);
  });

  it('are none of an iPhone', () => {
    const details = {
      filevault: { filevault_enabled: false },
      security_information: { remote_desktop_enabled: true },
    };
    expect(read({ platform: 'iPhone' }, { details }).facts).toEqual({});
  });
});

describe('what was not answered', () => {
  it.each([
    ['application_firewall', ['firewall', 'checks']],
    ['filevault', ['disk_encryption', 'checks']],
    ['gatekeeper_and_xprotect', ['unknown_sources', 'checks']],
    ['startup_settings', ['rooted', 'secure_boot', 'checks']],
  ])('is missing where table %s was refused, and not where it has no row', (name, missing) => {
    const { [name as keyof typeof EMPTY]: _, ...tables } = EMPTY;
    expect(read({}, { tables }).missing?.toSorted()).toEqual(missing.toSorted());
    expect(read({ platform: 'iPad' }, { tables }).missing).toBeUndefined();
    expect(read({}).missing).toBeUndefined();
  });

  it('is missing where details or applications were', () => {
    expect(read({}, { details: undefined }).missing?.toSorted()).toEqual(
      ['system', 'identifiers', 'disk_encryption', 'remote_login'].toSorted(),
    );
    expect(read({ platform: 'iPhone' }, { details: undefined }).missing).toEqual(['system', 'identifiers']);
    expect(read({}, { apps: undefined }).missing).toEqual(['software']);
    // Nobody asked.
    expect(read({}, { apps: null }).missing).toBeUndefined();
  });

  it('is not missing where something else tells it', () => {
    const { filevault: _, ...tables } = EMPTY;
    const details = { filevault: { filevault_enabled: true } };
    const { facts, missing } = read({}, { tables, details });
    expect([facts.disk_encryption?.value, missing]).toEqual(['on', ['checks']]);
  });
});

describe('management', () => {
  it.each([
    [{ is_removed: true, is_missing: true }, 'removed', true],
    [{ is_missing: true, mdm_enabled: true }, 'missing', undefined],
    [{ mdm_enabled: true }, 'managed', undefined],
    [{ mdm_enabled: 'False' }, 'not managed', undefined],
    [{}, undefined, undefined],
  ])('%j', (row, vendor_status, gone) => {
    expect(read(row)).toMatchObject(vendor_status ? { vendor_status } : {});
    expect(read(row).gone).toBe(gone);
  });

  it('has blueprint and tags as labels, each once', () => {
    const row = {
      blueprint_name: 'Engineering',
      tags: ['Berlin', { id: '1', name: 'Loaner' }, 'Engineering', ''],
    };
    expect(read(row).labels).toEqual(['Engineering', 'Berlin', 'Loaner']);
    expect(read({ tags: [] }).labels).toBeUndefined();
  });
});

/** All that Kandji sends about one device, in one payload. */
const sent = (device: CompanyDevice) => ({
  row: writeRow(device),
  details: writeDetails(device),
  apps: writeApps(device).apps,
  tables: Object.fromEntries(
    Object.entries(TABLES).map(([name, write]) => [
      name,
      { ...write(device), last_collected_at: device.scanned_at.toISOString() },
    ]),
  ),
});
const readSent = (payload: unknown) => {
  const { row, details, apps, tables } = object(payload) ?? {};
  return toRecord({
    row,
    details: object(details) ?? {},
    apps: Array.isArray(apps) ? apps : null,
    tables: {
      ...EMPTY,
      ...Object.fromEntries(
        Object.entries(object(tables) ?? {}).map(([name, one]) => [name, object(one) ?? null]),
      ),
    },
  });
};

describe('a device without one of its parts', () => {
  it.each(['Mac', 'iOS'] as const)('invents nothing: %s', (platform) => {
    expectNothingInvented(sent(fullest(platform)), readSent, /^row(\.device_id)?$/);
  });
});

describe('devices', () => {
  it(
    'survive one of any kind between them',
    () => {
      const [one, other] = two('Mac');
      return expectSurvives({
        good: [sent(one), sent(other)],
        read: async (payloads) => readEach(payloads, readSent, (payload) => idOf(object(payload)?.row)),
      });
    },
    TIME,
  );
});
