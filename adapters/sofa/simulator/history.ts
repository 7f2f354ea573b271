/** The invented history: which releases of which line came out how long ago, and for which models. */

export interface PlayedRelease {
  version: string;
  /** Days before now. */
  ago: number;
  fixes: number;
  /** The first so many of what it fixes are exploited. */
  exploited?: number;
  /** Only for these models; absent: for all of its line. */
  only?: readonly string[];
}

export interface PlayedLine {
  major: number;
  name?: string;
  models: readonly string[];
  /** Newest first. */
  releases: readonly PlayedRelease[];
}

const M4 = ['Mac16,1', 'Mac16,3', 'Mac16,12'];
const SILICON = ['Mac14,2', ...M4];
const INTEL = ['MacBookPro16,1'];

export const MACOS: readonly PlayedLine[] = [
  {
    ...{ major: 27, name: 'Golden Gate', models: SILICON },
    releases: [
      { version: '27.2', ago: 32, fixes: 9 },
      { version: '27.0.1', ago: 57, fixes: 1, exploited: 1 },
      { version: '27.0', ago: 74, fixes: 12 },
    ],
  },
  {
    ...{ major: 26, name: 'Tahoe', models: [...SILICON, ...INTEL] },
    releases: [
      { version: '26.7.2', ago: 32, fixes: 8 },
      { version: '26.7.1', ago: 46, fixes: 0, only: M4 },
      { version: '26.7', ago: 74, fixes: 11 },
      { version: '26.6.2', ago: 102, fixes: 4 },
      { version: '26.5', ago: 200, fixes: 7, exploited: 1 },
    ],
  },
  {
    ...{ major: 15, name: 'Sequoia', models: [...SILICON, ...INTEL, 'MacBookPro15,1'] },
    releases: [
      { version: '15.8.2', ago: 32, fixes: 7 },
      { version: '15.8', ago: 74, fixes: 9 },
      { version: '15.7.9', ago: 113, fixes: 1, exploited: 1 },
      { version: '15.6.1', ago: 464, fixes: 1 },
    ],
  },
  {
    ...{
      major: 14,
      name: 'Sonoma',
      models: [...SILICON.slice(0, 1), ...INTEL, 'MacBookPro15,1', 'MacBookAir8,1'],
    },
    releases: [{ version: '14.8.9', ago: 113, fixes: 1 }],
  },
];

const OLD_PHONES = ['iPad7,11', 'iPhone11,2'];
const PHONES = ['iPad14,10', 'iPhone13,2', 'iPhone16,1', 'iPhone17,3'];

export const IOS: readonly PlayedLine[] = [
  {
    ...{ major: 27, models: PHONES },
    releases: [
      { version: '27.2', ago: 32, fixes: 9 },
      { version: '27.0.1', ago: 57, fixes: 1, exploited: 1 },
      { version: '27.0', ago: 74, fixes: 12 },
    ],
  },
  {
    ...{ major: 26, models: PHONES },
    releases: [
      { version: '26.7.2', ago: 32, fixes: 8 },
      { version: '26.6.1', ago: 102, fixes: 6 },
      { version: '26.4.1', ago: 233, fixes: 2 },
    ],
  },
  {
    ...{ major: 18, models: [...PHONES, ...OLD_PHONES] },
    releases: [
      { version: '18.7.10', ago: 102, fixes: 5, only: OLD_PHONES },
      { version: '18.7.9', ago: 200, fixes: 3, only: OLD_PHONES },
      { version: '18.7.8', ago: 219, fixes: 1 },
      { version: '18.6', ago: 486, fixes: 4 },
    ],
  },
];
