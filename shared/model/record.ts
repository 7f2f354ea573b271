/** What one source says about one device. Field names are those of the tables and the API: snake_case. */

/** Version of the stored and sent shapes of this file. A reader treats an unknown `v` as "not there". */
export const RECORD_VERSION = 1;

export const PLATFORMS = ['Mac', 'Windows', 'Linux', 'iOS', 'Android', 'ChromeOS'] as const;
export type Platform = (typeof PLATFORMS)[number];

/**
 * One observed value with its time. `at` is when it was true at the vendor (scan time), ISO 8601 UTC;
 * absent means that only the record's `last_sync` is known. "Not collected" is an absent fact, never a value.
 */
export interface Fact<Value> {
  value: Value;
  at?: string;
  /** Plain data that helps a person to see why: volumes, interface names, the vendor's own word. */
  details?: Record<string, string | number | boolean | string[]>;
}

/** `suspended`: encrypted, and its key lies open until protection is resumed (BitLocker). */
export type DiskEncryption = 'on' | 'off' | 'in_progress' | 'suspended';

/**
 * What a fact about encryption covers (`details.covers`). A source that tells of the system volume alone says nothing
 * about others; external volumes never count, and are listed in `details.external_volumes`.
 */
export type EncryptionCovers = 'system_volume' | 'internal_volumes';

export interface AutoUpdate {
  check?: boolean;
  download?: boolean;
  install_os?: boolean;
  install_security?: boolean;
  install_apps?: boolean;
}

export interface MissingUpdate {
  id?: string;
  title: string;
  severity?: string;
}

export interface ScreenLock {
  on: boolean;
  /** Seconds of idleness after which the screen locks; 0 is never, absent is not reported. */
  after_seconds?: number;
}

export interface Agent {
  present: boolean;
  running?: boolean;
  /** Whether it does its work as its maker means it to; absent is not told. */
  healthy?: boolean;
  /** Why it does not, in its source's words: "reduced functionality". */
  problem?: string;
  version?: string;
  last_seen?: string;
}

/** Everything that can be observed. A key that is absent was not collected. */
export interface Facts {
  disk_encryption?: Fact<DiskEncryption>;
  firewall?: Fact<boolean>;
  rooted?: Fact<boolean>;
  /** Whether the start is checked at all: `false` on a Mac without startup security. */
  secure_boot?: Fact<boolean>;
  remote_login?: Fact<boolean>;
  unknown_sources?: Fact<boolean>;
  adb?: Fact<boolean>;
  auto_update?: Fact<AutoUpdate>;
  missing_updates?: Fact<MissingUpdate[]>;
  screen_lock?: Fact<ScreenLock>;
  agents?: Fact<Record<string, Agent>>;
  /**
   * What the source itself checks, by its name for it (a policy of Fleet, a compliance setting of Intune): true passes,
   * and what was not answered is not there.
   */
  checks?: Fact<Record<string, boolean>>;
}
export type FactName = keyof Facts;
export const FACT_NAMES = [
  'disk_encryption',
  'firewall',
  'rooted',
  'secure_boot',
  'remote_login',
  'unknown_sources',
  'adb',
  'auto_update',
  'missing_updates',
  'screen_lock',
  'agents',
  'checks',
] as const satisfies readonly FactName[];

/** Only hardware identity. Vendor ids, Android ids and host names never identify a device. */
export interface Identifiers {
  serial?: string;
  /** The SMBIOS or Apple hardware UUID. */
  udid?: string;
  /** The device's id in Microsoft Entra: equal in Entra, Intune and Defender, new when Windows is set up again. */
  entra_device_id?: string;
  imeis?: string[];
  meid?: string;
  mac_addresses?: string[];
}

export interface Software {
  installed?: { name: string; version?: string }[];
  services?: { name: string }[];
  /** When the inventory of software was taken, ISO 8601 UTC. */
  at?: string;
  /**
   * The lists were trimmed to the names of these practices (`lookFor` in shared/practices/looked-for.ts): another name
   * that is not there may be installed all the same. Absent: the lists are whole, as their source gave them. Empty: they
   * are not, and tell only what is there.
   */
  looked_for?: string[];
}

/** A part of a record. `system`: name, model, operating system, whose it is, groups, and when it reported. */
export type RecordPart = FactName | 'software' | 'system' | 'identifiers';

/** One device as one source sees it. */
export interface DeviceRecord {
  v: typeof RECORD_VERSION;
  source: string;
  /** The vendor's id. Unique within the source. */
  id: string;
  /** E-mails, lower case; one function per adapter computes them for every way of fetching. */
  owners: string[];
  name?: string;
  model?: string;
  /** The maker's own id of the model: `Mac16,1`. */
  model_identifier?: string;
  manufacturer?: string;
  /** The vendor's word for the kind of device: laptop, phone, … */
  type?: string;
  platform?: Platform;
  os?: string;
  os_version?: string;
  os_build?: string;
  /** Windows: `Enterprise`, `EnterpriseS`, … where the system's name does not tell. */
  os_edition?: string;
  /** The day of Android's last security patch: `2026-11-05`. */
  security_patch_level?: string;
  /** The last day on which this model gets updates of its system: `2030-06-01`. */
  supported_until?: string;
  owned_by?: 'company' | 'personal';
  /** What its source calls groups: site, department, team, organizational unit. Names, each once. */
  labels?: string[];
  vendor_status?: string;
  /** The source has let go of it: wiped, retired, deprovisioned. What it said of the device before holds no more. */
  gone?: true;
  /** Since when the source manages it, ISO 8601 UTC. */
  enrolled_at?: string;
  /** What the vendor has and did not answer this time: not to be taken for what was not collected. */
  missing?: RecordPart[];
  /** Set where `system` was missing and is known from before: when that was true, ISO 8601 UTC. */
  system_at?: string;
  /** When the device last reported to the source, ISO 8601 UTC. */
  last_sync?: string;
  /** When we sent the request that returned this record, by our clock, ISO 8601 UTC. */
  synced_at: string;
  identifiers: Identifiers;
  facts: Facts;
  software?: Software;
}

/** An ownership source's word that a serial or MAC address is a person's. */
export interface Claim {
  v: typeof RECORD_VERSION;
  source: string;
  id: string;
  owners: string[];
  serial?: string;
  mac_addresses?: string[];
  /** What the ownership source knows besides: name, model, status of the asset. */
  name?: string;
  model?: string;
  manufacturer?: string;
  vendor_status?: string;
  synced_at: string;
}

/** A device that the vendor sent and that could not be read. Costs that device only, never the answer. */
export interface Dropped {
  id?: string;
  reason: string;
}

/** What one question to a source gave. `complete: false` means that more may exist, so nothing may be hidden. */
export interface Answer<Item = DeviceRecord> {
  complete: boolean;
  dropped: Dropped[];
  records: Item[];
}

/** One page of a walk over all devices. Without `next` and `split` the walk, or its range, is over. */
export interface Page<Item = DeviceRecord> extends Answer<Item> {
  /** Opaque to all but the adapter; give it back to get the next page. */
  next?: string;
  /**
   * In place of `next`: the walk goes on in ranges, side by side, each from one of these cursors. Together they hold all
   * that this page did not.
   */
  split?: string[];
}
