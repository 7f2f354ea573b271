import { describe, expect, it } from '@jest/globals';
import { chromeosRecord } from '../../../adapters/google/chromeos.ts';
import { mobileRecord } from '../../../adapters/google/mobile.ts';
import { type Fields, list } from '../../../shared/adapter-kit/read.ts';
import { recording } from '../../support/recordings.ts';

const ALIASES = { 'example.net': 'example.com' };
const TODAY = '2026-11-23';

const PHONE = { resourceId: 'R1', type: 'ANDROID', os: 'Android 16', lastSync: '2026-11-22T20:05:41.007Z' };
const AT = PHONE.lastSync;

const phone = (item: object) => mobileRecord({ ...PHONE, ...item }, ALIASES);
const book = (item: object) => chromeosRecord({ deviceId: 'D1', lastSync: AT, ...item }, ALIASES, TODAY);

describe('a phone', () => {
  it.each([
    ['Android 16', 'Android', 'Android', '16'],
    ['Android 8.0.0', 'Android', 'Android', '8.0.0'],
    ['iOS 17.5.1', 'iOS', 'iOS', '17.5.1'],
    ['Android', 'Android', 'Android', undefined],
    ['', 'Android', 'Android', undefined],
  ])('with os %j runs %s', (os, platform, name, version) => {
    const record = phone({ os });
    expect([record.platform, record.os, record.os_version]).toEqual([platform, name, version]);
  });

  it.each([
    ['Compromise detected', true],
    ['No compromise detected', false],
    ['Undetected', undefined],
    ['', undefined],
    ['A new word', undefined],
  ])('that says %j is rooted: %j', (deviceCompromisedStatus, value) => {
    expect(phone({ deviceCompromisedStatus }).facts.rooted?.value).toBe(value);
  });

  it.each([
    ['Encrypted', 'on'],
    ['Not Encrypted', 'off'],
    ['', undefined],
    ['A new word', undefined],
  ])('that says %j has disk encryption %j', (encryptionStatus, value) => {
    expect(phone({ encryptionStatus }).facts.disk_encryption?.value).toBe(value);
  });

  it('has a setting for unknown sources only before Android 8', () => {
    expect(phone({ os: 'Android 7.1', unknownSourcesStatus: true }).facts.unknown_sources).toEqual({
      value: true,
      at: AT,
    });
    expect(phone({ os: 'Android 8.0.0', unknownSourcesStatus: true }).facts.unknown_sources).toBeUndefined();
    expect(phone({ os: 'Android', unknownSourcesStatus: true }).facts.unknown_sources).toBeUndefined();
  });

  it.each(['IOS_SYNC', 'GOOGLE_SYNC'])('in a row of %s says nothing by false', (type) => {
    const { facts } = phone({ type, os: 'iOS 26.1', adbStatus: false, unknownSourcesStatus: false });
    expect(facts).toEqual({});
  });

  it('that tells nothing else says nothing by false, but true is true', () => {
    const unlooked = {
      deviceCompromisedStatus: 'Undetected',
      encryptionStatus: '',
      devicePasswordStatus: '',
    };
    const flags = (on: boolean) => ({ os: 'Android 7', adbStatus: on, unknownSourcesStatus: on });
    expect(phone({ ...unlooked, ...flags(false) }).facts).toEqual({});
    expect(Object.keys(phone({ ...unlooked, ...flags(true) }).facts)).toEqual(['adb', 'unknown_sources']);
    const looked = phone({ ...unlooked, ...flags(false), encryptionStatus: 'Encrypted' });
    expect(Object.keys(looked.facts)).toEqual(['disk_encryption', 'adb', 'unknown_sources']);
  });

  it.each([
    ['1633392000000', '2021-10-05'],
    [1633392000000, '2021-10-05'],
    ['0', undefined],
    ['', undefined],
    ['-1', undefined],
  ])('with the patch level %j was patched on %j', (securityPatchLevel, day) => {
    expect(phone({ securityPatchLevel }).security_patch_level).toBe(day);
  });

  it.each(['1970-01-01T00:00:00.000Z', '0001-01-01T00:00:00Z', '1900-01-01T00:00:00Z', '', null])(
    'that last spoke on %j never did',
    (lastSync) => {
      const record = phone({ lastSync, encryptionStatus: 'Encrypted' });
      expect(record).not.toHaveProperty('last_sync');
      expect(record.facts.disk_encryption).toEqual({ value: 'on' });
    },
  );

  it.each([
    ['GOOGLE_SYNC', 'iPadOS 18.7', 'iPad4,4', 'iPadOS', '18.7', 'iPad4,4'],
    ['IOS_SYNC', 'iOS 26.1', 'iPhone10,6', 'iOS', '26.1', 'iPhone10,6'],
    ['GOOGLE_SYNC', 'iOS 9.3', 'iPad Mini Retina', 'iOS', '9.3', undefined],
  ])('of type %s with %s on %s is one of Apple', (type, os, model, name, version, id) => {
    const record = phone({ type, os, model });
    expect(record).toMatchObject({ platform: 'iOS', os: name, os_version: version });
    expect(record.model_identifier).toBe(id);
  });

  it.each([
    ['WIPED', true],
    ['ACCOUNT_WIPED', true],
    ['DEVICE_WIPED', true],
    ['APPROVED', undefined],
    // Still on its way.
    ['WIPING', undefined],
    ['BLOCKED', undefined],
  ])('of status %s is gone: %j', (status, gone) => {
    expect(phone({ status }).gone).toBe(gone);
  });

  it('belongs to every address once, without the twins for testing, aliases counted as the primary', () => {
    const email = [
      'A@example.com',
      'a@example.net',
      'a@example.com.test-google-a.com',
      'b@example.com',
      'nonsense',
    ];
    expect(phone({ email }).owners).toEqual(['a@example.com', 'b@example.com']);
  });

  it('without an id cannot be read', () => {
    expect(() => mobileRecord({ type: 'ANDROID' }, ALIASES)).toThrow('resourceId');
  });
});

describe('a Chromebook', () => {
  it.each([
    [{ recentUsers: [{ email: 'a@example.com' }], annotatedUser: 'b@example.com' }, ['a@example.com']],
    [{ recentUsers: [{ type: 'USER_TYPE_UNMANAGED' }], annotatedUser: 'b@example.com' }, ['b@example.com']],
    [{ annotatedUser: 'Tom Sawyer' }, []],
    [{}, []],
  ])('%j belongs to %j', (item, owners) => {
    expect(book(item).owners).toEqual(owners);
  });

  it.each([
    ['Dev', true, undefined],
    ['Verified', false, 'on'],
    ['validated', false, 'on'],
    ['', undefined, undefined],
  ])('that starts %j', (bootMode, rooted, encryption) => {
    const { facts } = book({ bootMode });
    expect([facts.rooted?.value, facts.disk_encryption?.value]).toEqual([rooted, encryption]);
  });

  it.each([
    [{ autoUpdateThrough: '2032-06-01' }, true],
    [{ autoUpdateThrough: '2026-11-23' }, true],
    [{ autoUpdateThrough: '2024-06-01' }, false],
    [{ autoUpdateExpiration: '1717200000000' }, false],
    [{}, undefined],
  ])('%j updates by itself: %j', (item, value) => {
    expect(book(item).facts.auto_update?.value.install_os).toBe(value);
  });

  it.each([
    [{ osVersionCompliance: 'compliant' }, []],
    [
      { osVersionCompliance: 'notCompliant', osUpdateStatus: { targetOsVersion: '148.1' } },
      [{ title: 'ChromeOS 148.1' }],
    ],
    [{ osUpdateStatus: { state: 'updateStateNeedReboot' } }, [{ title: 'ChromeOS' }]],
    [{ osUpdateStatus: { state: 'updateStateNotStarted' } }, [{ title: 'ChromeOS' }]],
    [
      { osVersionCompliance: 'compliant', osUpdateStatus: { state: 'updateStateNotStarted' } },
      [{ title: 'ChromeOS' }],
    ],
    [
      { osUpdateStatus: { state: 'updateStateDownloadInProgress', targetOsVersion: '0.0.0.0' } },
      [{ title: 'ChromeOS' }],
    ],
    [{ osVersionCompliance: 'compliant', osUpdateStatus: { state: 'updateStateUnspecified' } }, []],
    [{ osUpdateStatus: { state: 'updateStateUnspecified' } }, undefined],
    [{ osVersionCompliance: 'complianceUnspecified' }, undefined],
  ])('%j misses updates %j', (item, value) => {
    expect(book(item).facts.missing_updates?.value).toEqual(value);
  });

  it.each([
    [{ autoUpdateThrough: '2032-06-01' }, '2032-06-01'],
    [{ autoUpdateThrough: '2032-06-01T00:00:00Z' }, '2032-06-01'],
    [{ autoUpdateExpiration: '1843455600000' }, '2028-06-01'],
    [{ autoUpdateThrough: '1970-01-01', autoUpdateExpiration: '0' }, undefined],
    [{ autoUpdateThrough: '0001-01-01' }, undefined],
    [{ autoUpdateThrough: '' }, undefined],
  ])('%j gets updates until %j', (item, day) => {
    const { supported_until, facts } = book(item);
    expect(supported_until).toBe(day);
    expect(facts.auto_update === undefined).toBe(day === undefined);
  });

  it.each([
    ['DEPROVISIONED', true],
    ['RETURN_ARRIVED', true],
    ['ACTIVE', undefined],
    // Locked by its administrator, and still there.
    ['DISABLED', undefined],
    ['', undefined],
    [null, undefined],
  ])('of status %j is gone: %j', (status, gone) => {
    expect(book({ status }).gone).toBe(gone);
  });

  it('is not identified by its dock', () => {
    const { identifiers } = book({ macAddress: '6c2995724c50', dockMacAddress: 'e8ea6a157981' });
    expect(identifiers.mac_addresses).toEqual(['6C:29:95:72:4C:50']);
  });
});

describe('recorded answers', () => {
  recording('google/mobiledevice-android.json', (item) => {
    expect(mobileRecord(item, ALIASES)).toMatchObject({
      owners: ['user@example.com'],
      model: 'SAMSUNG-SM-G925A',
      platform: 'Android',
      os: 'Android',
      os_version: '5.1.1',
      os_build: 'LMY47X.G925AUCU3BOI2',
      vendor_status: 'APPROVED',
      last_sync: '2016-02-23T21:49:14.719Z',
      identifiers: { mac_addresses: ['00:DE:AD:BE:EF:00'] },
      facts: {
        rooted: { value: false },
        disk_encryption: { value: 'on' },
        adb: { value: true },
        unknown_sources: { value: true },
      },
    });
  });

  recording('google/mobiledevice-ios-google-sync.json', (item) => {
    const record = mobileRecord(item, ALIASES);
    expect(record).toMatchObject({
      platform: 'iOS',
      os_version: '9.3',
      model: 'iPad Mini Retina',
      facts: {},
    });
    expect(record.facts).toEqual({});
  });

  recording('google/chromeosdevice.json', (item) => {
    expect(chromeosRecord(item, ALIASES, TODAY)).toMatchObject({
      // Spelled so in the recording.
      owners: ['user@exmaple.com'],
      name: 'example',
      platform: 'ChromeOS',
      os_version: '60.0.3112.114',
      os_build: '9592.96.0',
      identifiers: { serial: '0XDECAFBAD', mac_addresses: ['00:DE:CA:FB:AD:00'] },
      facts: { rooted: { value: false }, disk_encryption: { value: 'on' } },
    });
  });

  recording('more/google/chromeosdevices-list-2022.json', ({ chromeosdevices }) => {
    const [item] = chromeosdevices as Fields[];
    const at = '2022-05-19T16:14:15.759Z';
    expect(chromeosRecord(item ?? {}, ALIASES, TODAY)).toEqual({
      id: 'chromeos:06d4fd60-bed5-4fe2-8d82-1a7b7b76f9ac',
      labels: ['/'],
      // Nobody has used it yet.
      owners: ['chromebook.user@example.com'],
      model: 'Samsung Galaxy Chromebook',
      type: 'chromebook',
      platform: 'ChromeOS',
      os: 'ChromeOS',
      os_version: '101.0.4951.59',
      os_build: '14588.98.0',
      supported_until: '2028-06-01',
      owned_by: 'company',
      vendor_status: 'ACTIVE',
      last_sync: at,
      identifiers: { serial: '4MCL9DQJC84485E', mac_addresses: ['2C:DB:07:DE:43:25'] },
      facts: {
        rooted: { value: false, at },
        disk_encryption: { value: 'on', at },
        auto_update: { value: { install_os: true, install_security: true }, at },
      },
    });
  });

  recording('more/google/mobiledevices-list-empty.json', (answer) => {
    expect(list(answer.mobiledevices)).toEqual([]);
  });
});
