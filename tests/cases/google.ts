/** What Google sends, what the source's own code reads of it, and what the page says. The payloads are in the fewest words. */
import { chromeosRecord } from '../../adapters/google/chromeos.ts';
import { mobileRecord } from '../../adapters/google/mobile.ts';
import { CASES_NOW, type Case, sketchOf } from './case.ts';

const AT = CASES_NOW.toISOString();
const chromebook = (item: object) =>
  sketchOf(chromeosRecord({ deviceId: '1', osVersion: '142.0', lastSync: AT, ...item }, {}, AT.slice(0, 10)));
const android = (item: object) =>
  sketchOf(mobileRecord({ resourceId: '1', type: 'ANDROID', os: 'Android 14', lastSync: AT, ...item }, {}));
const DISCOVERY = "Google's discovery document of the directory API";

export const GOOGLE: readonly Case[] = [
  {
    name: 'an update of ChromeOS waits and has not begun',
    source: `${DISCOVERY}: "pending but it hasn't started"`,
    records: [
      chromebook({ osVersionCompliance: 'compliant', osUpdateStatus: { state: 'updateStateNotStarted' } }),
    ],
    right: { verdicts: { uptodate: 'nudge' } },
  },
  {
    name: 'a compliant Chromebook past its last update',
    source: DISCOVERY,
    records: [chromebook({ autoUpdateThrough: '2025-06-01', osVersionCompliance: 'compliant' })],
    right: { verdicts: { uptodate: 'warn', autoupdate: 'na' } },
  },
  {
    name: 'a Chromebook whose last update is the first day of the calendar',
    source: `${DISCOVERY}: what is not set comes as 1970`,
    records: [chromebook({ autoUpdateThrough: '1970-01-01', osVersionCompliance: 'compliant' })],
    right: { verdicts: { uptodate: ['ok', 'unknown'], autoupdate: 'unknown' } },
  },
  {
    name: 'an Android that was patched in 2021',
    source: DISCOVERY,
    records: [android({ securityPatchLevel: '1633392000000' })],
    right: { verdicts: { uptodate: ['warn', 'nudge'] } },
  },
  {
    name: 'an Android that nobody looked at',
    source: 'rows of basic management: everything is empty, and each switch is false',
    records: [
      android({
        os: 'Android 7',
        adbStatus: false,
        unknownSourcesStatus: false,
        deviceCompromisedStatus: 'Undetected',
        encryptionStatus: '',
        applications: [],
      }),
    ],
    right: {
      verdicts: { adbstatus: 'unknown', unknownsources: 'unknown', encryption: 'unknown', jailed: 'unknown' },
    },
  },
  ...['WIPED', 'ACCOUNT_WIPED'].map(
    (status): Case => ({
      name: `a phone that is ${status} leaves the page`,
      source: DISCOVERY,
      records: [android({ status, encryptionStatus: 'Not Encrypted' })],
      right: { devices: 0 },
    }),
  ),
  ...['WIPING', 'BLOCKED', 'UNPROVISIONED'].map(
    (status): Case => ({
      name: `a phone that is ${status} is still there`,
      source: DISCOVERY,
      records: [android({ status, devicePasswordStatus: 'Off' })],
      right: { verdicts: { screenlock: 'warn' } },
    }),
  ),
  {
    name: 'a phone that Google has wiped, and another source heard of before',
    source: DISCOVERY,
    records: [
      { ...android({ status: 'WIPED' }), source: 'google', identifiers: { serial: 'R58N12ABCDE' } },
      {
        platform: 'Android',
        source: 'other',
        last_sync: '2026-11-20T12:00:00.000Z',
        identifiers: { serial: 'R58N12ABCDE' },
        facts: { screen_lock: { value: { on: false } } },
      },
    ],
    right: { devices: 0 },
  },
  {
    name: 'a Chromebook that was deprovisioned, and runs Windows since',
    source: `${DISCOVERY}; rows of machines that were set up again`,
    records: [
      {
        ...chromebook({ status: 'DEPROVISIONED', lastSync: '2026-01-05T12:00:00.000Z' }),
        source: 'google',
        identifiers: { serial: '5CD1234XYZ' },
      },
      { platform: 'Windows', source: 'landesk', identifiers: { serial: '5CD1234XYZ' } },
    ],
    right: { devices: 1 },
  },
  ...['Android 16 (Baklava)', 'Android 16 QPR2'].map(
    (os): Case => ({
      name: `${os} is version 16`,
      source: 'what makers add to the name of a version',
      records: [android({ os, securityPatchLevel: String(Date.UTC(2026, 10, 5)) })],
      right: { verdicts: { uptodate: 'ok' }, says: { uptodate: 'Android 16' } },
    }),
  ),
  {
    name: 'HarmonyOS 4 is no Android 4',
    source: 'phones that register as Android and run another system',
    records: [android({ os: 'HarmonyOS 4' })],
    right: { verdicts: { uptodate: 'unknown' } },
  },
  ...['Unknown', 'Encryption status unavailable', 'UNSUPPORTED', 'Activating'].map(
    (encryptionStatus): Case => ({
      name: `an encryption status of "${encryptionStatus}" is neither good nor bad`,
      source: 'rows of the directory API',
      records: [android({ encryptionStatus })],
      right: { verdicts: { encryption: 'unknown' } },
    }),
  ),
  ...['0', '-1', '', 'Unknown', '1633392000'].map(
    (securityPatchLevel): Case => ({
      name: `a patch level of "${securityPatchLevel}" is none`,
      source: DISCOVERY,
      records: [android({ securityPatchLevel })],
      right: { verdicts: { uptodate: 'unknown' } },
    }),
  ),
  {
    name: 'a Chromebook that is DEPROVISIONED leaves the page',
    source: DISCOVERY,
    records: [chromebook({ status: 'DEPROVISIONED', bootMode: 'Dev' })],
    right: { devices: 0 },
  },
];
