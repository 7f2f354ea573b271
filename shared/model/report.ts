/** The one JSON that the page needs. The aggregator writes it; the page draws it and decides nothing. */
import type { ReportNotification } from './notification.ts';
import type { FactName, Identifiers, Platform } from './record.ts';

export const REPORT_VERSION = 1;

export type Rating = 'critical' | 'suggested';

/**
 * The verdict of a practice: `ok`, `nudge` (a failing suggested one, or a critical one whose day has not passed),
 * `warn` (a failing critical one), `unknown` (no fact), `na` (does not apply).
 */
export type Status = 'ok' | 'nudge' | 'warn' | 'unknown' | 'na';

/** The one order of statuses, worst first. Everything that sorts by status sorts by this. */
export const STATUS_ORDER = ['warn', 'nudge', 'unknown', 'ok', 'na'] as const satisfies readonly Status[];

/** How a device's checks are grouped, in reading order. */
export const GROUPS = ['must', 'should', 'replace', 'unknown', 'stale', 'done', 'blind', 'na'] as const;
/**
 * `must` and `should`: to be done. `replace`: nothing on the device helps, it takes another one. `stale`: good when it was last seen, which is too long ago; and whatever a silent
 * device once said. `blind`: unknown because no source of the device can tell it, which nobody who has it can
 * change. `unknown`, `done`, `na`: as the status says.
 */
export type Group = (typeof GROUPS)[number];

/** The code of what is unknown because none of the device's sources can ever tell it. */
export const NEVER_TOLD = 'never_told';
/** Why a practice is `unknown`: a source has the answer and did not give it this time. */
export const NOT_ANSWERED = 'not_answered';

/** The code of a finding that stands apart: the device gets no more updates, and there is nothing newer for it. */
export const HARDWARE_ENDED = 'hardware_ended';

/** How to do it, for the platform and OS version of the device in question. */
export interface Directions {
  /** What these steps are for: "macOS 26". */
  for: string;
  steps: string[];
  /** What is to be seen after the last step. */
  expected?: string;
  /** Address that opens the right settings pane on that platform (`ms-settings:…`). */
  settings_url?: string;
}

/** What one source said about the fact that a practice rests on. */
export interface Evidence {
  source: string;
  /** What it is about: a practice may rest on several facts, such as a version and the updates that wait. */
  fact: string;
  /** In words, in the report's language. */
  seen: string;
  value: unknown;
  at?: string;
}

/** What belongs to the day by which something is to be done. */
export interface Deadline {
  /** When the day is over, ISO 8601 UTC. */
  ends_at: string;
  /** The day is over. */
  late: boolean;
  /** The status from then on. */
  status_after: 'nudge' | 'warn';
  /** Why that day. Stable: `set` for one that the organization wrote, or a practice's own. */
  code: string;
  /** The same in words. */
  reason: string;
}

export interface PracticeResult {
  status: Status;
  /** Where it is shown. */
  group: Group;
  /** The fact it rests on is older than the practice allows. */
  stale: boolean;
  rating: Rating;
  /** One sentence that states the status: "Disk encryption is off". */
  title: string;
  why: string;
  /** `null` where there is nothing to do (`ok`, `na`) or no steps are known for the platform. */
  directions: Directions | null;
  /** The same for other versions of this platform. */
  other_directions: Directions[];
  link: string | null;
  /** What happens when it stays as it is. */
  consequence: string | null;
  /** What was seen, in words. Present on every failing verdict. */
  seen: string | null;
  /** What is wanted, in words. Present on every failing verdict. */
  wanted: string | null;
  /** More lines to look at: missing updates, volumes, adapters. */
  details: string[];
  /** The fact that it rests on. */
  fact: FactName | 'os_version' | 'software' | null;
  /** The source whose fact decided. */
  source: string | null;
  /** The `at` of the fact it rests on, ISO 8601 UTC. */
  last_updated: string | null;
  /** Why it is `unknown`: `no_fact`, `never_told`, `not_answered`, `practice_error`, `os_table_old`, … Stable. */
  code?: string;
  /**
   * The day by which it is to be done, `2026-12-04` in the organization's time zone. Until it is over the status is
   * `nudge`. Only what is to be done has one.
   */
  due?: string;
  /** Beside each `due`. */
  deadline?: Deadline;
  evidence: Evidence[];
  /** Whether the sources say different things. */
  disagrees: boolean;
}

/** Why these records are one device, and what kept others apart. */
export interface DeviceIdentity {
  joined_by: { level: IdentityLevel; value: string; records: RecordReference[] }[];
  kept_apart: {
    level: IdentityLevel;
    value: string;
    /** `different_serials`: the identifier is shared hardware or a clone. `ambiguous`: it would join devices that cannot be one, such as several with serials, or an iPhone and a Chromebook. `owner_disagrees`: the ownership source says it is somebody else's. */
    reason: 'different_serials' | 'different_udids' | 'ambiguous' | 'owner_disagrees';
    records: RecordReference[];
  }[];
  /** Sources that list the device for somebody else; the ownership source's word counts. Never says whose. */
  owner_disagrees?: string[];
  /** Somebody enrolled it, and the company lists it for somebody else. Never says whose. */
  listed_elsewhere?: true;
}
export type IdentityLevel = 'serial' | 'udid' | 'entra' | 'imei' | 'mac';
export interface RecordReference {
  source: string;
  id: string;
}

export interface ReportDevice {
  /** Hash of the device's smallest strongest identifier: stable from one report to the next. */
  device_id: string;
  name?: string;
  model?: string;
  /** The maker's own id of the model: `Mac16,1`. */
  model_identifier?: string;
  manufacturer?: string;
  type?: string;
  platform?: Platform;
  os?: string;
  os_version?: string;
  os_build?: string;
  os_edition?: string;
  /** The day of Android's last security patch: `2026-11-05`. */
  security_patch_level?: string;
  /** The last day on which this model gets updates of its system. */
  supported_until?: string;
  owned_by?: 'company' | 'personal';
  /** What its sources call groups: site, department, team, organizational unit. */
  labels?: string[];
  vendor_status?: string;
  last_sync?: string;
  synced_at: string;
  identifiers: Identifiers;
  records: (RecordReference & { last_sync?: string })[];
  sources: string[];
  /** The worst status of its practices, but for blind ones. */
  worst: Status;
  /**
   * It has not reported to any source for longer than the organization's limit: what is known of it may be long past, so
   * none of it is to be done now, and whoever has it is asked whether they still do.
   */
  silent: boolean;
  identity: DeviceIdentity;
  /** By source: what somebody does so that the device reports to it now, Markdown. Absent: its sources do not say. */
  report_now?: Record<string, string>;
  /** In the order in which they are worth reading. */
  practices: Record<string, PracticeResult>;
}

/**
 * `fresh`: known within the source's `fresh_for`. `refreshing`: older, or being asked again; answered now.
 * `pending`: nothing known yet, asked, ask again after `retry_after`. `failed`: the last attempt failed; what was
 * known is shown with its age.
 */
export type SourceState = 'fresh' | 'refreshing' | 'pending' | 'failed';

export interface ReportSource {
  source: string;
  label: string;
  state: SourceState;
  /** Something may be missing: it failed, has not answered yet, or could not read everything. */
  partial: boolean;
  /** When this source last told what it knows about the person, ISO 8601 UTC; `null`: never. */
  synced_at: string | null;
  /** When it is asked again by itself, ISO 8601 UTC. */
  next_expected?: string;
  /**
   * Stable. What went wrong (`SourceErrorCode` in shared/model/source.ts), `pending`, `refreshing`, or `incomplete`:
   * it is fresh and could not read everything.
   */
  code?: string;
  /** The same in words, in the report's language. */
  message?: string;
}

/**
 * The situation that the first sentence of the page describes. With devices, the worst that is to be done: `must`,
 * `should`, `unknown`, `stale`, `fine`; `silent` when no device has reported for long. Without any: `asking` (nothing is
 * known yet, and a source is being asked), `nothing` (all sources answered), `not_known` (sources failed: that is
 * neither good nor bad).
 */
export type Headline =
  | 'must'
  | 'should'
  | 'unknown'
  | 'stale'
  | 'silent'
  | 'fine'
  | 'asking'
  | 'nothing'
  | 'not_known';

/** Of the devices that are not silent and without blind checks, but for `silent` and `devices`. */
export interface Verdict {
  /** `unknown` where all devices are silent. */
  worst: Status;
  critical: number;
  suggested: number;
  unknown: number;
  /** Checks that no source of their device can answer. */
  blind: number;
  stale: number;
  /** Devices that have not reported for long. */
  silent: number;
  /** All of them. */
  devices: number;
}

export interface Organization {
  name: string;
  contact: { name: string; email?: string; url?: string; phone?: string };
  help: { question: string; answer: string }[];
  keep_days: KeepDays;
}

/** After how many days without being seen again (devices), or after they were written, things are deleted. */
export interface KeepDays {
  devices: number;
  /** Answers to notifications. */
  answers: number;
  /** Who looked at somebody else's page. */
  looks: number;
}

export interface Report {
  v: typeof REPORT_VERSION;
  user: string;
  organization: Organization;
  generated_at: string;
  language: string;
  /** Over all devices, also those that are left out. */
  verdict: Verdict;
  headline: Headline;
  /** Worst first. */
  devices: ReportDevice[];
  /** How many devices did not fit into the report, the least urgent ones. Absent: none. */
  devices_left_out?: number;
  sources: ReportSource[];
  /** Open ones first, then the newest of those that were answered. */
  notifications: ReportNotification[];
  /** How many more open ones there are. Absent: none. */
  notifications_left_out?: number;
  /** The notifications could not be read: that there are none is not known. */
  notifications_failed?: true;
  /** Devices that left this page because an ownership source says they are somebody else's: its claims. Else absent. */
  kept_apart?: DeviceIdentity['kept_apart'];
  /** How many claimed MAC addresses led to hardware that others use too, such as a dock: nothing is shown for them. */
  shared_claims?: number;
  /** How many devices the organization's rules left out, by rule. Absent: none. */
  dropped?: Record<string, number>;
  /** Seconds after which to ask again, when a source is `pending` or `refreshing`. */
  retry_after?: number;
}
