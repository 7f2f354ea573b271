/** What the rows of one machine say about its state. Strings are read by their leading number: sites differ. */
import { compact, fact } from '../../shared/adapter-kit/read.ts';
import type { AutoUpdate, DiskEncryption, Fact, Facts, MissingUpdate } from '../../shared/model/record.ts';
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
  const { detections, scans } = observed;
  const { software: at } = scans;
  const lock = at && detectionOf(detections, definitions.screen_lock_definition);
  const update = at && detectionOf(detections, definitions.auto_update_definition);
  return compact({
    disk_encryption: encryptionOf(observed),
    firewall: firewallOf(observed),
    screen_lock: lock ? fact({ on: !lock.detected }, at, reasonsOf(lock)) : undefined,
    // One definition about one Windows setting: all of it is on, or not.
    auto_update: update ? fact(allOf(!update.detected), at, reasonsOf(update)) : undefined,
    missing_updates: fact(at ? detections.filter(isPatch).map(missingUpdate) : undefined, at),
  });
}

const allOf = (on: boolean): AutoUpdate => ({
  check: on,
  download: on,
  install_os: on,
  install_security: on,
});

/** Worst volume first: off, in progress; `on` only when every volume is known to be. */
function encryptionOf({ volumes, scans }: Observed): Fact<DiskEncryption> | undefined {
  const states = volumes.filter(hasBitLocker).map(volumeState);
  const details = { volumes: volumes.filter(hasBitLocker).map(describeVolume) };
  const value = (['off', 'in_progress'] as const).find((state) => states.includes(state));
  const all = states.length > 0 && states.every((state) => state === 'on') ? 'on' : undefined;
  return fact(value ?? all, scans.hardware, details);
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
    return fact(false, scans.hardware, { adapters: [...new Set(off)].sort() });
  }
  return fact(states.includes('yes') ? true : undefined, scans.hardware);
}

interface Detection {
  detected: boolean;
  reasons: string[];
}

function detectionOf(rows: Row[], definition: string | null): Detection | undefined {
  if (definition === null) return undefined;
  const found = rows.filter(({ vul_id: id }) => String(id ?? '').toLowerCase() === definition.toLowerCase());
  return {
    detected: found.length > 0,
    reasons: found.flatMap(({ reason }) => (reason ? [String(reason)] : [])),
  };
}

const reasonsOf = ({ reasons }: Detection) => ({ reasons: reasons.length > 0 ? reasons : undefined });

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
