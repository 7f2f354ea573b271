/** The invented lines, newest first. Days are counted from now: below zero in the past. */

export interface PlayedSupport {
  name: string;
  label?: string;
  /** When it came out. */
  from: number;
  /** When support ends; `true`: it has ended, and nobody knows when; absent: no end is known. */
  until?: number | true;
  /** When support for those ends who have paid for more. */
  extended?: number;
  latest?: string;
}

const line = (name: string, from: number, until?: number | true, more: Partial<PlayedSupport> = {}) => ({
  ...{ name, from },
  ...(until !== undefined && { until }),
  ...more,
});
const windows = (name: string, build: number, from: number, until: number, extended?: number) =>
  line(name, from, until, { latest: `10.0.${build}`, ...(extended !== undefined && { extended }) });

const APPLE = [
  line('27', -74, undefined, { latest: '27.2' }),
  line('26', -438, undefined, { latest: '26.7.2' }),
  line('18', -802, -74, { latest: '18.7.10' }),
];
/** A browser with a new line every four weeks. */
const BROWSER = [0, 1, 2, 3].map((ago) => line(String(154 - ago), -14 - 28 * ago, 14 - 28 * ago));

export const LINES: Readonly<Record<string, readonly PlayedSupport[]>> = {
  windows: [
    windows('11-26h2-e', 26300, -59, 1048),
    windows('11-26h2-w', 26300, -59, 683),
    windows('11-25h2-e', 26200, -423, 683),
    windows('11-25h2-w', 26200, -423, 319),
    windows('11-24h2-e-lts', 26100, -787, 1047),
    windows('11-24h2-e', 26100, -787, 319),
    windows('11-24h2-w', 26100, -787, -45),
    windows('10-22h2', 19045, -1501, -409, 683),
  ],
  android: [line('17', -164), line('16', -535), line('15', -815), line('14', -1150), line('13', -1565, -270)],
  ubuntu: [
    line('26.04', -218, 1615, { label: "26.04 'Resolute Raccoon' (LTS)", latest: '26.04' }),
    line('25.10', -414, -149),
    line('24.04', -947, 885, { label: "24.04 'Noble Numbat' (LTS)", latest: '24.04.4' }),
  ],
  debian: [line('13', -475, 621, { latest: '13.6' }), line('12', -1266, -139, { extended: 580 })],
  fedora: [line('44', -213, 187), line('43', -395, 12)],
  pixel: [line('9', -827, 1727, { label: 'Pixel 9' }), line('5', -2234, -1123, { label: 'Pixel 5' })],
  'samsung-mobile': [
    line('galaxy-s25', -660, 1895, { label: 'Galaxy S25' }),
    line('galaxy-s8', -3500, true, { label: 'Galaxy S8' }),
  ],
  ...{ macos: APPLE, ios: APPLE, ipados: APPLE },
  iphone: [
    line('16', -798, undefined, { label: 'iPhone 16' }),
    line('xs', -2989, -438, { label: 'iPhone XS' }),
  ],
  ipad: [line('ipad-air-13-m2', -930, undefined, { label: 'iPad Air 13-inch (M2)' })],
  ...{ chrome: BROWSER, firefox: BROWSER },
};
