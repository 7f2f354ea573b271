/** Pages as most people know them. */
import { SECURITY_UPDATE } from '../posture.ts';
import type { StoryPerson } from './types.ts';

const DAY = 24;

const USER: StoryPerson = {
  username: 'user',
  name: 'Uma Serrano',
  shows: 'many devices from three sources, with things to do',
  devices: [
    {
      platform: 'Mac',
      kind: 'laptop',
      name: 'uma-macbook',
      but: {
        firewall: false,
        auto_update: {
          check: true,
          download: true,
          install_os: false,
          install_security: true,
          install_apps: false,
        },
        missing_updates: [SECURITY_UPDATE, { title: 'Safari 26.6.1' }],
      },
      system: 1,
    },
    { platform: 'iOS', kind: 'phone', name: 'Uma’s iPhone', hardware: 'iPhone17,3', system: 1 },
    {
      platform: 'Windows',
      kind: 'laptop',
      name: 'UMA-THINKPAD',
      hardware: '21ML0012GE',
      but: { disk_encryption: 'off', screen_lock: { on: false } },
    },
    {
      platform: 'Android',
      kind: 'phone',
      name: 'Uma’s Pixel',
      hardware: 'tokay',
      but: { adb: true },
      owned_by: 'personal',
    },
    // An old Windows laptop that was turned into a Chromebook.
    { platform: 'ChromeOS', kind: 'chromebook', name: 'uma-chromebook', hardware: 'B5302CEA' },
    // Not seen for six weeks.
    {
      platform: 'Mac',
      kind: 'desktop',
      name: 'uma-imac',
      but: { disk_encryption: 'in_progress' },
      scannedHoursAgo: 45 * DAY,
    },
    // Its main board was replaced, and nobody wrote the serial into the new one.
    {
      platform: 'Windows',
      kind: 'desktop',
      name: 'UMA-OPTIPLEX',
      hardware: '0C67',
      serial: 'To Be Filled By O.E.M.',
      but: { missing_updates: [{ id: 'KB5068861', title: '2026-11 Cumulative Update', severity: 'High' }] },
    },
    // The phone once more, as Google Sync knows it.
    {
      platform: 'iOS',
      kind: 'phone',
      name: 'Uma’s iPhone',
      same_as: 1,
      known_to: ['google'],
      system: 1,
      scannedHoursAgo: 5,
    },
    // What LANDESK still knows of the Chromebook from its time with Windows: their addresses join the two.
    {
      platform: 'Windows',
      kind: 'laptop',
      name: 'UMA-EXPERTBOOK',
      same_as: 4,
      scannedHoursAgo: 43 * DAY,
    },
  ],
};

const GREEN: StoryPerson = {
  username: 'green',
  name: 'Gwen Okoro',
  shows: 'everything is fine',
  devices: [
    { platform: 'Mac', kind: 'laptop', name: 'gwen-macbook' },
    { platform: 'iOS', kind: 'phone', name: 'Gwen’s iPhone' },
    { platform: 'iOS', kind: 'tablet', name: 'Gwen’s iPad', known_to: ['jamf', 'google'] },
    { platform: 'Android', kind: 'phone', name: 'Gwen’s Pixel', hardware: 'tokay' },
  ],
};

export const EVERYDAY: readonly StoryPerson[] = [
  USER,
  GREEN,
  {
    username: 'one-red',
    name: 'Omar Reyes',
    shows: 'one thing that must be done',
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'omar-macbook', but: { disk_encryption: 'off' } }],
  },
  {
    username: 'one-unknown',
    name: 'Una Nowak',
    shows: 'one thing that nobody could see',
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'una-macbook', but: { screen_lock: undefined } }],
  },
  { username: 'nothing', name: 'Nils Tanaka', shows: 'no devices', devices: [] },
  {
    username: 'security',
    name: 'Selma Cruz',
    shows: 'the security team: may look at anybody',
    groups: ['security'],
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'selma-macbook', dock: 1 }],
  },
  {
    username: 'helpdesk',
    name: 'Hamid Desta',
    shows: 'the help desk: may look at anybody, with a reason',
    groups: ['helpdesk'],
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'hamid-macbook', dock: 1 }],
  },
];
