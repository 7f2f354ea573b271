/** What the policy is given, and what it finds. */
import type { Releases } from '../model/releases.ts';

/** What an organization decides about updates, in whole days. */
export interface UpdateRules {
  /** From a release that closes a hole that is being used to its due day. */
  exploited_within: number;
  /** From any other security release to its due day. */
  update_within: number;
  /** A release is not asked for before it has been out for so long. */
  settle: number;
  /** What is left at least when a due day moves forward, or when a device that was away has reported again. */
  grace: number;
  /** A copy of a feed that is older says what is bad, and never that something is well. */
  max_feed_age: number;
  /** How long makers of Android devices take to pass a quarterly patch level on. */
  makers_lag: number;
  /** How long before the end of a line a newer one is asked for. */
  end_notice: number;
}

/** From Apple's and Microsoft's rhythm and from what others use (Nudge: 14, 21 and 28 days; CISA's orders: 3 and 14). */
export const UPDATE_RULES: UpdateRules = {
  exploited_within: 7,
  update_within: 30,
  settle: 3,
  grace: 3,
  max_feed_age: 14,
  makers_lag: 120,
  end_notice: 60,
};

/** What was told before. Days; each absent where nobody remembers, which gives no grace and keeps no promise. */
export interface Remembered {
  /** The due day that the person was told last. */
  told_due?: string;
  /** When the device reported again after having been away. */
  reported_again_at?: string;
  /** Since when it is known that something is to be done. */
  since?: string;
}

/** Everything besides the device. */
export interface Outlook {
  releases: Releases;
  rules: UpdateRules;
  /** ISO 8601 UTC; the age of what feeds say counts up to it. */
  now: string;
  /** The day that it is in the organization's time zone. */
  today: string;
  remembered?: Remembered | undefined;
}

/**
 * Why a day: a hole that is being used, one that turned out to be used later, another security release, the end of a line
 * that is known before, one that has ended, an Android patch level, what was told before, or a device that was away.
 */
export type DueReason =
  | 'exploited'
  | 'exploited_later'
  | 'security_release'
  | 'line_ends'
  | 'line_ended'
  | 'patch_level'
  | 'told_before'
  | 'away';

/** By when, and why by then. The day counts whole. */
export interface DueDay {
  day: string;
  code: DueReason;
}

/** A release that a device is asked to install. */
export interface WantedRelease {
  /** `26.7.2`, `10.0.26100.8655`; with its letter where it is a background security improvement: `26.3.1 (a)`. */
  version: string;
  released: string;
  /** What the system is called before a version: `macOS`, `iPadOS`, `Windows`. */
  system: string;
  /** What people call its line: `macOS Tahoe 26`, `Windows 11 24H2`. */
  line: string;
  /** How many holes it closes. Absent where no feed says. */
  fixes?: number;
  /** The maker's page about it, or the number of its article: `KB5094126`. */
  info?: string;
  kb?: string;
}

/** What a device should do about its system. */
export type Standing =
  | { state: 'current' }
  | {
      state: 'update_wanted';
      wanted: WantedRelease;
      /** Holes that are being used and that it closes, CVE ids. */
      exploited: readonly string[];
      due: DueDay;
    }
  /** Android: a patch level, which has no version. */
  | { state: 'patch_wanted'; level: string; due: DueDay }
  /** Its line gets no more updates, or soon will not, and there is a newer one. */
  | {
      state: 'upgrade_wanted';
      /** Absent where nobody knows which version this device can run. */
      wanted?: WantedRelease;
      /** What people call the newest line, where the device may be able to run it: `Windows 11 25H2`. */
      newest?: string;
      /** The last day of its line, past or to come. Absent: not known. */
      ended?: string;
      /** Those who have paid or signed up get updates for longer. */
      extended?: true;
      exploited: readonly string[];
      due?: DueDay;
    }
  /** The device gets no more updates, and there is nothing newer for it. */
  | { state: 'hardware_ended'; ended?: string }
  /** `supported`: its line is known to get updates, so that the vendor's word on waiting ones can decide. */
  | { state: 'unknown'; code: UnknownCode; supported: boolean; date?: string };

/** Why nothing can be said. Stable. */
export type UnknownCode =
  | 'no_feed'
  | 'feed_old'
  | 'beta'
  | 'version_incomplete'
  | 'version_newer'
  | 'version_unlisted'
  | 'model_unlisted'
  | 'model_untold'
  | 'left_out'
  | 'line_unlisted'
  | 'edition_unknown'
  | 'patch_unknown'
  | 'patch_level_missing'
  | 'no_update_status';

export const unknown = (code: UnknownCode, supported = false, date?: string): Standing => ({
  state: 'unknown',
  code,
  supported,
  ...(date && { date }),
});
