/** The sample company, in nobody's format: each simulator writes it in its vendor's. */
import type {
  AutoUpdate,
  DiskEncryption,
  MissingUpdate,
  Platform,
  ScreenLock,
} from '../../shared/model/record.ts';

export interface Person {
  /** From 0; the people with a story come first. */
  number: number;
  email: string;
  username: string;
  name: string;
  department: string;
}

/** What is true of a device. Absent: nobody collected it. */
export interface Posture {
  disk_encryption?: DiskEncryption;
  firewall?: boolean;
  auto_update?: AutoUpdate;
  missing_updates?: MissingUpdate[];
  screen_lock?: ScreenLock;
  remote_login?: boolean;
  rooted?: boolean;
  unknown_sources?: boolean;
  adb?: boolean;
}

export type DeviceKind = 'laptop' | 'desktop' | 'phone' | 'tablet' | 'chromebook';

export interface CompanyDevice extends Posture {
  /**
   * Unique in the company, from 1, never given twice: simulators make the vendor's ids of it. A machine that sources
   * see differently, or that one lists twice, has several.
   */
  number: number;
  /** The number of the machine of which this is one more entry. Absent: it is the machine itself. */
  entry_of?: number;
  /** Whom sources of devices list it for. Absent: nobody (a spare in a cupboard, or nobody wrote it down). */
  owner?: Person;
  /** Whom it was given to, as the inventory of assets knows. Absent: nobody. */
  given_to?: Person;
  kind: DeviceKind;
  platform: Platform;
  /** Short names of the sources that know it. */
  known_to: readonly string[];
  name: string;
  manufacturer: string;
  model: string;
  /** The manufacturer's own: `Mac16,1`, `20XY-0001`. */
  model_id: string;
  /** What the firmware says, which may be a placeholder. */
  serial: string;
  /** SMBIOS or Apple hardware UUID, upper case with hyphens. */
  udid: string;
  /** Upper case with colons, the first is the primary: Wi-Fi, then Ethernet or Bluetooth. */
  mac_addresses: string[];
  /** 15 digits. Phones and cellular tablets only. */
  imeis: string[];
  os: { name: string; version: string; build: string };
  owned_by: 'company' | 'personal';
  managed: boolean;
  enrolled_at: Date;
  /** When its inventory was taken: the time of its facts. */
  scanned_at: Date;
  /** When it last spoke to its management. Not before `scanned_at`. */
  seen_at: Date;
  software: { name: string; version: string; id: string }[];
  /** Names of running services. */
  services: string[];
}

/** Deterministic: the same number of people and the same time give the same company, everywhere. */
export interface Company {
  people: number;
  now: Date;
  /** @param number 0 to people − 1 */
  person(number: number): Person;
  /** By e-mail in any case. */
  personByEmail(email: string): Person | undefined;
  /** `undefined` for a number that no device has, or that was retired. */
  device(number: number): CompanyDevice | undefined;
  devicesOf(email: string): CompanyDevice[];
  /** What the inventory of assets says they were given, whoever it is listed for. */
  assetsOf(email: string): CompanyDevice[];
  /** All that carry it, ascending. */
  devicesBySerial(serial: string): CompanyDevice[];
  /** All that have it among their addresses, ascending. @param mac upper case with colons */
  devicesByMac(mac: string): CompanyDevice[];
  /** Numbers, ascending, of the devices of these platforms that a source knows. Numbers only: cheap at any size. */
  numbers(source: string, platforms: readonly Platform[]): Int32Array;
  /**
   * A device takes its inventory now, and some of it has changed.
   *
   * @returns `undefined` for a number that no device has
   */
  report(number: number, changed?: Posture): CompanyDevice | undefined;
  /** Takes a device out of every source, as if it had been deleted there. */
  retire(number: number): void;
}
