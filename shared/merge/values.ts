/** Whether the value of a fact is of its kind: what is not was not understood, and is no fact. */
import type { DiskEncryption, FactName } from '../model/record.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
/** JSON of other makers has null for what is absent. */
const isMissing = (value: unknown): boolean => value === undefined || value === null;

const ENCRYPTION: Readonly<Record<DiskEncryption, true>> = {
  on: true,
  off: true,
  in_progress: true,
  suspended: true,
};

const isAgent = (value: unknown): boolean =>
  isObject(value) &&
  isFlag(value.present) &&
  [value.running, value.healthy].every((flag) => isMissing(flag) || isFlag(flag));

const IS: Readonly<Record<FactName, (value: unknown) => boolean>> = {
  disk_encryption: (value) => typeof value === 'string' && Object.hasOwn(ENCRYPTION, value),
  firewall: isFlag,
  rooted: isFlag,
  secure_boot: isFlag,
  remote_login: isFlag,
  unknown_sources: isFlag,
  adb: isFlag,
  auto_update: (value) => isObject(value) && Object.values(value).every((on) => isMissing(on) || isFlag(on)),
  missing_updates: (value) =>
    Array.isArray(value) && value.every((update) => isObject(update) && typeof update.title === 'string'),
  screen_lock: (value) =>
    isObject(value) &&
    isFlag(value.on) &&
    (isMissing(value.after_seconds) || typeof value.after_seconds === 'number'),
  agents: (value) => isObject(value) && Object.values(value).every(isAgent),
  checks: (value) => isObject(value) && Object.values(value).every(isFlag),
};

export const isOfKind = (name: FactName, value: unknown): boolean => IS[name](value);
