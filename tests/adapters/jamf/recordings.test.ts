/** Recorded answers of Jamf Pro, and what each says. Read in place; where they are absent, skipped by name. */
import { describe, expect } from '@jest/globals';
import { readClassicComputer } from '../../../adapters/jamf/classic/computer.ts';
import { idsIn, linksOf } from '../../../adapters/jamf/classic/lists.ts';
import { readClassicMobile } from '../../../adapters/jamf/classic/mobile.ts';
import { readComputer } from '../../../adapters/jamf/computer.ts';
import { Config } from '../../../adapters/jamf/config.ts';
import { readMobileDevice } from '../../../adapters/jamf/mobile.ts';
import type { JamfRecord } from '../../../adapters/jamf/schema.ts';
import { recording } from '../../support/recordings.ts';

const { extension_attributes: attributes } = Config.parse({
  url: 'https://jamf.example.com',
  client_id: 'id',
  client_secret: 'secret',
});
const reading = { attributes };
const classic = (answer: unknown) => readClassicComputer(answer, reading);
const resultsOf = (answer: Record<string, unknown>) => answer.results as unknown[];

/** Facts by their values alone, and of software how much there is. */
function said({ facts, software, ...record }: JamfRecord) {
  return {
    ...record,
    facts: Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])),
    software: software && [software.installed?.length, software.services?.length, software.looked_for],
    times: [...new Set(Object.values(facts).map(({ at }) => at))],
  };
}

const PROTECTED = { rooted: false, unknown_sources: false };

describe('computers of the Classic API', () => {
  recording('more/jamf-pro/classic-computer-mac-10.15-jamf-10.23.json', (answer) => {
    expect(said(classic(answer))).toEqual({
      id: '2',
      owners: ['test.user@example.com'],
      name: 'Daniel’s Example MacBook (2)',
      labels: ['Test site'],
      model: '15-inch Retina MacBook Pro with TouchID (Mid 2017)',
      model_identifier: 'MacBookPro14,3',
      manufacturer: 'Apple',
      platform: 'Mac',
      os: 'Mac OS X',
      os_version: '10.15',
      os_build: '19D76',
      vendor_status: 'managed',
      last_sync: '2020-08-03T12:24:29.968Z',
      identifiers: {
        serial: 'B50TM92VGJE0',
        udid: '502E8D94-00D8-0419-BA86-8DCBB1F85022',
        mac_addresses: ['88:E9:FE:F6:59:77', '82:0E:43:A0:69:EE'],
      },
      // Secure boot is "not supported"; no list of updates says that there are none.
      facts: { ...PROTECTED, disk_encryption: 'on', firewall: false },
      software: [10, 5, undefined],
      times: ['2020-08-03T12:24:29.968Z'],
    });
  });

  recording('more/jamf-pro/classic-computer-zentral.json', (answer) => {
    expect(said(classic(answer))).toEqual({
      id: '1',
      owners: [],
      name: 'jappleseed’s MacBook',
      model: 'MacBook (12-inch Retina Early 2016)',
      model_identifier: 'MacBook9,1',
      manufacturer: 'Apple',
      platform: 'Mac',
      os: 'macOS',
      os_version: '12.0.1',
      os_build: '21A559',
      vendor_status: 'managed',
      last_sync: '2022-08-13T09:13:05.571Z',
      identifiers: {
        serial: 'C094B14CDCD2',
        udid: '54F50251-7D34-470E-98D1-E1C34A90BF60',
        mac_addresses: ['11:6F:99:06:B2:98'],
      },
      facts: { ...PROTECTED, disk_encryption: 'off', firewall: false },
      software: [56, 364, undefined],
      times: ['2022-08-13T09:13:05.571Z'],
    });
  });

  recording('more/jamf-pro/classic-computer-not-collected-extract-demisto.json', (answer) => {
    const record = said(classic(answer));
    expect(record).toMatchObject({ id: '1', owners: [], os_version: '10.10.0', vendor_status: 'unmanaged' });
    // "Not collected", "unknown", no switch of the firewall, and empty lists.
    expect(record.facts).toEqual({ disk_encryption: 'on' });
    expect(record.software).toEqual([1, undefined, []]);
  });
});

describe('mobile devices', () => {
  recording('more/jamf-pro/classic-mobiledevice-zentral.json', (answer) => {
    expect(said(readClassicMobile(answer))).toEqual({
      id: 'mobile-2',
      owners: ['jappleseed@zentral.io'],
      name: 'ProPad',
      model: 'iPad Pro (11-inch Cellular) (2nd Generation)',
      model_identifier: 'iPad8,10',
      manufacturer: 'Apple',
      type: 'iOS',
      platform: 'iOS',
      os: 'iPadOS',
      os_version: '15.5',
      os_build: '19F77',
      owned_by: 'company',
      vendor_status: 'managed',
      last_sync: '2022-08-17T19:38:09.308Z',
      // The hardware UUID was masked, and the address of Wi-Fi has a mark before it.
      identifiers: {
        serial: '3EC0CCE031CC',
        imeis: ['45718686566485'],
        mac_addresses: ['CA:C0:8F:22:2E:78'],
      },
      facts: { disk_encryption: 'on', screen_lock: { on: true }, rooted: false },
      software: [4, undefined, undefined],
      times: ['2022-08-17T19:38:09.308Z'],
    });
  });

  recording('more/jamf-pro/v1-mobile-devices-detail-cartography.json', (answer) => {
    const records = resultsOf(answer).map((device) => said(readMobileDevice(device)));
    expect(records).toMatchObject([
      {
        id: 'mobile-9001',
        owners: ['b.simpson@springfield.example'],
        platform: 'iOS',
        os: 'iOS',
        os_version: '17.4.1',
      },
      {
        id: 'mobile-9002',
        owners: ['l.simpson@springfield.example'],
        platform: 'iOS',
        os: 'iPadOS',
        os_version: '17.3',
      },
    ]);
    for (const { facts, software } of records) {
      expect(facts).toEqual({ disk_encryption: 'on', screen_lock: { on: true }, rooted: false });
      expect(software).toBeUndefined();
    }
  });
});

describe('computers of the Jamf Pro API', () => {
  recording('more/jamf-pro/v2-computers-inventory-three-sections-demisto.json', (answer) => {
    const [record] = resultsOf(answer).map((computer) => said(readComputer(computer, reading)));
    expect(record).toMatchObject({
      id: '1',
      owners: ['user91@example.com'],
      model_identifier: 'MacBookPro9,2',
      last_sync: '2021-03-29T12:44:12.595Z',
      identifiers: {
        serial: 'CA04B35D67F1',
        udid: 'CA40F812-60A3-11E4-90B8-12DF261F2C7E',
        mac_addresses: ['68:5B:35:7D:3E:CA', 'B0:34:95:79:CE:B6'],
      },
    });
    // Sections that were not asked for are null.
    expect(record).toMatchObject({ facts: {}, software: undefined, times: [] });
  });

  recording('more/jamf-pro/v3-computer-inventory-all-sections-sdk-mock.json', (answer) => {
    expect(said(readComputer(answer, reading))).toMatchObject({
      id: '1',
      owners: ['email@com.pl'],
      os_version: '10.9.5',
      facts: {
        ...PROTECTED,
        disk_encryption: 'in_progress',
        firewall: true,
        secure_boot: true,
        remote_login: true,
        missing_updates: [{ id: 'com.apple.pkg.AdditionalEssentials', title: 'BEdit' }],
      },
      software: [3, 1, undefined],
    });
  });

  for (const [version, last_sync] of [
    ['v3', undefined],
    ['v4', '2018-10-31T18:04:13.000Z'],
  ] as const)
    recording(`more/jamf-pro/${version}-computers-inventory-list-sdk-mock.json`, (answer) => {
      const records = resultsOf(answer).map((computer) => said(readComputer(computer, reading)));
      expect(records.map(({ id }) => id)).toEqual(['1', '2']);
      expect(records[0]?.last_sync).toBe(last_sync);
      for (const record of records) expect(record).toMatchObject({ facts: {}, owners: [], platform: 'Mac' });
    });
});

describe('lists of the Classic API', () => {
  recording('more/jamf-pro/classic-computers-subset-basic.exchange.json', ({ response }) => {
    const { body, headers } = response as { body: unknown; headers: Record<string, string> };
    expect(idsIn(body, 'computers')).toEqual(['1', '2']);
    expect(headers['content-type']).toBe('text/plain;charset=UTF-8');
  });

  recording('more/jamf-pro/classic-mobiledevices-empty.json', (answer) => {
    expect(idsIn(answer, 'mobile_devices')).toEqual([]);
  });

  recording('more/jamf-pro/classic-mobiledevices-match-demisto.json', (answer) => {
    expect(idsIn(answer, 'mobile_devices')).toEqual(['53']);
  });

  recording('more/jamf-pro/classic-user-with-computer.json', (answer) => {
    expect([linksOf(answer, 'computers'), linksOf(answer, 'mobile_devices')]).toEqual([['1'], []]);
  });

  recording('more/jamf-pro/classic-user-without-device.json', (answer) => {
    expect([linksOf(answer, 'computers'), linksOf(answer, 'mobile_devices')]).toEqual([[], []]);
  });

  recording('more/jamf-pro/classic-users-list.json', (answer) => {
    // A list of all users has no links.
    expect(linksOf(answer, 'computers')).toEqual([]);
  });
});
