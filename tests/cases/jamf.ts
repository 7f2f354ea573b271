/** What Jamf Pro sends, what the source's own code reads of it, and what the page says. The payloads are in the fewest words. */
import { readClassicMobile } from '../../adapters/jamf/classic/mobile.ts';
import { readComputer } from '../../adapters/jamf/computer.ts';
import { Config } from '../../adapters/jamf/config.ts';
import { readMobileDevice } from '../../adapters/jamf/mobile.ts';
import { CASES_NOW, type Case, sketchOf } from './case.ts';

const AT = CASES_NOW.toISOString();
const { extension_attributes: attributes } = Config.parse({
  url: 'https://jamf.example.com',
  client_id: 'id',
  client_secret: 'secret',
});

const mac = ({ general, ...payload }: Record<string, object>) =>
  sketchOf(
    readComputer(
      { id: '1', general: { platform: 'Mac', reportDate: AT, ...general }, ...payload },
      { attributes },
    ),
  );

export const JAMF: readonly Case[] = [
  {
    name: 'a Mac whose applications are not collected',
    source: 'Jamf Pro, inventory collection: a list that is switched off is empty',
    records: [
      mac({
        applications: [],
        services: [],
        packageReceipts: { installedByInstallerSwu: [], installedByJamfPro: [] },
      }),
    ],
    right: { verdicts: { sentinel: 'unknown', carbonblack: 'unknown' } },
  },
  {
    name: 'an agent that left nothing but the receipt of its installer',
    source: 'a recorded computer of the Classic API',
    records: [
      mac({
        applications: [],
        packageReceipts: { installedByInstallerSwu: ['com.sentinelone.pkg.sentinel-agent'] },
      }),
    ],
    right: { verdicts: { sentinel: 'ok', carbonblack: 'unknown' } },
  },
  {
    name: 'local snapshots beside a disk with FileVault',
    source: 'a recorded computer of macOS 10.13: partitions of type "other" are "Not Encrypted"',
    records: [
      mac({
        storage: {
          disks: [
            {
              partitions: [
                { name: 'com.apple.TimeMachine', partitionType: 'OTHER', fileVault2State: 'UNENCRYPTED' },
                { name: 'Macintosh HD', partitionType: 'BOOT', fileVault2State: 'ENCRYPTED' },
              ],
            },
          ],
        },
        operatingSystem: { name: 'macOS', fileVault2Status: 'SOME_ENCRYPTED' },
      }),
    ],
    right: { verdicts: { encryption: 'ok' } },
  },
  {
    name: 'some volumes are encrypted, and nobody says which',
    source: "Jamf Pro's fileVault2Status",
    records: [mac({ operatingSystem: { name: 'macOS', fileVault2Status: 'SOME_ENCRYPTED' } })],
    right: { verdicts: { encryption: 'unknown' } },
  },
  {
    name: 'a Mac that starts whatever there is',
    source: "Jamf Pro's secureBootLevel",
    records: [mac({ security: { sipStatus: 'ENABLED', secureBootLevel: 'NO_SECURITY' } })],
    right: { verdicts: { jailed: 'warn' } },
  },
  {
    name: 'an attribute whose first value is empty',
    source: "Jamf Pro's extension attributes with several values",
    records: [
      mac({ extensionAttributes: [{ name: 'Firewall Status', multiValue: true, values: ['', '1'] }] }),
    ],
    right: { verdicts: { firewall: 'ok' } },
  },
  {
    name: 'a Mac that was entered and never reported',
    source: 'Jamf Pro: switches of a computer without an inventory are false',
    records: [
      mac({
        general: { reportDate: null as never },
        security: { firewallEnabled: false },
        diskEncryption: { fileVault2Enabled: false },
      }),
    ],
    right: { verdicts: { firewall: 'unknown', encryption: 'unknown' } },
  },
  {
    name: 'no list of updates is no promise that none waits',
    source: 'Jamf Pro, inventory collection: available updates are not collected unless switched on',
    records: [mac({ operatingSystem: { name: 'macOS', version: '26.3' }, softwareUpdates: [] as object })],
    right: { verdicts: { uptodate: ['warn', 'nudge', 'unknown'] } },
  },
  {
    name: 'an Apple TV is no device without a kind',
    source: "Jamf Pro's deviceType",
    records: [
      sketchOf(
        readMobileDevice({ mobileDeviceId: '1', deviceType: 'tvOS', hardware: {}, userAndLocation: {} }),
      ),
    ],
    right: { verdicts: { encryption: 'na', uptodate: 'na' } },
  },
  ...(
    [
      [
        'services',
        { applications: [{ name: 'Safari.app' }], packageReceipts: { installedByInstallerSwu: ['a'] } },
      ],
      ['receipts', { applications: [{ name: 'Safari.app' }], services: [{ name: 'com.apple.afpfs' }] }],
    ] as [string, Record<string, object>][]
  ).map(
    ([what, lists]): Case => ({
      name: `a Mac whose ${what} are not collected may have an agent without an application`,
      source: 'Jamf Pro, inventory collection: services and package receipts are switches of their own',
      records: [mac(lists)],
      right: { verdicts: { sentinel: 'unknown', carbonblack: 'unknown' } },
    }),
  ),
  {
    name: 'a Mac of which all lists are collected, and no agent is in one',
    source: 'Jamf Pro, inventory collection',
    records: [
      mac({
        applications: [{ name: 'Safari.app' }] as object,
        services: [{ name: 'com.apple.afpfs' }] as object,
        packageReceipts: { installedByInstallerSwu: ['com.apple.pkg.Core'] },
      }),
    ],
    right: { verdicts: { sentinel: 'nudge', carbonblack: 'nudge' } },
  },
  ...['NOT_COLLECTED', 'NOT_AVAILABLE', 'Custom Configuration', 'unknown'].map(
    (sipStatus): Case => ({
      name: `System Integrity Protection "${sipStatus}" is neither good nor bad`,
      source: "Jamf Pro's sipStatus in both APIs",
      records: [mac({ security: { sipStatus } })],
      right: { verdicts: { jailed: 'unknown' } },
    }),
  ),
  ...['MEDIUM_SECURITY', 'NOT_SUPPORTED', 'UNKNOWN'].map(
    (secureBootLevel): Case => ({
      name: `a start with ${secureBootLevel} is no finding`,
      source: "Jamf Pro's secureBootLevel; medium is Apple's own setting",
      records: [mac({ security: { sipStatus: 'ENABLED', secureBootLevel } })],
      right: { verdicts: { jailed: 'ok' } },
    }),
  ),
  {
    name: 'an iPhone whose kind nobody tells is known by its model',
    source: 'a recorded mobile device, without its os_type',
    records: [
      sketchOf(
        readClassicMobile({
          mobile_device: {
            general: { id: 1, model_identifier: 'iPhone10,6' },
            applications: [{ application_name: 'Mail' }],
          },
        }),
      ),
    ],
    right: { verdicts: { sentinel: 'na', firewall: 'na' } },
  },
  {
    name: 'an Apple TV whose kind nobody tells is known by its model',
    source: "Apple's ids of models",
    records: [
      sketchOf(
        readClassicMobile({
          mobile_device: {
            general: { id: 1, model_identifier: 'AppleTV14,1', last_inventory_update_utc: AT },
            security: { data_protection: false, passcode_present: false },
          },
        }),
      ),
    ],
    right: { verdicts: { encryption: 'na', screenlock: 'na' } },
  },
  {
    name: 'an iPad of the Classic API',
    source: 'fixtures of other projects: os_type is "iPadOS"',
    records: [
      sketchOf(
        readClassicMobile({
          mobile_device: {
            general: { id: 1, os_type: 'iPadOS' },
            security: { data_protection: true, passcode_present: true },
          },
        }),
      ),
    ],
    right: { verdicts: { encryption: 'ok', screenlock: 'ok' } },
  },
];
