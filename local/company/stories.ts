/** People whose devices show one thing each. Their numbers are their places in this list. */
import type { Platform } from '../../shared/model/record.ts';
import { SECURITY_UPDATE } from './posture.ts';
import type { DeviceKind, Posture } from './types.ts';

export interface StoryDevice {
  platform: Platform;
  kind: DeviceKind;
  name: string;
  /** Differs from all-is-well; `undefined` takes a fact away. */
  but?: { [Name in keyof Posture]?: Posture[Name] | undefined };
  /** Which of the platform's systems in the catalog; 0 is the current one. */
  system?: number;
  /** How long ago its inventory was taken. Two hours without it. */
  scannedHoursAgo?: number;
  owned_by?: 'personal';
}

export interface StoryPerson {
  username: string;
  name: string;
  devices: readonly StoryDevice[];
}

export const STORY_PEOPLE: readonly StoryPerson[] = [
  {
    username: 'user',
    name: 'Uma Serrano',
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
      { platform: 'iOS', kind: 'phone', name: 'Uma’s iPhone', system: 1 },
      {
        platform: 'Windows',
        kind: 'laptop',
        name: 'UMA-THINKPAD',
        but: { disk_encryption: 'off', screen_lock: { on: false } },
      },
      {
        platform: 'Android',
        kind: 'phone',
        name: 'Uma’s Pixel',
        but: { unknown_sources: true },
        owned_by: 'personal',
      },
      { platform: 'ChromeOS', kind: 'chromebook', name: 'uma-chromebook' },
      {
        platform: 'Mac',
        kind: 'desktop',
        name: 'uma-imac',
        but: { disk_encryption: 'in_progress' },
        scannedHoursAgo: 45 * 24,
      },
    ],
  },
  {
    username: 'green',
    name: 'Gwen Okoro',
    devices: [
      { platform: 'Mac', kind: 'laptop', name: 'gwen-macbook' },
      { platform: 'iOS', kind: 'phone', name: 'Gwen’s iPhone' },
    ],
  },
  {
    username: 'one-red',
    name: 'Omar Reyes',
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'omar-macbook', but: { disk_encryption: 'off' } }],
  },
  {
    username: 'one-unknown',
    name: 'Una Nowak',
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'una-macbook', but: { screen_lock: undefined } }],
  },
  { username: 'nothing', name: 'Nils Tanaka', devices: [] },
  {
    username: 'security',
    name: 'Selma Cruz',
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'selma-macbook' }],
  },
  {
    username: 'helpdesk',
    name: 'Hamid Desta',
    devices: [{ platform: 'Mac', kind: 'laptop', name: 'hamid-macbook' }],
  },
];
