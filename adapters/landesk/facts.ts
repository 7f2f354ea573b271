/** What the rows of one machine say about its state. Strings are read by their leading number: sites differ. */
import type { DiskEncryption, Fact, Facts, MissingUpdate } from '../../shared/model/record.ts';
import type { Row } from './client.ts';

export interface Definitions {
  /** `Vul_ID` that is detected when the screen does not lock; `null`: the site does not scan for it. */
  screen_lock_definition: string | null;
  auto_update_definition: string | null;
}

/** When the machine was scanned, ISO 8601 UTC; absent: never, so that absent rows say nothing. */
export interface Scans {
  hardware: string | undefined;
  software: string | undefined;
}

export interface Observed {
  volumes: Row[];
  adapters: Row[];
  detections: Row[];
  scans: Scans;
}

export function factsOf(observed: Observed, definitions: Definitions): Facts {
  const facts: Facts = {};
  const encryption = encryptionOf(observed);
  if (encryption) facts.disk_encryption = encryption;
  const firewall = firewallOf(observed);
  if (firewall) facts.firewall = firewall;
  const { software: at } = observed.scans;
  if (!at) return facts;
  const lock = detectionOf(observed.detections, definitions.screen_lock_definition);
  if (lock) facts.screen_lock = { value: { on: !lock.detected }, at, ...reasons(lock.reasons) };
  const update = detectionOf(observed.detections, definitions.auto_update_definition);
  if (update) {
    // One definition about one Windows setting: all of it is on, or not.
    const on = !update.detected;
    facts.auto_update = {
      value: { check: on, download: on, install_os: on, install_security: on },
      at,
      ...reasons(update.reasons),
    };
  }
  facts.missing_updates = { value: observed.detections.filter(isPatch).map(missingUpdate), at };
  return facts;
}

/** Worst volume first: off, in progress; `on` only when every volume is known to be. */
function encryptionOf({ volumes, scans }: Observed): Fact<DiskEncryption> | undefined {
  const states = volumes.filter(hasBitLocker).map(volumeState);
  const details = { volumes: volumes.filter(hasBitLocker).map(describeVolume) };
  const value = (['off', 'in_progress'] as const).find((state) => states.includes(state));
  const all = states.length > 0 && states.every((state) => state === 'on') ? 'on' : undefined;
  const found = value ?? all;
  return found ? { value: found, ...time(scans.hardware), details } : undefined;
}

function hasBitLocker(row: Row): boolean {
  return row.protectionstatus != null || row.conversionstatus != null || row.encryptionpercentage != null;
}

/** Win32_EncryptableVolume: protection 0 off, 1 on; conversion 0 decrypted, 1 encrypted, 2 encrypting, 3 decrypting. */
function volumeState(row: Row): DiskEncryption | undefined {
  const protection = leadingNumber(row.protectionstatus);
  const conversion = leadingNumber(row.conversionstatus);
  const percent = leadingNumber(row.encryptionpercentage);
  if (conversion === 2) return 'in_progress';
  if (protection === 0 || conversion === 0 || conversion === 3) return 'off';
  if (protection !== 1) return undefined;
  if (conversion === 1 || percent === 100)
    return percent === undefined || percent === 100 ? 'on' : 'in_progress';
  return undefined;
}

function describeVolume(row: Row): string {
  return [
    row.protectionstatus,
    row.conversionstatus,
    row.encryptionpercentage != null && `${row.encryptionpercentage} %`,
  ]
    .filter((part) => part != null && part !== false && part !== '')
    .join(', ');
}

/** Off on one adapter is off; adapters that are not installed do not count. */
function firewallOf({ adapters, scans }: Observed): Fact<boolean> | undefined {
  const states = adapters.map(({ firewallenabled: state }) => String(state ?? '').toLowerCase());
  if (states.includes('no')) {
    const off = adapters
      .filter((_, index) => states[index] === 'no')
      .map(({ physaddress }) => String(physaddress ?? ''));
    return { value: false, ...time(scans.hardware), details: { adapters: [...new Set(off)].sort() } };
  }
  return states.includes('yes') ? { value: true, ...time(scans.hardware) } : undefined;
}

function detectionOf(
  rows: Row[],
  definition: string | null,
): { detected: boolean; reasons: string[] } | undefined {
  if (definition === null) return undefined;
  const found = rows.filter(({ vul_id: id }) => String(id ?? '').toLowerCase() === definition.toLowerCase());
  return {
    detected: found.length > 0,
    reasons: found.flatMap(({ reason }) => (reason ? [String(reason)] : [])),
  };
}

/** Definitions of type "Vulnerability" are patches; other types are settings, drivers, spyware. Some sites number them. */
function isPatch({ vultype }: Row): boolean {
  return /^(vulnerabilit(y|ies)|0)$/i.test(String(vultype ?? ''));
}

/** Severity as a word, for sites that keep the number. */
const SEVERITIES = ['service pack', 'critical', 'high', 'medium', 'low'];

function missingUpdate(row: Row): MissingUpdate {
  const title = String(row.title ?? row.vul_id ?? 'unnamed update');
  const severity =
    SEVERITIES[Number(row.vulseverity ?? Number.NaN)] ?? String(row.vulseverity ?? '').toLowerCase();
  return { ...(row.vul_id ? { id: String(row.vul_id) } : {}), title, ...(severity ? { severity } : {}) };
}

function leadingNumber(value: unknown): number | undefined {
  const match = /^\s*(\d+)/.exec(String(value ?? ''));
  return match ? Number(match[1]) : undefined;
}

const time = (at: string | undefined) => (at ? { at } : {});

const reasons = (list: string[]) => (list.length > 0 ? { details: { reasons: list } } : {});
