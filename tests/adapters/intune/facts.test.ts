/** What Intune's words mean, and which of them mean nothing. */
import { describe, expect, it } from '@jest/globals';
import { complianceOf } from '../../../adapters/intune/compliance.ts';
import { ownersOf } from '../../../adapters/intune/owners.ts';
import { defenderOf } from '../../../adapters/intune/protection.ts';
import { toRecord } from '../../../adapters/intune/schema.ts';
import { platformOf, versionOf } from '../../../adapters/intune/system.ts';
import type { Platform } from '../../../shared/model/record.ts';

const AT = '2026-11-23T07:41:09.000Z';
const ROW = {
  id: '5b0e6d3e-77a1-4c6e-9d51-1f2f6c0a9b10',
  operatingSystem: 'Windows',
  serialNumber: '7XK2Q94',
  emailAddress: 'amara.okafor@example.com',
  lastSyncDateTime: '2026-11-23T07:41:09Z',
};
const recordOf = (row: object, details = {}) => toRecord({ ...ROW, ...row }, details, []);

describe('whose it is', () => {
  const [mail, name] = ['amara.okafor@example.com', 'aokafor@example.onmicrosoft.com'];

  it.each([
    ['where mail arrives, before the name to sign in with', mail, name, [], [mail]],
    ['the name, where there is no mail', '', name, [], [name]],
    ['the name, where the mail is of another organization', 'a@gmail.example', mail, ['example.com'], [mail]],
    ['nobody, where both are', 'a@gmail.example', name, ['example.com'], []],
    [
      'nobody of whom only a guest’s name is known',
      null,
      'jane_gmail.com#EXT#@example.onmicrosoft.com',
      [],
      [],
    ],
    ['nobody, of a shared device', '', '', [], []],
    ['not a domain that only ends alike', 'a@notexample.com', '', ['example.com'], []],
    ['in any case', 'Amara.Okafor@EXAMPLE.com', name, ['example.com'], [mail]],
  ])('is %s', (_what, emailAddress, userPrincipalName, domains, owners) => {
    expect(ownersOf({ emailAddress, userPrincipalName }, domains)).toEqual(owners);
  });
});

describe('identity', () => {
  it.each(['', '0', 'SystemSerialNumber', 'Defaultstring', 'To be filled by O.E.M.', null])(
    'is no serial: %j',
    (serialNumber) => {
      expect(recordOf({ serialNumber }).identifiers.serial).toBeUndefined();
    },
  );

  it.each(['00000000-0000-0000-0000-000000000000', '', null, 'c2a9d9f4'])('is no Entra id: %j', (id) => {
    expect(recordOf({ azureADDeviceId: id }).identifiers.entra_device_id).toBeUndefined();
  });

  it('of Entra, of the maker and of the network is read as each vendor writes it', () => {
    const { identifiers } = recordOf(
      { azureADDeviceId: 'c2a9d9f4-8b7e-49f3-a0c8-5d1e2f3a4b5c', wiFiMacAddress: 'A4C3F0112233', udid: null },
      { hardware: { udid: '', ethernetMacAddress: 'a4c3f0112233', wiFiMacAddress: '' } },
    );
    expect(identifiers).toEqual({
      serial: '7XK2Q94',
      entra_device_id: 'C2A9D9F4-8B7E-49F3-A0C8-5D1E2F3A4B5C',
      mac_addresses: ['A4:C3:F0:11:22:33'],
    });
  });
});

describe('times and groups', () => {
  it('that never were are absent', () => {
    const record = recordOf({
      lastSyncDateTime: '0001-01-01T00:00:00Z',
      enrolledDateTime: '9999-12-31T23:59:59.9999999Z',
      deviceCategoryDisplayName: 'Unknown',
      complianceState: 'unknown',
      managedDeviceOwnerType: 'unknown',
      androidSecurityPatchLevel: '2026-11-05',
    });
    expect(record).not.toHaveProperty('last_sync');
    expect(record).not.toHaveProperty('enrolled_at');
    expect(record).not.toHaveProperty('labels');
    expect(record).not.toHaveProperty('vendor_status');
    expect(record).not.toHaveProperty('owned_by');
    // Only Android has patches by day.
    expect(record).not.toHaveProperty('security_patch_level');
  });

  it('that are there are told', () => {
    expect(
      recordOf({
        operatingSystem: 'AndroidForWork',
        enrolledDateTime: '2026-03-11T09:12:44.1234567Z',
        deviceCategoryDisplayName: 'Finance',
        complianceState: 'inGracePeriod',
        managedDeviceOwnerType: 'personal',
        androidSecurityPatchLevel: '2026-11-05',
      }),
    ).toMatchObject({
      platform: 'Android',
      enrolled_at: '2026-03-11T09:12:44.123Z',
      labels: ['Finance'],
      vendor_status: 'inGracePeriod',
      owned_by: 'personal',
      security_patch_level: '2026-11-05',
    });
  });

  it('one that was wiped is gone, and one that is to be wiped is not', () => {
    expect(recordOf({}, { hardware: { managementState: 'retireIssued' } }).gone).toBeUndefined();
    expect(recordOf({}, { hardware: { managementState: 'wiped' } }).gone).toBe(true);
  });
});

describe('systems', () => {
  it.each([
    ['Windows', 'Windows'],
    ['Windows Phone', undefined],
    ['Windows Holographic', undefined],
    ['macOS', 'Mac'],
    ['iPadOS', 'iOS'],
    ['AndroidEnterprise', 'Android'],
    ['Linux', 'Linux'],
    ['ChromeOS', 'ChromeOS'],
    ['Unknown', undefined],
    ['', undefined],
  ])('%s', (operatingSystem, platform) => {
    expect(platformOf(operatingSystem)).toBe(platform);
  });

  it.each([
    ['10.0.26200.7171', { os_version: '10.0.26200.7171' }],
    ['26.1 (25B78)', { os_version: '26.1', os_build: '25B78' }],
    ['27.0 (26A5378n)', { os_version: '27.0', os_build: '26A5378n' }],
    ['0.0.0.0', {}],
    ['', {}],
  ])('version %s', (osVersion, told) => {
    expect(versionOf(osVersion)).toEqual(told);
  });
});

describe('encryption', () => {
  const value = (row: object, details = {}) => recordOf(row, details).facts.disk_encryption?.value;

  it('is what the report says, whatever the list does', () => {
    expect(value({ isEncrypted: false }, { encryption: { encryptionState: 'encrypted' } })).toBe('on');
    expect(value({ isEncrypted: true }, { encryption: { encryptionState: 'notEncrypted' } })).toBe('off');
  });

  it.each([
    ['a phone', { operatingSystem: 'iOS' }],
    ['Android', { operatingSystem: 'Android' }],
    ['Linux', { operatingSystem: 'Linux' }],
    ['what was never inventoried', { serialNumber: '', emailAddress: '' }],
  ])('`false` of %s is not known', (_what, row) => {
    expect(value({ isEncrypted: false, ...row })).toBeUndefined();
    expect(value({ isEncrypted: true, ...row })).toBe('on');
  });

  it('`false` of a computer is off, unless the report has nothing of it', () => {
    expect(value({ isEncrypted: false })).toBe('off');
    expect(value({ isEncrypted: false }, { encryption: 'none' })).toBeUndefined();
  });
});

describe('compliance', () => {
  const told = (platform: Platform, ...states: [setting: string, state: string][]) => {
    const { facts } = complianceOf(
      states.map(([setting, state]) => ({ setting, state })),
      platform,
      AT,
    );
    return Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
  };

  it.each(['notApplicable', 'error', 'conflict', 'unknown', 'notAssigned', '', 'something new'])(
    'says nothing with %j',
    (state) => {
      expect(
        told(
          'Windows',
          ['Windows10CompliancePolicy.ActiveFirewallRequired', state],
          ['X.TpmRequired', state],
        ),
      ).toEqual({});
    },
  );

  it('is read in any case, and cut where a setting has several values', () => {
    expect(told('Mac', ['macoscompliancepolicy.FIREWALLENABLED_IID_f36d2c05', 'Compliant'])).toEqual({
      firewall: true,
    });
  });

  it('of two policies the one that is not met decides', () => {
    const setting = 'IOSCompliancePolicy.PasscodeRequired';
    for (const states of [
      ['compliant', 'nonCompliant'],
      ['nonCompliant', 'compliant'],
    ])
      expect(told('iOS', ...states.map((state): [string, string] => [setting, state]))).toEqual({
        screen_lock: { on: false },
      });
  });

  it('in a grace period is not met', () => {
    expect(told('Windows', ['Windows10CompliancePolicy.ActiveFirewallRequired', 'inGracePeriod'])).toEqual({
      firewall: false,
    });
  });

  it('of how Windows was started last is a check and no fact', () => {
    const names = ['BitLockerEnabled', 'SecureBootEnabled'].map(
      (name) => `Windows10CompliancePolicy.${name}`,
    );
    const { facts } = recordOf(
      { isEncrypted: true },
      { settings: names.map((setting) => ({ setting, state: 'nonCompliant' })) },
    );
    expect(facts.disk_encryption?.value).toBe('on');
    expect(facts.secure_boot).toBeUndefined();
    expect(facts.checks?.value).toEqual(Object.fromEntries(names.map((name) => [name, false])));
  });

  it('of Gatekeeper says something only where it is met', () => {
    const setting = 'MacOSCompliancePolicy.GatekeeperAllowedAppSource';
    expect(told('Mac', [setting, 'compliant'])).toEqual({ unknown_sources: false });
    expect(told('Mac', [setting, 'nonCompliant'])).toEqual({});
  });

  it('tells a phone what only compliance knows', () => {
    expect(
      told(
        'Android',
        ['AndroidCompliancePolicy.SecurityDisableUsbDebugging', 'nonCompliant'],
        ['AndroidCompliancePolicy.SecurityPreventInstallAppsFromUnknownSources', 'compliant'],
        ['AndroidCompliancePolicy.SecurityBlockJailbrokenDevices', 'compliant'],
      ),
    ).toEqual({ adb: true, unknown_sources: false, rooted: false });
  });
});

describe('jailBroken', () => {
  it.each([
    ['True', 'iOS', true],
    ['False', 'Android', false],
    ['Unknown', 'iOS', undefined],
    ['', 'iOS', undefined],
    ['False', 'Windows', undefined],
    ['False', 'macOS', undefined],
  ])('%j of %s', (jailBroken, operatingSystem, rooted) => {
    expect(recordOf({ jailBroken, operatingSystem }).facts.rooted?.value).toBe(rooted);
  });
});

describe('Microsoft Defender', () => {
  const WELL = {
    malwareProtectionEnabled: true,
    realTimeProtectionEnabled: true,
    signatureUpdateOverdue: false,
    quickScanOverdue: false,
    fullScanOverdue: false,
    deviceState: 'clean',
    productStatus: 'noStatusFlagsSet',
  };
  const told = (state: object) => {
    const { healthy, problem } = defenderOf({ ...WELL, ...state }, AT)?.value.defender ?? {};
    return [healthy, problem];
  };

  it.each([
    [{}, true, undefined],
    [{ productStatus: null, deviceState: null }, true, undefined],
    [{ realTimeProtectionEnabled: false }, false, 'real time protection off'],
    [{ signatureUpdateOverdue: true }, false, 'signature update overdue'],
    [{ productStatus: 'serviceNotRunning,noStatusFlagsSet' }, false, 'service not running'],
    [{ productStatus: 'avSignaturesOutOfDate' }, false, 'av signatures out of date'],
    [{ deviceState: 'rebootPending' }, false, 'device reboot pending'],
    [{ deviceState: 'critical' }, false, 'device critical'],
    // Nobody knows what a new flag means, and half of what makes it healthy is not enough.
    [{ productStatus: 'somethingNew' }, undefined, undefined],
    [{ realTimeProtectionEnabled: null }, undefined, undefined],
    [{ signatureUpdateOverdue: null }, undefined, undefined],
  ])('with %j', (state, healthy, problem) => {
    expect(told(state)).toEqual([healthy, problem]);
  });

  it.each([false, null, undefined])(
    'that steps back for another (%j) is not told',
    (malwareProtectionEnabled) => {
      expect(defenderOf({ ...WELL, malwareProtectionEnabled }, AT)).toBeUndefined();
    },
  );
});

describe('software', () => {
  const apps = { detectedApps: [{ displayName: 'Slack', version: '4.50.1' }] };

  it.each([
    ['all of it, on the company’s Windows', { managedDeviceOwnerType: 'company' }, apps, undefined],
    ['what is there, on a personal one', { managedDeviceOwnerType: 'personal' }, apps, []],
    ['what is there, where nobody says whose it is', {}, apps, []],
    ['what is there, on a Mac', { managedDeviceOwnerType: 'company', operatingSystem: 'macOS' }, apps, []],
    [
      'what is there, of a list that goes on',
      { managedDeviceOwnerType: 'company' },
      { ...apps, 'detectedApps@odata.nextLink': 'https://graph.microsoft.com/beta/x' },
      [],
    ],
  ])('is %s', (_what, row, listed, looked_for) => {
    expect(recordOf(row, { apps: listed }).software?.looked_for).toEqual(looked_for);
  });

  it('of an empty list was not collected', () => {
    expect(recordOf({}, { apps: { detectedApps: [] } }).software).toBeUndefined();
  });
});
