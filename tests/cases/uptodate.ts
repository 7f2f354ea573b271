/** What is said about system updates. */
import type { MissingUpdate } from '../../shared/model/record.ts';
import type { Case } from './case.ts';

const mac = { platform: 'Mac', os: 'macOS' } as const;
const waiting = (...titles: string[]) => ({
  missing_updates: { value: titles.map((title): MissingUpdate => ({ title })) },
});
const windows = (os: string, os_version: string) => ({ platform: 'Windows' as const, os, os_version });
const quiet = ['ok', 'unknown'] as const;

const APPLE = "Apple's CVE records of 2026-09-14 and 2026-10-26";
const SOFA = 'SOFA, macOS and iOS feeds of 2026-08-22';
const LIFE_CYCLE = "Microsoft's life cycle pages, endoflife.date";

export const UPTODATE: readonly Case[] = [
  {
    name: 'macOS 14 ended on 2026-09-14',
    source: APPLE,
    records: [{ ...mac, os_version: '14.8.9' }],
    right: {
      verdicts: { uptodate: 'warn' },
      says: { uptodate: 'no longer gets' },
      never_says: { uptodate: '14.8.9 or' },
    },
  },
  {
    name: 'an ended macOS on a model that can go on is sent to the newest line that it can run',
    source: SOFA,
    records: [{ ...mac, os_version: '13.7.8', model_identifier: 'MacBookPro16,1' }],
    right: { verdicts: { uptodate: 'warn' }, says: { uptodate: 'version 26.7.2' } },
  },
  {
    name: 'iOS 26.0 while 26.1 to 26.3 closed gaps that were being used',
    source: SOFA,
    records: [{ platform: 'iOS', os: 'iOS', os_version: '26.0' }],
    right: { verdicts: { uptodate: 'warn' } },
  },
  {
    name: 'an iPhone XS on the iOS 18 that goes on for it',
    source: SOFA,
    records: [{ platform: 'iOS', os: 'iOS', os_version: '18.7.10', model_identifier: 'iPhone11,2' }],
    right: { verdicts: { uptodate: quiet } },
  },
  {
    name: 'an iPhone 12 on iOS 18, which goes on for older models alone',
    source: SOFA,
    records: [{ platform: 'iOS', os: 'iOS', os_version: '18.7.10', model_identifier: 'iPhone13,2' }],
    right: { verdicts: { uptodate: 'warn' }, says: { uptodate: '27.2' } },
  },
  {
    name: 'any build of Windows 11 25H2 is not up to date',
    source: LIFE_CYCLE,
    records: [windows('Windows 11 Enterprise', '10.0.26200')],
    right: { verdicts: { uptodate: 'unknown' }, codes: { uptodate: 'version_incomplete' } },
  },
  {
    name: 'Windows 11 24H2 Pro ended on 2026-10-13',
    source: LIFE_CYCLE,
    records: [windows('Windows 11 Pro', '10.0.26100.1')],
    right: { verdicts: { uptodate: 'warn' } },
  },
  {
    name: 'Windows 11 22H2 has ended for all',
    source: LIFE_CYCLE,
    records: [windows('Windows 11', '10.0.22621.3000')],
    right: { verdicts: { uptodate: 'warn' }, says: { uptodate: 'no longer gets' } },
  },
  ...[
    windows('Windows 10 Enterprise LTSC 2021', '10.0.19044.6575'),
    windows('Windows 10 IoT Core', '10.0.17763.7000'),
    windows('Windows Server 2019 Standard', '10.0.17763.7000'),
    windows('Windows Server 2016 Datacenter', '10.0.14393.8000'),
    windows('Windows Server 2022 Standard', '10.0.20348.4000'),
  ].map(
    (record): Case => ({
      name: `${record.os} still gets fixes`,
      source: LIFE_CYCLE,
      records: [record],
      right: { verdicts: { uptodate: quiet }, never_says: { uptodate: 'no longer gets' } },
    }),
  ),
  {
    name: 'macOS 15 that calls itself 10.16 before an old agent',
    source: "Apple's developer pages about SYSTEM_VERSION_COMPAT",
    records: [{ ...mac, os_version: '10.16', os_build: '24G90' }],
    right: { verdicts: { uptodate: 'unknown' } },
  },
  {
    name: 'an offered upgrade is no missing update',
    source: 'Apple: macOS Golden Gate 27 came on 2026-09-14; macOS 26 still gets updates',
    records: [{ ...mac, os_version: '26.7.2', facts: waiting('macOS Golden Gate 27.0') }],
    right: { verdicts: { uptodate: 'ok' } },
  },
  {
    name: 'an offered upgrade of Windows, by its name',
    source: "Microsoft's titles of feature updates",
    records: [
      {
        ...windows('Windows 11 Enterprise', '10.0.26200'),
        facts: waiting('Feature update to Windows 11, version 26H2'),
      },
    ],
    right: { verdicts: { uptodate: 'ok' } },
  },
  {
    name: 'the update of the own line is missing',
    source: "Microsoft's titles of cumulative updates",
    records: [
      {
        ...windows('Windows 11 Enterprise', '10.0.26200'),
        facts: waiting('2026-11 Cumulative Update for Windows 11, version 25H2 for x64-based Systems'),
      },
    ],
    right: { verdicts: { uptodate: 'nudge' } },
  },
  {
    name: 'a beta of macOS 27',
    source: "Intune's list of devices on betas: 27.0 (26A5378n)",
    records: [{ ...mac, os_version: '27.2', os_build: '26C5279m', facts: waiting() }],
    right: { verdicts: { uptodate: 'unknown' }, codes: { uptodate: 'beta' } },
  },
  {
    name: 'a Chromebook past its last update',
    source: "Google's directory API, autoUpdateThrough",
    records: [
      {
        platform: 'ChromeOS',
        os: 'ChromeOS',
        os_version: '128.0',
        supported_until: '2025-06-01',
        facts: { ...waiting(), auto_update: { value: { install_os: false } } },
      },
    ],
    right: { verdicts: { uptodate: 'warn', autoupdate: 'na' } },
  },
  {
    name: 'Android with a security patch of 2021',
    source: "Google's directory API, securityPatchLevel 1633392000000",
    records: [{ platform: 'Android', os: 'Android', os_version: '14', security_patch_level: '2021-10-05' }],
    right: { verdicts: { uptodate: ['warn', 'nudge'] } },
  },
  {
    name: 'Android without its security patch',
    source: "Google's directory API, securityPatchLevel 0",
    records: [{ platform: 'Android', os: 'Android', os_version: '14' }],
    right: { verdicts: { uptodate: 'unknown' }, codes: { uptodate: 'patch_level_missing' } },
  },
  {
    name: 'a version is told, so the words do not say that none is',
    source: 'Chromebooks without osUpdateStatus; Windows by the name of its version',
    records: [{ platform: 'ChromeOS', os: 'ChromeOS', os_version: '142.0' }],
    right: { codes: { uptodate: 'no_update_status' }, never_says: { uptodate: 'which system version' } },
  },
  ...[
    { ...windows('Windows 11 Pro', '25H2') },
    { ...windows('Windows 11', '11') },
    { platform: 'Linux' as const, os: 'Arch Linux', os_version: 'rolling' },
  ].map(
    (record): Case => ({
      name: `${record.os} ${record.os_version} is told, so the words do not say that none is`,
      source: 'osquery and Duo write versions this way',
      records: [record],
      right: { verdicts: { uptodate: 'unknown' }, never_says: { uptodate: 'which system version' } },
    }),
  ),
];
