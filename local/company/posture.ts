import type { Platform } from '../../shared/model/record.ts';
import { chance, draw } from './random.ts';
import type { Posture } from './types.ts';

const COMPUTERS: readonly Platform[] = ['Mac', 'Windows', 'Linux'];

/** All is well, as far as the platform has the thing at all. */
export function goodPosture(platform: Platform): Posture {
  if (COMPUTERS.includes(platform)) return { ...GOOD_COMPUTER, auto_update: { ...GOOD_AUTO_UPDATE } };
  if (platform === 'ChromeOS') return { ...GOOD_CHROMEBOOK, auto_update: { install_os: true } };
  const phone = { disk_encryption: 'on', screen_lock: { on: true }, rooted: false } as const;
  return platform === 'Android' ? { ...phone, unknown_sources: false, adb: false } : phone;
}

const GOOD_AUTO_UPDATE = {
  check: true,
  download: true,
  install_os: true,
  install_security: true,
  install_apps: true,
};

const GOOD_CHROMEBOOK: Posture = { disk_encryption: 'on', rooted: false, missing_updates: [] };

const GOOD_COMPUTER: Posture = {
  disk_encryption: 'on',
  firewall: true,
  missing_updates: [],
  screen_lock: { on: true, after_seconds: 300 },
  remote_login: false,
  rooted: false,
  unknown_sources: false,
};

/** What an ordinary person's device looks like: mostly well, something to do on some, something unknown on a few. */
export function ordinaryPosture(platform: Platform, number: number): Posture {
  const posture = goodPosture(platform);
  for (const [index, worsen] of WORSE.entries()) {
    if (chance(8, number, 40 + index)) worsen(posture, number);
  }
  const facts = Object.keys(posture) as (keyof Posture)[];
  const lost = facts[draw(facts.length, number, 60)];
  if (lost && chance(5, number, 61)) delete posture[lost];
  return posture;
}

/** Each makes one thing worse, if the platform has it. */
const WORSE: readonly ((posture: Posture, number: number) => void)[] = [
  (posture, number) => {
    posture.disk_encryption = chance(30, number, 70) ? 'in_progress' : 'off';
  },
  (posture) => {
    if (posture.firewall !== undefined) posture.firewall = false;
  },
  (posture) => {
    if (posture.auto_update) posture.auto_update = { ...posture.auto_update, install_security: false };
  },
  (posture) => {
    if (posture.missing_updates) posture.missing_updates = [SECURITY_UPDATE];
  },
  (posture) => {
    if (posture.screen_lock) posture.screen_lock = { on: false };
  },
  (posture) => {
    if (posture.remote_login !== undefined) posture.remote_login = true;
  },
  (posture) => {
    if (posture.unknown_sources !== undefined) posture.unknown_sources = true;
  },
  (posture) => {
    if (posture.adb !== undefined) posture.adb = true;
  },
];

export const SECURITY_UPDATE = {
  id: 'SEC-2026-011',
  title: 'Security Update 2026-011',
  severity: 'Critical',
};
