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
