/** What the rows of one machine say about its state. Strings are read by their leading number: sites differ. */
import { compact, fact, said } from '../../shared/adapter-kit/read.ts';
import type { AutoUpdate, Facts, MissingUpdate, Platform } from '../../shared/model/record.ts';
import type { Row } from './client.ts';
import { encryptionOf } from './encryption.ts';
import { firewallOf } from './firewall.ts';

export interface Definitions {
  /** `Vul_ID` that is detected when the screen does not lock; `null`: the site does not scan for it. */
  screen_lock_definition: string | null;
  auto_update_definition: string | null;
}

/** A date of the core, as far as the site keeps it. */
export interface Scan {
  /** Whether there is such a column at all. */
  told: boolean;
  /** ISO 8601 UTC; absent: never. */
  at: string | undefined;
}

/** The scanners run apart from each other. Where one never ran, absent rows say nothing. */
export interface Scans {
  /** The inventory's: volumes and network adapters. */
  hardware: string | undefined;
  software: string | undefined;
  /** The security scanner's, for patches. */
  patches: Scan;
  /** The security scanner's, for settings of the system ("security threats"). */
  settings: Scan;
}

export interface Observed {
  platform: Platform | undefined;
  volumes: Row[];
  adapters: Row[];
  detections: Row[];
  scans: Scans;
}

/** What only Windows has is a fact of Windows machines alone: BitLocker, its firewall, the definitions of settings. */
export function factsOf(observed: Observed, definitions: Definitions): Facts {
  const { detections, scans, platform } = observed;
  const missing = detections.filter(isPatch).filter(isRated).map(missingUpdate);
  // What nobody knows the kind of may be a patch.
  const isWhole = missing.length > 0 || detections.every(({ vultype }) => said(vultype) !== undefined);
  const patches =
    isScanned(platform) && isWhole && hasRun(scans.patches, detections, detections.filter(isPatch));
  return compact({
    ...(platform === 'Windows' && windowsFacts(observed, definitions)),
    missing_updates: fact(patches ? missing : undefined, scans.patches.at),
  });
}

/** The security scanner is a program for computers. */
const isScanned = (platform: Platform | undefined): boolean =>
  platform === undefined || ['Windows', 'Mac', 'Linux'].includes(platform);

function windowsFacts({ volumes, adapters, detections, scans }: Observed, definitions: Definitions): Facts {
  const { at } = scans.settings;
  const hasLooked = hasRun(scans.settings, detections, detections.filter(isSetting));
  const look = (id: string | null) => (id === null ? undefined : detectionOf(detections, id, hasLooked));
  const lock = look(definitions.screen_lock_definition);
  const update = look(definitions.auto_update_definition);
  return compact({
    disk_encryption: encryptionOf(volumes, scans.hardware),
    firewall: firewallOf(adapters, scans.hardware),
    screen_lock: lock && fact({ on: !lock.detected }, at, reasonsOf(lock)),
    // One definition about one Windows setting: all of it is on, or not.
    auto_update: update && fact(allOf(!update.detected), at, reasonsOf(update)),
  });
}

/**
 * Whether the scanner ran for such definitions. Its own date tells; what it detected is a sign, too. Where the site keeps
 * no date, anything that it ever detected is.
 */
function hasRun({ told, at }: Scan, all: readonly Row[], ofThisKind: readonly Row[]): boolean {
  return at !== undefined || (told ? ofThisKind : all).length > 0;
}

const allOf = (on: boolean): AutoUpdate => ({
  check: on,
  download: on,
  install_os: on,
  install_security: on,
});

interface Detection {
  detected: boolean;
  reasons: string[];
}

/** @returns `undefined` where it was not detected and nobody has looked */
function detectionOf(rows: Row[], definition: string, hasLooked: boolean): Detection | undefined {
  const found = rows.filter(({ vul_id: id }) => String(id ?? '').toLowerCase() === definition.toLowerCase());
  // What has no id may be this one.
  const isSure = hasLooked && rows.every(({ vul_id: id }) => said(id) !== undefined);
  if (found.length === 0 && !isSure) return undefined;
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

/** A definition of a setting, "Security Threat": what detects one has looked for all of them. */
const isSetting = ({ vultype }: Row): boolean => /^(security threats?|2)$/i.test(String(vultype ?? ''));

/** Severity as a word, for sites that keep the number. */
const SEVERITIES = ['service pack', 'critical', 'high', 'medium', 'low', 'n/a', 'n/a'];

const severityOf = ({ vulseverity }: Row): string =>
  SEVERITIES[Number(vulseverity ?? Number.NaN)] ?? String(vulseverity ?? '').toLowerCase();

/** What LANDESK itself gives no rank closes no gap: drivers, optional features. "Low" does, so it counts. */
const isRated = (row: Row): boolean => !/^(n\/?a|not applicable)$/.test(severityOf(row));

function missingUpdate(row: Row): MissingUpdate {
  const title = String(row.title ?? row.vul_id ?? 'unnamed update');
  const severity = severityOf(row);
  return { ...(row.vul_id ? { id: String(row.vul_id) } : {}), title, ...(severity ? { severity } : {}) };
}
