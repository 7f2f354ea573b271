/** Small summaries of feeds, after what Apple, Microsoft and others published from 2025 to 2026. */
import type {
  AppleLine,
  AppleRelease,
  AppleReleases,
  EndsOfSupport,
  ExploitedCves,
  Releases,
  WindowsFix,
  WindowsFixes,
} from '../../../shared/model/releases.ts';
import { standingOf } from '../../../shared/releases/policy.ts';
import {
  type Outlook,
  type Remembered,
  type Standing,
  UPDATE_RULES,
} from '../../../shared/releases/standing.ts';
import type { SystemSeen } from '../../../shared/releases/system.ts';

/** `'26.6.1 2026-08-06 1 CVE-…'`: version, day, how many it fixes, exploited ones. */
export function release(text: string, more: Partial<AppleRelease> = {}): AppleRelease {
  const [version = '', released = '', fixes = '0', ...exploited] = text.split(' ');
  return {
    version,
    released,
    fixes: Number(fixes),
    exploited: Object.fromEntries(exploited.map((id) => [id, released])),
    ...more,
  };
}

/** The lists of devices: 0 of iOS 26, 1 of iOS 18 before May 2026, 2 of iOS 18 since, 3 of iPadOS 17, 4 a few of 26. */
const LISTS = [
  ['iPhone12,1', 'iPhone13,2', 'iPhone18,1', 'iPad12,1'],
  ['iPhone11,2', 'iPhone12,1', 'iPhone13,2', 'iPad12,1'],
  ['iPhone11,2', 'iPad7,11'],
  ['iPad7,5'],
  ['iPhone18,1'],
];

const MACOS: AppleLine[] = [
  {
    major: 26,
    name: 'Tahoe',
    releases: [
      release('26.6.2 2026-08-17 28', {
        info: 'https://support.apple.com/en-us/148281',
        cves: ['CVE-2026-77777'],
      }),
      release('26.6.1 2026-08-06 1 CVE-2026-65400'),
      release('26.6 2026-07-27 153'),
      release('26.5.1 2026-06-01'),
      release('26.5 2026-05-11 79'),
      release('26.3.1 2026-03-17 1', { extra: '(a)' }),
      release('26.3.1 2026-03-04'),
      release('26.3 2026-02-11 67 CVE-2026-20700 CVE-2025-43529'),
      release('26.2 2025-12-12 59 CVE-2025-43529'),
      release('26.0 2025-09-15 96'),
    ],
  },
  {
    major: 15,
    name: 'Sequoia',
    releases: [
      release('15.7.9 2026-08-06 1 CVE-2026-65400'),
      release('15.7.8 2026-07-27 138'),
      release('15.7.10 2026-08-20 1'),
      release('15.7 2025-09-15 46'),
      release('15.0 2024-09-16 103'),
    ],
  },
  {
    major: 14,
    name: 'Sonoma',
    releases: [
      release('14.8.9 2026-08-06 1 CVE-2026-65400'),
      release('14.8 2025-09-15 47'),
      release('14.0 2023-09-26 108'),
    ],
  },
  { major: 13, name: 'Ventura', releases: [release('13.7.8 2025-08-20 1'), release('13.7.7 2025-07-29 43')] },
];

const IOS: AppleLine[] = [
  {
    major: 26,
    releases: [
      release('26.6.1 2026-08-17 29', { devices: 0 }),
      release('26.6 2026-07-27 86', { devices: 0 }),
      release('26.5.1 2026-06-01', { devices: 4, device_specific: true }),
      release('26.5 2026-05-11 61', { devices: 0 }),
      release('26.4 2026-03-24 44'),
      release('26.0 2025-09-15 36'),
    ],
  },
  {
    major: 18,
    releases: [
      release('18.7.10 2026-08-17 122', { devices: 2, device_specific: true }),
      release('18.7.9 2026-05-11 47', { devices: 2, device_specific: true }),
      release('18.7.8 2026-04-22 1', { devices: 1 }),
      release('18.7.7 2026-03-24 26'),
      release('18.0 2024-09-16 48'),
    ],
  },
  {
    major: 17,
    releases: [
      release('17.7.11 2026-05-11 1', { devices: 3 }),
      release('17.7.10 2025-08-20 1 CVE-2025-43300'),
      release('17.7.3 2024-12-11 17'),
      release('17.7.2 2024-11-19 2'),
    ],
  },
];

export const APPLE: AppleReleases = {
  macos: MACOS,
  ios: IOS,
  device_lists: LISTS,
  models: {
    'Mac14,2': { name: 'MacBook Air (M2)', majors: [26, 15, 14, 13] },
    'MacBookPro15,1': { name: 'MacBook Pro (15-inch, 2018)', majors: [15, 14, 13] },
    'MacBookAir8,1': { name: 'MacBook Air (2018)', majors: [14, 13] },
    'MacBookPro14,1': { name: 'MacBook Pro (13-inch, 2017)', majors: [13] },
  },
};

export const ENDS: EndsOfSupport = {
  products: {
    windows: [
      {
        name: '11-26h1-w',
        label: '11 26H1 (W)',
        released: '2026-02-10',
        latest: { version: '10.0.28000' },
        editions: ['home'],
        ends: '2028-03-14',
      },
      {
        name: '11-25h2-e',
        label: '11 25H2 (E)',
        released: '2025-09-30',
        latest: { version: '10.0.26200' },
        editions: ['enterprise'],
        ends: '2028-10-10',
      },
      {
        name: '11-25h2-w',
        label: '11 25H2 (W)',
        released: '2025-09-30',
        latest: { version: '10.0.26200' },
        editions: ['home'],
        ends: '2027-10-12',
      },
      {
        name: '11-24h2-iot-lts',
        label: '11 24H2 IoT (LTS)',
        latest: { version: '10.0.26100' },
        editions: ['iot_ltsc'],
        ends: '2034-10-10',
      },
      {
        name: '11-24h2-e-lts',
        label: '11 24H2 (E) (LTS)',
        latest: { version: '10.0.26100' },
        editions: ['ltsc'],
        ends: '2029-10-09',
      },
      {
        name: '11-24h2-e',
        label: '11 24H2 (E)',
        latest: { version: '10.0.26100' },
        editions: ['enterprise'],
        ends: '2027-10-12',
      },
      {
        name: '11-24h2-w',
        label: '11 24H2 (W)',
        latest: { version: '10.0.26100' },
        editions: ['home'],
        ends: '2026-10-13',
      },
      {
        name: '10-22h2',
        label: '10 22H2',
        latest: { version: '10.0.19045' },
        ends: '2025-10-14',
        extended_ends: '2028-10-10',
      },
      {
        name: '10-1809-e-lts',
        label: '10 1809 (E) (LTS)',
        latest: { version: '10.0.17763' },
        editions: ['ltsc'],
        ends: '2029-01-09',
      },
      { name: '7-sp1', label: '7 SP1', latest: { version: '6.1.7601' }, ends: '2020-01-14' },
    ],
    android: [
      { name: '17', label: '17', released: '2026-06-16' },
      { name: '13', label: '13', released: '2022-08-15', ends: '2026-03-02' },
    ],
    ubuntu: [
      { name: '26.04', label: '26.04 (LTS)', ends: '2031-04-30', extended_ends: '2036-04-30' },
      { name: '25.10', label: '25.10', ends: '2026-07-01' },
      { name: '20.04', label: '20.04 (LTS)', ends: '2025-05-31', extended_ends: '2030-04-02' },
    ],
    debian: [
      { name: '13', label: '13', ends: '2028-08-09', extended_ends: '2030-06-30' },
      { name: '12', label: '12', ends: '2026-07-11', extended_ends: '2028-06-30' },
    ],
    fedora: [
      { name: '44', label: '44', ends: '2027-06-02' },
      { name: '43', label: '43', ends: '2026-12-09' },
    ],
    ios: [
      {
        name: '26',
        label: '26',
        released: '2025-09-15',
        latest: { version: '26.6.1', released: '2026-08-17' },
      },
      {
        name: '18',
        label: '18',
        released: '2024-09-16',
        latest: { version: '18.7.10', released: '2026-08-17' },
      },
      { name: '16', label: '16', latest: { version: '16.7.16', released: '2026-05-11' } },
      { name: '14', label: '14', ends: '2021-10-26', latest: { version: '14.8.1', released: '2021-10-26' } },
    ],
    macos: [
      {
        name: '11',
        label: 'macOS 11',
        ends: '2026-02-02',
        latest: { version: '11.7.11', released: '2026-02-02' },
      },
    ],
  },
};

/** May's builds have a hotpatch with a lower number; June's have none; July's again. */
const fix = (
  month: string,
  released: string,
  revision: number,
  hotpatch?: number,
  exploited = {},
): WindowsFix[] =>
  [26100, 26200].map((line) => ({
    month,
    line: `10.0.${line}`,
    build: `10.0.${line}.${hotpatch ?? revision}`,
    update: `10.0.${line}.${revision}`,
    kb: `KB${revision}`,
    released,
    exploited,
  }));

export const FIXES: WindowsFixes = {
  fixes: [
    ...fix('2026-05', '2026-05-12', 8457, 8390),
    ...fix('2026-06', '2026-06-09', 8655),
    ...fix('2026-07', '2026-07-14', 8875, 8810, { 'CVE-2026-50001': '2026-07-14' }),
    {
      month: '2026-06',
      line: '10.0.19045',
      build: '10.0.19045.7417',
      update: '10.0.19045.7417',
      released: '2026-06-09',
      exploited: {},
    },
  ],
};

export const KEV: ExploitedCves = { added: {} };

/** All of it as one knows it on a day. */
export function releasesOn(
  day: string,
  change: { [Feed in keyof Releases]?: Releases[Feed] | null } = {},
): Releases {
  const time = `${day}T06:00:00.000Z`;
  const read = { feed_time: time, read_at: time };
  const all: Releases = {
    sofa: { ...read, summary: APPLE },
    endoflife: { ...read, summary: ENDS },
    msrc: { ...read, summary: FIXES },
    kev: { ...read, summary: KEV },
  };
  const changed = Object.entries({ ...all, ...change }).filter(([, feed]) => feed);
  return Object.fromEntries(changed) as Releases;
}

/** Without what came out after a day. */
export function appleUntil(day: string, feed: AppleReleases = APPLE): AppleReleases {
  const known = (lines: readonly AppleLine[]) =>
    lines
      .map((line) => ({ ...line, releases: line.releases.filter(({ released }) => released <= day) }))
      .filter(({ releases }) => releases.length > 0);
  return { ...feed, macos: known(feed.macos), ios: known(feed.ios) };
}

export function outlookOn(day: string, more: { releases?: Releases; remembered?: Remembered } = {}): Outlook {
  return {
    releases: more.releases ?? releasesOn(day),
    rules: UPDATE_RULES,
    now: `${day}T12:00:00.000Z`,
    today: day,
    remembered: more.remembered,
  };
}

/** What a device should do on a day. */
export const standing = (
  seen: SystemSeen,
  day: string,
  more: { releases?: Releases; remembered?: Remembered } = {},
): Standing => standingOf(seen, outlookOn(day, more));
