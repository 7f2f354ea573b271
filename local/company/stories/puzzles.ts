/** People whose devices are hard to tell apart, or hard to know. */
import type { StoryPerson } from './types.ts';

const DAY = 24;

export const PUZZLES: readonly StoryPerson[] = [
  {
    username: 'dock',
    name: 'Dora Kimura',
    shows: 'two laptops at one dock, which are not one device',
    devices: [
      { platform: 'Windows', kind: 'laptop', name: 'DORA-THINKPAD', hardware: '21ML0012GE', dock: 1 },
      { platform: 'Mac', kind: 'laptop', name: 'dora-macbook', dock: 1 },
    ],
  },
  {
    username: 'clone',
    name: 'Cleo Marchetti',
    shows: 'two virtual machines made from one, which are not one device',
    devices: [
      { platform: 'Mac', kind: 'laptop', name: 'cleo-build-1', hardware: 'VMware20,1' },
      { platform: 'Mac', kind: 'laptop', name: 'cleo-build-2', hardware: 'VMware20,1', udid_of: 0 },
    ],
  },
  {
    username: 'reimaged',
    name: 'Ravi Menon',
    shows: 'a laptop that was set up again, and its old entry',
    devices: [
      { platform: 'Windows', kind: 'laptop', name: 'RAVI-LATITUDE', hardware: '0CB1' },
      {
        platform: 'Windows',
        kind: 'laptop',
        name: 'OLD-LATITUDE',
        same_as: 0,
        but: { disk_encryption: 'off', screen_lock: { on: false } },
        system: 2,
        scannedHoursAgo: 50 * DAY,
      },
    ],
  },
  {
    username: 'disagree',
    name: 'Dilan Aydin',
    shows: 'a phone of which two sources say different things',
    devices: [
      {
        platform: 'iOS',
        kind: 'phone',
        name: 'Dilan’s iPhone',
        known_to: ['jamf'],
        system: 1,
        scannedHoursAgo: 20,
      },
      {
        platform: 'iOS',
        kind: 'phone',
        name: 'Dilan’s iPhone',
        same_as: 0,
        known_to: ['google'],
        but: { screen_lock: { on: false } },
      },
    ],
  },
  {
    username: 'away',
    name: 'Awa Diallo',
    shows: 'nothing seen for six weeks',
    devices: [
      {
        platform: 'Windows',
        kind: 'laptop',
        name: 'AWA-LATITUDE',
        hardware: '0CB1',
        scannedHoursAgo: 42 * DAY,
      },
      { platform: 'iOS', kind: 'tablet', name: 'Awa’s iPad', scannedHoursAgo: 43 * DAY },
    ],
  },
  {
    username: 'two-systems',
    name: 'Tova Lindqvist',
    shows: 'a Mac that also starts Windows: one device',
    devices: [
      { platform: 'Mac', kind: 'laptop', name: 'tova-macbook', hardware: 'MacBookPro16,1' },
      {
        platform: 'Windows',
        kind: 'laptop',
        name: 'TOVA-BOOTCAMP',
        same_as: 0,
        but: { disk_encryption: 'off' },
        system: 2,
        scannedHoursAgo: 4 * DAY,
      },
    ],
  },
  {
    username: 'asset',
    name: 'Asta Bergman',
    shows: 'a laptop that only the inventory of assets knows to be hers',
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'asta-macbook', unlisted: true }],
  },
  {
    username: 'handed-over',
    name: 'Hanna Ortiz',
    shows: 'a laptop that Jamf still lists for her, though it was given to a colleague',
    devices: [
      { platform: 'Mac', kind: 'laptop', name: 'hanna-macbook' },
      {
        platform: 'Mac',
        kind: 'laptop',
        name: 'hanna-old-macbook',
        but: { firewall: false },
        given_to: 'taken-over',
      },
    ],
  },
  {
    username: 'taken-over',
    name: 'Tariq Nolan',
    shows: 'a laptop that was given to him, and that Jamf lists for a colleague',
    devices: [],
  },
];
