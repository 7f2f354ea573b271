/**
 * Which system versions there are, by default. An organization replaces a system in `stethoscope.yml`
 * (`practices.uptodate.options.systems`), with the date of its own look.
 *
 * Sources: patch levels of macOS, iOS and Windows from the CVE records of Apple and Microsoft (to 2026-11-27) and from
 * SOFA (macadmins.io, 2026-08-22); ends from endoflife.date and Microsoft's life cycle pages. Where nobody could know
 * the patch level, none is here: then only the vendor's word on waiting updates says that a system is up to date.
 */
import { IOS_MODELS, MAC_MODELS } from './apple-models.ts';
import type { Line, SystemTable } from './os-table.ts';

const LOOKED = '2026-11-27';
const SNAPSHOT = '2026-08-22';
/** The last patch day whose builds are known. */
const PATCHED = '2026-10-13';

const ended = (until: string): Line => ({ until });

const MAC: Record<string, Line> = {
  '27': { name: 'macOS Golden Gate', required: '27.0', recommended: '27.2', models: MAC_MODELS[27] },
  // 26.6.1 and 15.7.9 closed a gap that was being used (CVE-2026-65400).
  '26': { name: 'macOS Tahoe', required: '26.6.1', recommended: '26.7.2', models: MAC_MODELS[26] },
  '15': { name: 'macOS Sequoia', required: '15.7.9', recommended: '15.8.2', models: MAC_MODELS[15] },
  '14': { name: 'macOS Sonoma', until: '2026-09-14', models: MAC_MODELS[14] },
  '13': { name: 'macOS Ventura', until: '2025-09-15', models: MAC_MODELS[13] },
  '12': { name: 'macOS Monterey', until: '2024-09-16', models: MAC_MODELS[12] },
  '11': { name: 'macOS Big Sur', until: '2026-02-02' },
  '10.15': { name: 'macOS Catalina', until: '2026-02-02' },
  '10.14': ended('2021-10-25'),
  '10.13': ended('2020-12-01'),
  '10.12': ended('2019-10-01'),
  '10.11': ended('2018-12-01'),
  '10.10': ended('2017-08-01'),
  '10.9': ended('2016-12-01'),
  '10.8': ended('2015-08-13'),
  '10.7': ended('2012-10-04'),
  '10.6': ended('2011-07-25'),
};

// Apple still fixes iOS 15 to 18, each for the devices that can run nothing newer.
const IOS: Record<string, Line> = {
  '27': { required: '27.0', recommended: '27.2', models: IOS_MODELS[27] },
  // 26.1, 26.2 and 26.3 closed gaps that were being used.
  '26': { required: '26.3', recommended: '26.6.1', models: IOS_MODELS[26], as_of: SNAPSHOT },
  '18': { required: '18.7.8', recommended: '18.7.10', models: IOS_MODELS[18], as_of: SNAPSHOT },
  '17': { required: '17.7.10', recommended: '17.7.11', models: IOS_MODELS[17], as_of: SNAPSHOT },
  '16': { recommended: '16.7.16', models: IOS_MODELS[16], as_of: SNAPSHOT },
  '15': { recommended: '15.8.8', models: IOS_MODELS[15], as_of: SNAPSHOT },
  '14': ended('2021-10-26'),
  '13': ended('2020-09-16'),
  '12': ended('2026-01-26'),
  '11': ended('2018-10-08'),
  '10': ended('2019-07-22'),
  '9': ended('2019-07-22'),
  '8': ended('2015-09-30'),
};

/** 24H2, 25H2 and 26H2 get the same fixes under the same revisions; hotpatches of mid-2026 begin at 8390. */
const patched = (build: number): Pick<Line, 'required' | 'recommended' | 'as_of'> => ({
  required: `10.0.${build}.8390`,
  recommended: `10.0.${build}.9711`,
  as_of: PATCHED,
});
const both = (date: string) => ({ home: date, enterprise: date });

const WINDOWS: Record<string, Line> = {
  '10.0.28000': {
    name: 'Windows 11 26H1',
    recommended: '10.0.28000.3231',
    as_of: PATCHED,
    until: { home: '2028-03-14', enterprise: '2029-03-13' },
    new_devices_only: true,
  },
  '10.0.26300': {
    name: 'Windows 11 26H2',
    ...patched(26300),
    until: { home: '2028-10-10', enterprise: '2029-10-09' },
  },
  '10.0.26200': {
    name: 'Windows 11 25H2',
    ...patched(26200),
    until: { home: '2027-10-12', enterprise: '2028-10-10' },
  },
  '10.0.26100': {
    name: 'Windows 11 24H2',
    ...patched(26100),
    until: {
      home: '2026-10-13',
      enterprise: '2027-10-12',
      ltsc: '2029-10-09',
      iot_ltsc: '2034-10-10',
      server: '2034-11-14',
    },
  },
  '10.0.25398': { name: 'Windows Server 23H2', until: { server: '2025-10-24' } },
  '10.0.22631': { name: 'Windows 11 23H2', until: { home: '2025-11-11', enterprise: '2026-11-10' } },
  '10.0.22621': { name: 'Windows 11 22H2', until: { home: '2024-10-08', enterprise: '2025-10-14' } },
  '10.0.22000': { name: 'Windows 11 21H2', until: { home: '2023-10-10', enterprise: '2024-10-08' } },
  '10.0.20348': { name: 'Windows Server 2022', until: { server: '2031-10-14' } },
  '10.0.19045': { name: 'Windows 10 22H2', until: both('2025-10-14'), extended: both('2028-10-10') },
  '10.0.19044': {
    name: 'Windows 10 21H2',
    until: { home: '2023-06-13', enterprise: '2024-06-11', ltsc: '2027-01-12', iot_ltsc: '2032-01-13' },
  },
  '10.0.19043': { name: 'Windows 10 21H1', until: both('2022-12-13') },
  '10.0.19042': { name: 'Windows 10 20H2', until: { home: '2022-05-10', enterprise: '2023-05-09' } },
  '10.0.19041': { name: 'Windows 10 2004', until: both('2021-12-14') },
  '10.0.18363': { name: 'Windows 10 1909', until: { home: '2021-05-11', enterprise: '2022-05-10' } },
  '10.0.18362': { name: 'Windows 10 1903', until: both('2020-12-08') },
  '10.0.17763': {
    name: 'Windows 10 1809',
    until: {
      home: '2020-11-10',
      enterprise: '2021-05-11',
      ltsc: '2029-01-09',
      iot_ltsc: '2029-01-09',
      server: '2029-01-09',
    },
  },
  '10.0.17134': { name: 'Windows 10 1803', until: { home: '2019-11-12', enterprise: '2021-05-11' } },
  '10.0.16299': { name: 'Windows 10 1709', until: { home: '2019-04-09', enterprise: '2020-10-13' } },
  '10.0.15063': { name: 'Windows 10 1703', until: { home: '2018-10-09', enterprise: '2019-10-08' } },
  '10.0.14393': {
    name: 'Windows 10 1607',
    until: {
      home: '2018-04-10',
      enterprise: '2019-04-09',
      ltsc: '2026-10-13',
      iot_ltsc: '2026-10-13',
      server: '2027-01-12',
    },
  },
  '10.0.10586': { name: 'Windows 10 1511', until: both('2017-10-10') },
  '10.0.10240': {
    name: 'Windows 10 1507',
    until: { ...both('2017-05-09'), ltsc: '2025-10-14', iot_ltsc: '2025-10-14' },
  },
  '6.3.9600': {
    name: 'Windows 8.1',
    until: { ...both('2023-01-10'), server: '2023-10-10' },
    extended: { server: '2026-10-13' },
  },
  '6.2.9200': {
    name: 'Windows 8',
    until: { ...both('2016-01-12'), server: '2023-10-10' },
    extended: { server: '2026-10-13' },
  },
  '6.1.7601': { name: 'Windows 7', until: { ...both('2020-01-14'), server: '2020-01-14' } },
};

export const SYSTEMS: SystemTable = {
  Mac: { as_of: LOOKED, lines: MAC },
  Windows: { as_of: LOOKED, lines: WINDOWS },
  iOS: { as_of: LOOKED, lines: IOS },
  // The day of the last security patch decides; these are for devices that do not tell it.
  Android: {
    as_of: SNAPSHOT,
    lines: {
      '17': {},
      '16': {},
      '15': {},
      '14': {},
      '13': ended('2026-03-02'),
      '12': ended('2025-03-03'),
      '11': ended('2024-02-05'),
      '10': ended('2023-03-06'),
      '9': ended('2022-01-01'),
      '8': ended('2021-01-10'),
      '7': ended('2019-10-01'),
      '6': ended('2018-08-01'),
      '5': ended('2018-03-01'),
      '4.4': ended('2017-10-01'),
    },
  },
  // New every four weeks, by itself: a table would be old at once, so the vendor's word on waiting updates decides.
  ChromeOS: {},
  Ubuntu: {
    as_of: SNAPSHOT,
    lines: {
      '26.04': { until: '2031-04-30', extended: '2036-04-30' },
      '25.10': ended('2026-07-01'),
      '25.04': ended('2026-01-17'),
      '24.10': ended('2025-07-10'),
      '24.04': { until: '2029-05-31', extended: '2036-05-31' },
      '23.10': ended('2024-07-12'),
      '23.04': ended('2024-01-20'),
      '22.10': ended('2023-07-20'),
      '22.04': { until: '2027-04-01', extended: '2032-04-09' },
      '21.10': ended('2022-07-14'),
      '20.04': { until: '2025-05-31', extended: '2030-04-02' },
      '18.04': { until: '2023-05-31', extended: '2028-04-01' },
      '16.04': { until: '2021-04-02', extended: '2026-04-02' },
      '14.04': { until: '2019-04-02', extended: '2024-04-02' },
    },
  },
  // After three years another team goes on; its updates need nothing but Debian's own list of servers.
  Debian: {
    as_of: SNAPSHOT,
    lines: {
      '13': { until: '2030-06-30' },
      '12': { until: '2028-06-30' },
      '11': ended('2026-08-31'),
      '10': ended('2024-06-30'),
      '9': ended('2022-07-01'),
      '8': ended('2020-06-30'),
    },
  },
  Fedora: {
    as_of: SNAPSHOT,
    lines: {
      '44': { until: '2027-06-02' },
      '43': { until: '2026-12-09' },
      '42': ended('2026-05-27'),
      '41': ended('2025-12-15'),
      '40': ended('2025-05-13'),
      '39': ended('2024-11-26'),
      '38': ended('2024-05-21'),
    },
  },
};
