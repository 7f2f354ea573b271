/** Encryption, screen lock, system protection, agents, and systems that nothing here is about. */
import type { Case } from './case.ts';

const mac = { platform: 'Mac', os: 'macOS' } as const;

export const PROTECTION: readonly Case[] = [
  {
    name: 'BitLocker is suspended',
    source: "Microsoft's Win32_EncryptableVolume: protection 0, conversion 1",
    records: [{ platform: 'Windows', facts: { disk_encryption: { value: 'suspended' } } }],
    right: {
      verdicts: { encryption: 'warn' },
      says: { encryption: 'paused' },
      never_says: { encryption: 'not encrypted' },
    },
  },
  {
    name: 'the screen locks after 0 seconds, which is never',
    source: "Apple's screen saver preferences: idleTime 0 is never",
    records: [{ ...mac, facts: { screen_lock: { value: { on: true, after_seconds: 0 } } } }],
    right: { verdicts: { screenlock: 'warn' }, never_says: { screenlock: 'after 0' } },
  },
  {
    name: 'the delay of the screen lock is null',
    source: 'JSON of other inventories',
    records: [{ ...mac, facts: { screen_lock: { value: { on: true, after_seconds: null as never } } } }],
    right: { verdicts: { screenlock: 'ok' }, says: { screenlock: 'not reported' } },
  },
  {
    name: 'a Mac without startup security',
    source: "Jamf Pro's secureBootLevel NO_SECURITY",
    records: [{ ...mac, facts: { rooted: { value: false }, secure_boot: { value: false } } }],
    right: { verdicts: { jailed: 'warn' } },
  },
  ...(
    [
      ['sentinel', 'Mac', 'com.sentinelone.pkg.sentinel-agent'],
      ['sentinel', 'Windows', 'Sentinel Agent'],
      ['carbonblack', 'Mac', 'com.vmware.carbonblack.cloud'],
      ['carbonblack', 'Mac', 'VMware CBCloud.app'],
      ['carbonblack', 'Windows', 'Cb Response Sensor'],
      ['carbonblack', 'Windows', 'VMware Carbon Black Cloud Sensor 64-bit'],
    ] as const
  ).map(
    ([practice, platform, name]): Case => ({
      name: `${name} on ${platform} is ${practice}`,
      source: 'recorded package receipts and lists of programs',
      records: [{ platform, software: { installed: [{ name }] } }],
      right: { verdicts: { [practice]: 'ok' } },
    }),
  ),
  ...(
    [
      ['encryption', { disk_encryption: 'Encrypted' }],
      ['firewall', { firewall: 'on' }],
      ['jailed', { rooted: 'false' }],
      ['autoupdate', { auto_update: { check: 'true', download: 'true', install_security: 'true' } }],
      ['screenlock', { screen_lock: { on: 'false' } }],
      ['uptodate', { missing_updates: 'none' }],
      ['sentinel', { agents: { sentinelone: { present: true, running: 'stopped' } } }],
      ['sentinel', { agents: { sentinelone: { present: 'no' } } }],
    ] as [string, Record<string, unknown>][]
  ).map(
    ([practice, facts]): Case => ({
      name: `${JSON.stringify(facts)} was not understood, so it is neither good nor bad`,
      source: 'words and texts where a switch belongs: SentinelOne sends "True" as text. Judgement',
      records: [
        {
          ...mac,
          facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }])) as never,
        },
      ],
      right: { verdicts: { [practice]: 'unknown' }, codes: { [practice]: 'no_fact' } },
    }),
  ),
  {
    name: 'an agent that is there and does not run',
    source: 'agents whose service is stopped',
    records: [
      { ...mac, facts: { agents: { value: { 'Sentinel One': { present: true, running: false } } } } },
    ],
    right: {
      verdicts: { sentinel: 'nudge' },
      says: { sentinel: 'not running' },
      never_says: { sentinel: 'not installed' },
    },
  },
  {
    name: 'a list of software of a device of which nobody tells the platform',
    source: 'a recorded iPhone without its kind',
    records: [{ software: { installed: [{ name: 'Mail' }] } }],
    right: { verdicts: { sentinel: 'unknown', carbonblack: 'unknown' } },
  },
  ...['tvOS', 'watchOS', 'visionOS'].map(
    (os): Case => ({
      name: `${os} is told, and nothing here is about it`,
      source: "Jamf Pro's deviceType",
      records: [{ os, os_version: '26.1' }],
      right: {
        verdicts: { encryption: 'na', uptodate: 'na', screenlock: 'na' },
        never_says: { encryption: 'this device' },
      },
    }),
  ),
];
