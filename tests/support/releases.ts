/**
 * What was known of versions on 2026-11-27, for tests that judge whole devices: CVE records of Apple and Microsoft, SOFA
 * of 2026-08-22, endoflife.date. Holes and numbers of fixes are invented where those say none.
 */
import type {
  AppleLine,
  AppleRelease,
  Edition,
  Releases,
  SupportedLine,
  WindowsFix,
} from '../../shared/model/releases.ts';

/** `'26.6.1 2026-08-06 used'` */
function release(text: string, more: Partial<AppleRelease> = {}): AppleRelease {
  const [version = '', released = '', used] = text.split(' ');
  const info = `https://support.apple.com/en-us/${released.replaceAll('-', '')}`;
  return {
    version,
    released,
    fixes: 5,
    info,
    exploited: used ? { 'CVE-2026-65400': released } : {},
    ...more,
  };
}

const SILICON = ['Mac14,2', 'Mac16,1', 'Mac16,3', 'Mac16,12'];
const MODELS: Record<string, readonly number[]> = {
  ...Object.fromEntries(SILICON.map((id) => [id, [27, 26, 15, 14]])),
  'MacBookPro16,1': [26, 15, 14, 13],
  'MacBookPro15,1': [15, 14, 13],
  'MacBookAir8,1': [14, 13],
  'MacBookPro14,1': [13],
};

const macos: readonly AppleLine[] = [
  { major: 27, name: 'Golden Gate', releases: [release('27.2 2026-10-26'), release('27.0 2026-09-14')] },
  {
    major: 26,
    name: 'Tahoe',
    releases: [
      release('26.7.2 2026-10-26'),
      release('26.7 2026-09-14'),
      release('26.6.2 2026-08-17'),
      release('26.6.1 2026-08-06 used'),
      release('26.5 2026-05-11'),
      release('26.0 2025-09-15'),
    ],
  },
  {
    major: 15,
    name: 'Sequoia',
    releases: [
      release('15.8.2 2026-10-26'),
      release('15.8 2026-09-14'),
      release('15.7.9 2026-08-06 used'),
      release('15.6.1 2025-08-20'),
    ],
  },
  { major: 14, name: 'Sonoma', releases: [release('14.8.9 2026-08-06 used')] },
  { major: 13, name: 'Ventura', releases: [release('13.7.8 2025-08-20')] },
];

const PHONES = ['iPhone13,2', 'iPhone16,1', 'iPhone17,3', 'iPad14,10'];
const OLD_PHONES = ['iPhone11,2', 'iPad7,11'];

const ios: readonly AppleLine[] = [
  {
    major: 27,
    releases: [release('27.2 2026-10-26', { devices: 0 }), release('27.0 2026-09-14', { devices: 0 })],
  },
  {
    major: 26,
    releases: [
      release('26.6.1 2026-08-17', { devices: 0 }),
      release('26.4.1 2026-04-08', { fixes: 0 }),
      release('26.3 2026-02-11 used'),
      release('26.0 2025-09-15'),
    ],
  },
  {
    major: 18,
    releases: [
      release('18.7.10 2026-08-17', { devices: 1, device_specific: true }),
      release('18.7.9 2026-05-11', { devices: 1, device_specific: true }),
      release('18.7.8 2026-04-22', { devices: 2 }),
      release('18.6 2025-07-29'),
    ],
  },
];

const line = (name: string, build: string, ends: string, editions?: Edition[]): SupportedLine => ({
  name,
  label: name,
  latest: { version: build },
  ends,
  ...(editions && { editions }),
});

const windows: readonly SupportedLine[] = [
  line('11-26h2-e', '10.0.26300', '2029-10-09', ['enterprise']),
  line('11-26h2-w', '10.0.26300', '2028-10-10', ['home']),
  line('11-26h1-e', '10.0.28000', '2029-03-13', ['enterprise']),
  line('11-26h1-w', '10.0.28000', '2028-03-14', ['home']),
  line('11-25h2-e', '10.0.26200', '2028-10-10', ['enterprise']),
  line('11-25h2-w', '10.0.26200', '2027-10-12', ['home']),
  line('11-24h2-iot-lts', '10.0.26100', '2034-10-10', ['iot_ltsc']),
  line('11-24h2-e-lts', '10.0.26100', '2029-10-09', ['ltsc']),
  line('11-24h2-e', '10.0.26100', '2027-10-12', ['enterprise']),
  line('11-24h2-w', '10.0.26100', '2026-10-13', ['home']),
  line('11-22h2-e', '10.0.22621', '2025-10-14', ['enterprise']),
  line('11-22h2-w', '10.0.22621', '2024-10-08', ['home']),
  { ...line('10-22h2', '10.0.19045', '2025-10-14'), extended_ends: '2028-10-10' },
  line('10-21h2-iot-lts', '10.0.19044', '2032-01-13', ['iot_ltsc']),
  line('10-21h2-e-lts', '10.0.19044', '2027-01-12', ['ltsc']),
  line('10-1809-e-lts', '10.0.17763', '2029-01-09', ['ltsc']),
  line('7-sp1', '6.1.7601', '2020-01-14'),
];

const fixes: readonly WindowsFix[] = [26_100, 26_200, 26_300].map((build) => ({
  month: '2026-10',
  line: `10.0.${build}`,
  build: `10.0.${build}.9700`,
  update: `10.0.${build}.9711`,
  kb: 'KB5129195',
  released: '2026-10-13',
  exploited: {},
}));

const ended = (name: string, ends: string): SupportedLine => ({ name, label: name, ends });

const products: Readonly<Record<string, readonly SupportedLine[]>> = {
  windows,
  android: [
    ...['17', '16', '15', '14'].map((name) => ({ name, label: name })),
    ended('13', '2026-03-02'),
    ended('12', '2025-03-03'),
  ],
  ubuntu: [
    { ...ended('26.04', '2031-04-30'), extended_ends: '2036-04-30' },
    ended('25.10', '2026-07-01'),
    { ...ended('24.04', '2029-05-31'), extended_ends: '2036-05-31' },
    { ...ended('20.04', '2025-05-31'), extended_ends: '2030-04-02' },
  ],
  debian: [{ ...ended('13', '2028-08-09'), extended_ends: '2030-06-30' }],
  fedora: [ended('44', '2027-06-02'), ended('43', '2026-12-09')],
};

/** @param feed_time when all feeds looked last, ISO 8601 UTC */
export function releasesOf(feed_time: string): Releases {
  const read = { feed_time, read_at: feed_time };
  const models = Object.fromEntries(Object.entries(MODELS).map(([id, majors]) => [id, { name: id, majors }]));
  const device_lists = [PHONES, OLD_PHONES, [...PHONES, ...OLD_PHONES]];
  return {
    sofa: { ...read, summary: { macos, ios, device_lists, models } },
    endoflife: { ...read, summary: { products } },
    msrc: { ...read, summary: { fixes } },
    kev: { ...read, summary: { added: {} } },
  };
}

/** As it is known in the tests of practices and cases. */
export const RELEASES: Releases = releasesOf('2026-11-22T18:45:00.000Z');
