/** Systems that ended long ago, and those that only look like them. */
import type { Case, RecordSketch } from './case.ts';

const LIFE_CYCLE = "Microsoft's life cycle pages, endoflife.date";
const windows = (os: string, os_version: string, more: RecordSketch = {}): RecordSketch => ({
  ...{ platform: 'Windows', os, os_version },
  ...more,
});

const over = (source: string, ...records: RecordSketch[]): Case[] =>
  records.map((record) => ({
    name: `${record.os} ${record.os_version} ended`,
    source,
    records: [record],
    right: { verdicts: { uptodate: 'warn' }, says: { uptodate: 'no longer gets' } },
  }));

const quiet = (source: string, ...records: RecordSketch[]): Case[] =>
  records.map((record) => ({
    name: `${record.os} ${record.os_edition ?? ''} ${record.os_version} is not called ended`,
    source,
    records: [record],
    right: {
      verdicts: { uptodate: ['ok', 'unknown'] },
      never_says: { uptodate: 'no longer gets' },
    },
  }));

export const OLD_SYSTEMS: readonly Case[] = [
  ...over(
    LIFE_CYCLE,
    windows('Windows NT 4.0', '4.0.1381'),
    windows('Windows XP Professional', '5.1.2600'),
    windows('Windows Vista Business', '6.0.6002'),
    windows('Windows 7 Professional', '6.1'),
    windows('Windows 8 Pro', '6.2.9200'),
    windows('Windows 8.1 Pro', '6.3.9600'),
    windows('Windows Server 2008 R2 Standard', '6.1.7601'),
    windows('Windows Server 2012 R2 Datacenter', '6.3.9600'),
  ),
  ...over(
    'endoflife.date',
    { platform: 'Mac', os: 'Mac OS X', os_version: '10.4.11' },
    { platform: 'Mac', os: 'Mac OS X', os_version: '10.9.5' },
    { platform: 'iOS', os: 'iOS', os_version: '6.1.6' },
    { platform: 'iOS', os: 'iPhone OS', os_version: '3.1.3' },
    { platform: 'Android', os: 'Android', os_version: '4.2.2' },
    { platform: 'Linux', os: 'Ubuntu', os_version: '12.04.5' },
    { platform: 'Linux', os: 'Debian GNU/Linux', os_version: '7.11' },
    { platform: 'Linux', os: 'Fedora Linux', os_version: '31' },
  ),
  ...quiet(
    "Microsoft's documentation of Azure Local, of editions by number, and of GetVersionEx",
    windows('Azure Stack HCI', '10.0.25398.1000'),
    windows('Azure Stack HCI', '10.0.20348.1000'),
    windows('Windows 11 Entreprise', '10.0.26100.9711'),
    windows('Windows 11 Famille', '10.0.26100.9711'),
    windows('Windows 10', '10.0.19044.6575', { os_edition: '125' }),
    windows('Windows 10 \u4f01\u696d\u7248 LTSC 2021', '10.0.19044.6575'),
    windows('Hyper-V Server 2019', '10.0.17763.7000'),
    windows('Windows Server 2025 Datacenter', '10.0.26100.32230'),
    windows('Windows 11 Pro', '6.2.9200'),
    windows('Windows 10 Enterprise', '6.3'),
  ),
  {
    name: 'Windows Server 2025 of January is not up to date by the revisions of Windows 11',
    source: "Microsoft's update history: servers of a build have revisions of their own. Judgement",
    records: [windows('Windows Server 2025 Standard', '10.0.26100.32230')],
    right: { verdicts: { uptodate: 'unknown' } },
  },
  {
    name: 'a Mac that tells the version of its kernel',
    source: 'uname of macOS 26 is Darwin 25, that of macOS 27 is 26',
    records: [{ platform: 'Mac', os: 'Darwin', os_version: '26.1.0' }],
    right: { verdicts: { uptodate: 'unknown' } },
  },
  {
    name: 'Windows 11 Pro 24H2 by the number of its edition',
    source: "Microsoft's OperatingSystemSKU: 48 is Professional, in every language",
    records: [windows('Windows 11 Professionnel', '10.0.26100.9711', { os_edition: '48' })],
    right: { verdicts: { uptodate: 'warn' } },
  },
  {
    name: 'what has ended on a server is not to become Windows 11',
    source: LIFE_CYCLE,
    records: [windows('Windows Server 2008 R2 Standard', '6.1.7601')],
    right: { verdicts: { uptodate: 'warn' }, never_says: { uptodate: 'Windows 11' } },
  },
];
