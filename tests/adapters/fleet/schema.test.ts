/** Quirks of Fleet that no simulator of the sample company shows. */
import { describe, expect, it } from '@jest/globals';
import { Config } from '../../../adapters/fleet/config.ts';
import { toRecord } from '../../../adapters/fleet/schema.ts';
import { writeHost } from '../../../adapters/fleet/simulator/host.ts';
import { type Fields, object, readEach } from '../../../shared/adapter-kit/read.ts';
import type { Facts } from '../../../shared/model/record.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { TIME } from '../../support/fuzz.ts';
import { expectSurvives } from '../../support/hostile.ts';
import { fullest, two } from '../../support/sample.ts';

const AT = '2026-11-23T07:55:40.000Z';
const reading = Config.parse({ base_url: 'https://fleet.example.com', api_token: 'token' });
const read = (host: Fields, row?: Fields, settings: object = {}) =>
  toRecord({ id: 1, detail_updated_at: AT, policy_updated_at: AT, ...host }, row, {
    ...reading,
    ...settings,
  });
const values = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
const policy = (name: string, response: unknown) => ({ name, response });

describe('whose a host is', () => {
  const chrome = { email: 'chrome@example.com', source: 'google_chrome_profiles' };
  const admin = { email: 'Admin.Named@example.com', source: 'custom' };

  it.each([
    [
      'whom the identity provider names, and others of theirs',
      { end_users: [{ idp_username: 'amara@example.com', other_emails: [admin, chrome] }] },
      undefined,
      ['admin.named@example.com', 'amara@example.com'],
    ],
    ['whom the list alone names', {}, { device_mapping: [admin] }, ['admin.named@example.com']],
    [
      'whom its page alone names, where the list has null',
      { end_users: [{ idp_username: 'amara@example.com' }] },
      { device_mapping: null },
      ['amara@example.com'],
    ],
    [
      'a user name that is no address names nobody',
      { end_users: [{ idp_username: 'amara' }] },
      { device_mapping: [chrome] },
      ['chrome@example.com'],
    ],
    ['nobody, as both have it', { end_users: null }, { device_mapping: null }, []],
  ] as const)('%s', (_, host, row, owners) => {
    expect(read(host as Fields, row as Fields | undefined).owners).toEqual(owners);
  });

  it('is not whose browser was opened there once, where somebody else is named', () => {
    expect(read({}, { device_mapping: [chrome, admin] }).owners).toEqual(['admin.named@example.com']);
    expect(read({}, { device_mapping: [chrome] }, { chrome_profiles: false }).owners).toEqual([]);
  });
});

describe('the system', () => {
  it.each([
    ['darwin', 'macOS 15.6.1', 'Mac', 'macOS', '15.6.1'],
    ['darwin', 'macOS 13.4.1 (c)', 'Mac', 'macOS', '13.4.1 (c)'],
    [
      'windows',
      'Windows 11 Enterprise 24H2 10.0.26100.4652',
      'Windows',
      'Windows 11 Enterprise 24H2',
      '10.0.26100.4652',
    ],
    [
      'windows',
      'Windows Server 2022 Datacenter 21H2 10.0.20348.2340',
      'Windows',
      'Windows Server 2022 Datacenter 21H2',
      '10.0.20348.2340',
    ],
    ['windows', 'Windows 11 Enterprise', 'Windows', 'Windows 11 Enterprise', undefined],
    ['ubuntu', 'Ubuntu 24.04.3 LTS', 'Linux', 'Ubuntu', '24.04.3'],
    ['debian', 'Debian GNU/Linux 12.0.0', 'Linux', 'Debian GNU/Linux', '12.0.0'],
    ['arch', 'Arch Linux rolling', 'Linux', 'Arch Linux rolling', undefined],
    ['opensuse-leap', 'openSUSE Leap 15.6', 'Linux', 'openSUSE Leap', '15.6'],
    ['pop', 'Pop!_OS 22.04 LTS', 'Linux', 'Pop!_OS', '22.04'],
    ['ipados', 'iPadOS 18', 'iOS', 'iPadOS', '18'],
    ['ios', 'iOS 26.1', 'iOS', 'iOS', '26.1'],
    ['android', 'Android 16', 'Android', 'Android', '16'],
    ['chrome', 'ChromeOS 148.0.7778.96', 'ChromeOS', 'ChromeOS', '148.0.7778.96'],
    ['freebsd', 'FreeBSD 14.1', undefined, 'FreeBSD', '14.1'],
    ['tvos', 'tvOS 18.1', undefined, 'tvOS', '18.1'],
    ['', '', undefined, undefined, undefined],
  ])('%s, %s', (platform, words, ...wanted) => {
    const { os, os_version, ...record } = read({ platform, os_version: words });
    expect([record.platform, os, os_version]).toEqual(wanted);
  });

  it('has no hardware UUID where a directory made it', () => {
    const uuid = '4C4C4544-0051-3510-8052-B4C04F4E3333';
    const known = ['darwin', 'windows', 'ubuntu', 'ios', 'chrome', 'android'].map(
      (platform) => read({ platform, uuid }).identifiers.udid,
    );
    expect(known).toEqual([uuid, uuid, uuid, uuid, undefined, undefined]);
  });

  it('has the name of a Lenovo that people know', () => {
    const host = {
      hardware_vendor: 'LENOVO',
      hardware_model: '21ML0012GE',
      hardware_version: 'ThinkPad T14 Gen 5',
    };
    expect(read(host).model).toBe('ThinkPad T14 Gen 5');
    expect(read({ ...host, hardware_version: '-1' }).model).toBe('21ML0012GE');
    expect(read({ ...host, hardware_vendor: 'Xen' }).model).toBe('21ML0012GE');
  });
});

describe('policies', () => {
  const names = [
    'Full disk encryption enabled (Linux)',
    'Firewall enabled (private profile)',
    'Gatekeeper enabled',
  ];

  it('tell what they pass and fail for, and nothing where they have not run', () => {
    const policies = names.map((name, index) => policy(name, ['pass', 'fail', ''][index]));
    expect(values(read({ policies }).facts)).toEqual({
      disk_encryption: 'on',
      firewall: false,
      checks: { [names[0] as string]: true, [names[1] as string]: false },
    });
    expect(read({ policies: names.map((name) => policy(name, '')) }).facts).toEqual({});
    expect(read({ policies: null }).facts).toEqual({});
  });

  it('all have to pass where several tell the same, or have one name', () => {
    const both = [policy('Firewall enabled (public)', 'pass'), policy('Firewall enabled (domain)', 'fail')];
    expect(read({ policies: both }).facts.firewall?.value).toBe(false);
    const twice = [policy('Firewall enabled', 'fail'), policy('Firewall enabled', 'pass')];
    expect(read({ policies: twice }).facts.checks?.value).toEqual({ 'Firewall enabled': false });
  });

  it('are known by the names that the settings have, in any case, and by no part of them', () => {
    const policies = {
      ...reading.policies,
      remote_login: ['ssh is off'],
      firewall: ['Wall'],
      disk_encryption: [],
    };
    const { facts } = read(
      {
        policies: [
          policy('SSH is off', 'pass'),
          policy('Wallpaper', 'fail'),
          policy('Full disk encryption enabled', 'fail'),
        ],
      },
      undefined,
      { policies },
    );
    expect(values(facts)).toMatchObject({ remote_login: false });
    expect(Object.keys(facts).sort()).toEqual(['checks', 'remote_login']);
  });

  it('about the firewall are not believed where the agent cannot see it', () => {
    const wall = (os_version: string, osquery_version: string) =>
      read({
        platform: 'darwin',
        os_version,
        osquery_version,
        policies: [policy('Firewall enabled (macOS)', 'fail')],
      }).facts;
    expect(wall('macOS 15.1', '5.13.1').firewall).toBeUndefined();
    expect(wall('macOS 15.1', '5.14.0').firewall?.value).toBe(false);
    expect(wall('macOS 14.7', '5.13.1').firewall?.value).toBe(false);
    // The policy itself failed, whatever that means.
    expect(wall('macOS 15.1', '5.13.1').checks?.value).toEqual({ 'Firewall enabled (macOS)': false });
  });
});

describe('times', () => {
  it.each(['0001-01-01T00:00:00Z', '1970-01-02T00:00:00Z', '2000-01-01T00:00:00Z', null, ''])(
    'that are %s never were, and nothing is told of then',
    (never) => {
      const record = read({
        detail_updated_at: never,
        policy_updated_at: never,
        last_enrolled_at: never,
        // Of a host that never spoke, this is when Fleet heard of it.
        seen_time: AT,
        disk_encryption_enabled: false,
        policies: [policy('Firewall enabled', 'fail')],
      });
      expect(record).toEqual({ id: '1', owners: [], identifiers: {}, facts: {} });
    },
  );

  it('are those of the details and of the policies, each for its own', () => {
    const policies = [policy('Firewall enabled', 'pass')];
    const { facts, last_sync } = read({
      disk_encryption_enabled: false,
      policies,
      policy_updated_at: '2026-11-20T00:00:00Z',
      seen_time: '2026-11-23T08:00:00Z',
    });
    expect([facts.disk_encryption?.at, facts.firewall?.at]).toEqual([AT, '2026-11-20T00:00:00.000Z']);
    expect(last_sync).toBe(AT);
  });
});

describe('encryption', () => {
  const failing = [policy('Full disk encryption enabled', 'fail')];

  it('is what the host itself says, before a policy', () => {
    expect(read({ disk_encryption_enabled: true, policies: failing }).facts.disk_encryption?.value).toBe(
      'on',
    );
  });

  it.each([undefined, null, '', 0])('is not told by %j', (disk_encryption_enabled) => {
    expect(read({ disk_encryption_enabled }).facts).toEqual({});
    expect(read({ disk_encryption_enabled, policies: failing }).facts.disk_encryption?.value).toBe('off');
  });
});

describe('management', () => {
  it.each([
    ['On (automatic)', 'company'],
    ['On (personal)', 'personal'],
    ['On (manual)', undefined],
    ['Pending', undefined],
    [null, undefined],
  ])('%s', (enrollment_status, owned_by) => {
    const record = read({ mdm: { enrollment_status, name: '' } });
    expect([record.vendor_status, record.owned_by]).toEqual([enrollment_status ?? undefined, owned_by]);
  });

  it.each([
    ['wiped', true],
    ['wiping', undefined],
    ['locked', undefined],
    ['unlocked', undefined],
  ])('of a device that is %s', (device_status, gone) => {
    expect(read({ mdm: { device_status } }).gone).toBe(gone);
  });
});

describe('a host without one of its parts', () => {
  it.each(['Mac', 'Windows', 'Linux', 'iOS'] as const)('invents nothing: %s', (platform) => {
    const host = writeHost(fullest(platform));
    expectNothingInvented(host, (payload) => toRecord(payload as Fields, undefined, reading), /^id$/);
  });
});

describe('hosts', () => {
  it(
    'survive one of any kind between them',
    () =>
      expectSurvives({
        good: [two('Mac').map(writeHost)[0], two('Mac').map(writeHost)[1]],
        read: async (payloads) =>
          readEach(payloads, (payload) => toRecord(object(payload) ?? {}, object(payload), reading)),
      }),
    TIME,
  );
});
