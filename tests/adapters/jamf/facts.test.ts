import { describe, expect, it } from '@jest/globals';
import { readClassicMobile } from '../../../adapters/jamf/classic/mobile.ts';
import { readComputer } from '../../../adapters/jamf/computer.ts';
import { Config } from '../../../adapters/jamf/config.ts';
import { readMobileDevice } from '../../../adapters/jamf/mobile.ts';
import type { Facts } from '../../../shared/model/record.ts';

const base = { url: 'https://jamf.example.com', client_id: 'id', client_secret: 'secret' };

function readingWith(extension_attributes: Record<string, unknown> = {}) {
  const { extension_attributes: attributes } = Config.parse({ ...base, extension_attributes });
  return { attributes };
}

const never = { general: { reportDate: null } };

const computer = (payload: object) => readComputer({ id: '1', ...payload }, readingWith());
const mobile = (payload: object) =>
  readMobileDevice({ mobileDeviceId: '1', hardware: {}, userAndLocation: {}, ...payload });
const valuesOf = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
const attribute = (name: string, value: string | null, enabled = true) => ({
  name,
  enabled,
  values: value === null ? null : [value],
});

const boot = (state: string) => ({
  diskEncryption: { bootPartitionEncryptionDetails: { partitionFileVault2State: state } },
});
const disk = (...states: [type: string, state: string][]) => ({
  storage: {
    disks: [
      {
        partitions: states.map(([partitionType, fileVault2State]) => ({
          name: 'x',
          partitionType,
          fileVault2State,
        })),
      },
    ],
  },
});

describe('disk encryption of a computer', () => {
  it.each([
    ['ENCRYPTED', 'on'],
    ['OPTIMIZING', 'on'],
    ['ENCRYPTING', 'in_progress'],
    ['ENCRYPTING_PAUSED', 'in_progress'],
    ['RESTART_NEEDED', 'in_progress'],
    ['DECRYPTING', 'off'],
    ['DECRYPTING_PAUSED', 'off'],
    ['DECRYPTED', 'off'],
    ['UNENCRYPTED', 'off'],
    ['INELIGIBLE', 'off'],
    ['UNKNOWN', undefined],
    ['SOMETHING_NEW', undefined],
  ])('is, with the boot partition %s: %s', (state, expected) => {
    expect(computer(boot(state)).facts.disk_encryption?.value).toBe(expected);
    expect(computer(disk(['BOOT', state])).facts.disk_encryption?.value).toBe(expected);
  });

  it.each([
    ['BOOT_ENCRYPTED', 'on'],
    ['ALL_ENCRYPTED', 'on'],
    // It does not say which, so the system volume may well be.
    ['SOME_ENCRYPTED', undefined],
    ['NOT_ENCRYPTED', 'off'],
    ['NOT_APPLICABLE', undefined],
  ])('is, with FileVault %s: %s', (fileVault2Status, expected) => {
    expect(computer({ operatingSystem: { fileVault2Status } }).facts.disk_encryption?.value).toBe(expected);
  });

  it.each([
    ['the boot partition decides', { ...boot('ENCRYPTED'), ...disk(['OTHER', 'UNENCRYPTED']) }, 'on'],
    ['recovery never counts', disk(['BOOT', 'ENCRYPTED'], ['RECOVERY', 'UNENCRYPTED']), 'on'],
    // Local snapshots and backups are "not encrypted" on a Mac with FileVault.
    ['no other partition decides', disk(['OTHER', 'UNENCRYPTED'], ['OTHER', 'UNENCRYPTED']), undefined],
    ['nor says that all is well', disk(['OTHER', 'ENCRYPTED'], ['OTHER', 'ENCRYPTED']), undefined],
    [
      'some are encrypted, FileVault is on',
      {
        operatingSystem: { fileVault2Status: 'SOME_ENCRYPTED' },
        diskEncryption: { fileVault2Enabled: true },
      },
      'on',
    ],
    [
      'some are encrypted, FileVault is off',
      {
        operatingSystem: { fileVault2Status: 'SOME_ENCRYPTED' },
        diskEncryption: { fileVault2Enabled: false },
      },
      undefined,
    ],
    [
      'the switch off of a Mac that never reported',
      { ...never, diskEncryption: { fileVault2Enabled: false } },
      undefined,
    ],
    ['the switch on of one', { ...never, diskEncryption: { fileVault2Enabled: true } }, 'on'],
    ['the switch on', { diskEncryption: { fileVault2Enabled: true } }, 'on'],
    ['the switch off', { diskEncryption: { fileVault2Enabled: false } }, 'off'],
    [
      'off before anything is known',
      { diskEncryption: { fileVault2Enabled: false }, ...disk(['BOOT', 'UNKNOWN']) },
      undefined,
    ],
    ['nothing at all', {}, undefined],
  ])('%s', (_why, payload, expected) => {
    expect(computer(payload).facts.disk_encryption?.value).toBe(expected);
  });
});

it.each([
  [boot('ENCRYPTED'), 'system_volume'],
  [{ ...boot('ENCRYPTED'), operatingSystem: { fileVault2Status: 'BOOT_ENCRYPTED' } }, 'system_volume'],
  [{ ...boot('ENCRYPTED'), operatingSystem: { fileVault2Status: 'ALL_ENCRYPTED' } }, 'internal_volumes'],
  [{ operatingSystem: { fileVault2Status: 'ALL_ENCRYPTED' } }, 'internal_volumes'],
  [{ diskEncryption: { fileVault2Enabled: true } }, 'system_volume'],
])('encryption %j covers %s', (payload, covers) => {
  expect(computer(payload).facts.disk_encryption?.details?.covers).toBe(covers);
});

describe('facts of a computer', () => {
  it('are none of a Mac that never reported, whatever its switches are set to', () => {
    const security = { firewallEnabled: false, remoteDesktopEnabled: false };
    const empty = { softwareUpdates: [], applications: [], services: [], packageReceipts: {} };
    for (const reportDate of [null, '', 0, '1970-01-01T00:00:00Z']) {
      const record = computer({ general: { reportDate }, security, ...empty });
      expect([record.facts, record.software]).toEqual([{}, undefined]);
    }
  });

  it('are none where nothing was collected', () => {
    const security = {
      sipStatus: 'NOT_COLLECTED',
      gatekeeperStatus: 'NOT_COLLECTED',
      secureBootLevel: 'UNKNOWN',
    };
    expect(computer({ security, general: {}, softwareUpdates: null }).facts).toEqual({});
    expect(computer({ security: { sipStatus: 'NOT_AVAILABLE' } }).facts).toEqual({});
  });

  it.each([
    [{ sipStatus: 'DISABLED' }, { rooted: true }],
    [{ sipStatus: 'ENABLED' }, { rooted: false }],
    [{ secureBootLevel: 'NO_SECURITY' }, { secure_boot: false }],
    [{ secureBootLevel: 'MEDIUM_SECURITY' }, { secure_boot: true }],
    [{ secureBootLevel: 'FULL_SECURITY' }, { secure_boot: true }],
    [{ secureBootLevel: 'NOT_SUPPORTED' }, {}],
    [{ secureBootLevel: 'NOT_COLLECTED' }, {}],
    [{ gatekeeperStatus: 'DISABLED' }, { unknown_sources: true }],
    [{ gatekeeperStatus: 'APP_STORE' }, { unknown_sources: false }],
    [{ firewallEnabled: false }, { firewall: false }],
    [{ remoteDesktopEnabled: true }, { remote_login: true }],
    // Whether SSH is on is not known, so neither is whether remote login is off.
    [{ remoteDesktopEnabled: false }, {}],
  ])('of security %j: %j', (security, expected) => {
    expect(valuesOf(computer({ security }).facts)).toEqual(expected);
  });

  it('carry the time of the inventory, also where the Mac was in contact since', () => {
    const general = { reportDate: '2026-11-20T10:00:00+01:00', lastContact: '2026-11-23T08:00:00Z' };
    const record = computer({ general, security: { firewallEnabled: true } });
    expect(record.last_sync).toBe('2026-11-20T09:00:00.000Z');
    expect(record.facts.firewall?.at).toBe('2026-11-20T09:00:00.000Z');
  });

  it.each(['', 'yesterday', '2026-11-20 10:00:00', '2026-11-20T10:00:00', 0])(
    'have no time of %j',
    (reportDate) => {
      const record = computer({ general: { reportDate }, security: { firewallEnabled: true } });
      expect(record).not.toHaveProperty('last_sync');
      expect(record.facts.firewall).toEqual({ value: true });
    },
  );

  it('know a computer without updates from one that was never asked', () => {
    const collected = { ...readingWith(), software_updates_collected: true };
    const none = readComputer({ id: '1', softwareUpdates: [] }, collected);
    expect(none.facts.missing_updates?.value).toEqual([]);
    expect(readComputer({ id: '1' }, collected).facts).not.toHaveProperty('missing_updates');
    // A server that does not collect them sends an empty list, too.
    expect(computer({ softwareUpdates: [] }).facts).not.toHaveProperty('missing_updates');
    const nameless = computer({ softwareUpdates: [{ packageName: 'macOS 26.6.2' }, 7] });
    expect(nameless.facts.missing_updates?.value.map(({ title }) => title)).toEqual([
      'macOS 26.6.2',
      'Software update',
    ]);
  });
});

describe('extension attributes', () => {
  const lock = [attribute('Screen Saver Lock Enabled', 'Enabled')];

  it.each([
    ['the top', { extensionAttributes: lock }],
    ['general', { general: { extensionAttributes: lock } }],
    ['hardware', { hardware: { extensionAttributes: lock } }],
    ['operatingSystem', { operatingSystem: { extensionAttributes: lock } }],
    ['userAndLocation', { userAndLocation: { extensionAttributes: lock } }],
    ['purchasing', { purchasing: { extensionAttributes: lock } }],
  ])('are read at %s', (_place, payload) => {
    expect(computer(payload).facts.screen_lock?.value).toEqual({ on: true });
  });

  it.each([
    [[attribute('Screen Saver Lock Enabled', 'Disabled')], { screen_lock: { on: false } }],
    [[attribute('screen saver lock enabled', ' enabled ')], { screen_lock: { on: true } }],
    [
      [...lock, attribute('Screen Saver Lock Seconds', '300')],
      { screen_lock: { on: true, after_seconds: 300 } },
    ],
    [[...lock, attribute('Screen Saver Lock Seconds', 'never')], { screen_lock: { on: true } }],
    [[attribute('Screen Saver Lock Enabled', 'Error: no user')], {}],
    [[attribute('Screen Saver Lock Enabled', '')], {}],
    [[attribute('Screen Saver Lock Enabled', null)], {}],
    [[attribute('Screen Saver Lock Enabled', 'Enabled', false)], {}],
    [[attribute('Remote Login', 'Off')], { remote_login: false }],
    [[attribute('Remote Login', 'On')], { remote_login: true }],
    [[attribute('Firewall Status', '0')], { firewall: false }],
    [[attribute('Firewall Status', '2')], { firewall: true }],
    [[{ name: 'Firewall Status', multiValue: true, values: ['', null, '1'] }], { firewall: true }],
    [[{ name: 'Firewall Status', multiValue: true, values: [' ', ''] }], {}],
    [[attribute('1 Auto Check For Updates Enabled', 'True')], { auto_update: { check: true } }],
    [
      [
        attribute('5 Install Security Updates Enabled', 'True'),
        attribute('6 Install System Data Files Enabled', 'False'),
      ],
      { auto_update: { install_security: false } },
    ],
  ])('%j mean %j', (extensionAttributes, expected) => {
    expect(valuesOf(computer({ extensionAttributes }).facts)).toEqual(expected);
  });

  it('can have other names and values', () => {
    const own = { screen_lock: { name: 'Lock', good: ['ja'], bad: ['nein'] } };
    const read = (value: string) =>
      readComputer({ id: '1', extensionAttributes: [attribute('Lock', value)] }, readingWith(own)).facts;
    expect(read('Ja').screen_lock?.value).toEqual({ on: true });
    expect(read('nein').screen_lock?.value).toEqual({ on: false });
    expect(read('Enabled')).toEqual({});
  });

  it('give the address of Wi-Fi besides the two that the server knows', () => {
    const record = computer({
      hardware: { macAddress: 'f0-2f-4b-00-00-01', altMacAddress: '' },
      extensionAttributes: [attribute('Wireless MAC Address', 'F0:2F:4B:00:00:02')],
    });
    expect(record.identifiers.mac_addresses).toEqual(['F0:2F:4B:00:00:01', 'F0:2F:4B:00:00:02']);
  });
});

describe('a mobile device', () => {
  it('has the identities of all its radios', () => {
    const { identifiers } = mobile({
      network: { imei: '59 105109 176278 3', meid: '35693803564380' },
      serviceSubscriptions: [{ imei: '59 105109 176278 3' }, { imei: '35-693803-564381-7' }, null],
    });
    expect(identifiers).toEqual({ imeis: ['59105109176278', '35693803564381'], meid: '35693803564380' });
  });

  it.each([
    ['Institutional', 'company'],
    ['AccountDrivenDeviceEnrollment', 'company'],
    ['UserEnrollment', 'personal'],
    ['AccountDrivenUserEnrollment', 'personal'],
    ['', undefined],
  ])('enrolled as %j is owned by %s', (deviceOwnershipType, expected) => {
    expect(mobile({ general: { deviceOwnershipType } }).owned_by).toBe(expected);
  });

  it.each([
    ['iOS', 'iPhone 16', { platform: 'iOS', os: 'iOS' }],
    ['iOS', 'iPad Air 13-inch (M2)', { platform: 'iOS', os: 'iPadOS' }],
    ['iPadOS', 'iPad Air 13-inch (M2)', { platform: 'iOS', os: 'iPadOS' }],
    ['iPad', 'Air', { platform: 'iOS', os: 'iPadOS' }],
    ['tvOS', 'Apple TV 4K', { os: 'tvOS' }],
    ['watchOS', 'Apple Watch Ultra', { os: 'watchOS' }],
    ['visionOS', 'Apple Vision Pro', { os: 'visionOS' }],
  ])('of type %s, model %s', (deviceType, model, expected) => {
    const record = mobile({ deviceType, hardware: { model } });
    expect(record).toMatchObject(expected);
    expect('platform' in record).toBe('platform' in expected);
  });

  it.each([
    [
      { dataProtected: false, passcodePresent: false, jailBreakDetected: true },
      { disk_encryption: 'off', screen_lock: { on: false }, rooted: true },
    ],
    [
      { dataProtected: true, passcodePresent: true, jailBreakDetected: false },
      { disk_encryption: 'on', screen_lock: { on: true }, rooted: false },
    ],
    [{}, {}],
    [null, {}],
  ])('with security %j has %j', (security, expected) => {
    expect(valuesOf(mobile({ security }).facts)).toEqual(expected);
  });

  it.each([
    ['Normal', false],
    [false, false],
    ['Jailbroken', true],
    ['', undefined],
    ['Not Collected', undefined],
  ])('of the Classic API with jailbreak %j is rooted: %s', (jailbreak_detected, expected) => {
    const payload = { mobile_device: { general: { id: 1 }, security: { jailbreak_detected } } };
    expect(readClassicMobile(payload).facts.rooted?.value).toBe(expected);
  });
});
