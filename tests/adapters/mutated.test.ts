/** Payloads of which one part was emptied: no fact appears, no verdict turns, no device is lost. */
import { describe, it } from '@jest/globals';
import { chromeosRecord } from '../../adapters/google/chromeos.ts';
import { mobileRecord } from '../../adapters/google/mobile.ts';
import { chromeosDevice, mobileDevice } from '../../adapters/google/simulator/devices.ts';
import { readClassicComputer } from '../../adapters/jamf/classic/computer.ts';
import { readClassicMobile } from '../../adapters/jamf/classic/mobile.ts';
import { writeClassicComputer, writeClassicMobile } from '../../adapters/jamf/classic/simulator/payload.ts';
import { readComputer } from '../../adapters/jamf/computer.ts';
import { Config } from '../../adapters/jamf/config.ts';
import { readMobileDevice } from '../../adapters/jamf/mobile.ts';
import { writeComputer } from '../../adapters/jamf/simulator/computer.ts';
import { writeMobileDevice } from '../../adapters/jamf/simulator/mobile.ts';
import { type MachineRows, toRecords } from '../../adapters/landesk/schema.ts';
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { expectNothingInvented } from '../support/emptied.ts';
import { recording } from '../support/recordings.ts';
import { fullest } from '../support/sample.ts';
import { MACHINE, OPTIONS, undated } from './landesk/machine.ts';

type Read = (payload: unknown) => Unstamped<DeviceRecord> | undefined;

const { extension_attributes: attributes } = Config.parse({
  url: 'https://jamf.example.com',
  client_id: 'id',
  client_secret: 'secret',
});
const classic: Read = (payload) => readClassicComputer(payload, { attributes });
const pro: Read = (payload) => readComputer(payload, { attributes });
const mobile: Read = (payload) => readMobileDevice(payload);
const classicMobile: Read = (payload) => readClassicMobile(payload);
const chromebook: Read = (payload) => chromeosRecord(payload as never, {}, '2026-11-23');
const phone: Read = (payload) => mobileRecord(payload as never, {});
const machine: Read = (payload) => toRecords(payload as MachineRows, OPTIONS).records[0];

/** Where the id stands, and what holds it. Without it nobody can tell which device it is: it is dropped. */
const IDENTITY =
  /^(id|mobileDeviceId|deviceId|resourceId|computer(\.general(\.id)?)?|mobile_device(\.general(\.id)?)?|hardware|userAndLocation|(computer|mobile_device)\.location|machines(\.0(\.computer_idn)?)?)$/;
/** Tables are lists of rows, and rows have a key, in every answer of the driver. */
const ROWS = /^(machines|detections|adapters|software)(\.\d+)?$|computer_idn$/;

/** LANDESK's enumerations begin with a number; seconds of a screen lock that are 0 are "never". */
const NUMBERED = /\.(protectionstatus|conversionstatus|vultype|vulseverity)$|[aA]ttributes\.\d+\.value/;

const whole = (answer: Record<string, unknown>): unknown => answer;
const firstOf = (list: string) => (answer: Record<string, unknown>) => (answer[list] as unknown[])[0];

const RECORDINGS: [file: string, payloadIn: (answer: Record<string, unknown>) => unknown, read: Read][] = [
  ['jamf/classic-computer.json', whole, classic],
  ['more/jamf-pro/classic-computer-mac-10.15-jamf-10.23.json', whole, classic],
  ['more/jamf-pro/classic-computer-zentral.json', whole, classic],
  ['more/jamf-pro/classic-computer-not-collected-extract-demisto.json', whole, classic],
  ['more/jamf-pro/classic-mobiledevice-zentral.json', whole, classicMobile],
  ['more/jamf-pro/v2-computers-inventory-three-sections-demisto.json', firstOf('results'), pro],
  ['more/jamf-pro/v3-computer-inventory-all-sections-sdk-mock.json', whole, pro],
  ['more/jamf-pro/v1-mobile-devices-detail-cartography.json', firstOf('results'), mobile],
  ['google/chromeosdevice.json', whole, chromebook],
  ['more/google/chromeosdevices-list-2022.json', firstOf('chromeosdevices'), chromebook],
  ['google/mobiledevice-android.json', whole, phone],
  ['google/mobiledevice-ios-google-sync.json', whole, phone],
];

describe('a recording without one of its parts', () => {
  for (const [file, payloadIn, read] of RECORDINGS)
    recording(
      file,
      (answer) => expectNothingInvented(payloadIn(answer), read, IDENTITY),
      'loses no device, invents no fact and turns no verdict',
    );
});

const software = [{ computer_idn: 20417, suitename: 'CrowdStrike Windows Sensor', version: '7.30' }];
const adapters = ['A4BB6D1077C2', 'A4BB6D1077C3'].map((physaddress) => ({
  ...{ computer_idn: 20417, physaddress },
  firewallenabled: 'Yes',
}));
const detections = [
  { vul_id: 'MS26-11-W11', vultype: 'Vulnerability', vulseverity: 'Critical', title: '2026-11 Update' },
  { vul_id: 'ST000202', vultype: 'Security Threat', vulseverity: 'High', title: 'Screen', reason: 'Off.' },
].map((row) => ({ ...row, computer_idn: 20417 }));
const rows = { machines: [{ ...MACHINE, currentversion: '6.3' }], detections, adapters, software };
const quiet = { ...rows, detections: [] };
const [patch, threat] = detections;
const {
  protectionstatus: _,
  conversionstatus: __,
  encryptionpercentage: ___,
  currentbuild: ____,
  ...bare
} = MACHINE;
const mac = { ...bare, ostype: 'Mac OS X 27.2' };

const SIMULATED: [name: string, payload: unknown, read: Read][] = [
  ['a computer of Jamf Pro', writeComputer(fullest('Mac'), 1, 'v4'), pro],
  ['a computer of the Classic API', { computer: writeClassicComputer(fullest('Mac'), 1) }, classic],
  ['an iPhone of Jamf Pro', writeMobileDevice(fullest('iOS'), 1), mobile],
  ['an iPhone of the Classic API', { mobile_device: writeClassicMobile(fullest('iOS'), 1) }, classicMobile],
  ['a phone of Google', mobileDevice(fullest('Android')), phone],
  ['an iPhone of Google', mobileDevice(fullest('iOS')), phone],
  ['a Chromebook of Google', chromeosDevice(fullest('ChromeOS')), chromebook],
  ['a machine of LANDESK', rows, machine],
  ['a machine of LANDESK of which nothing was detected', quiet, machine],
  ['a machine of LANDESK that misses a patch', { ...rows, detections: [patch] }, machine],
  ['a machine of LANDESK whose screen stays on', { ...rows, detections: [threat] }, machine],
  ['a machine of a site that keeps no dates of scans', { ...rows, machines: [undated()] }, machine],
  [
    'an old machine of LANDESK',
    {
      ...quiet,
      machines: [
        {
          ...MACHINE,
          ostype: 'Microsoft Windows 7 Professional',
          currentbuild: '7601',
          currentversion: '6.1',
        },
      ],
    },
    machine,
  ],
  ['a Mac in LANDESK', { machines: [mac], detections: [], adapters: [], software }, machine],
];

describe('what a simulator sends, without one of its parts', () => {
  it.each(SIMULATED)('%s invents no fact and turns no verdict', (_, payload, read) => {
    expectNothingInvented(payload, read, new RegExp(`${IDENTITY.source}|${ROWS.source}`), NUMBERED);
  });
});
