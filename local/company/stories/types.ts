/** What a story is made of. */
import type { Platform } from '../../../shared/model/record.ts';
import type { DeviceKind, Posture } from '../types.ts';

/** One entry in one or more sources. */
export interface StoryDevice {
  platform: Platform;
  kind: DeviceKind;
  name: string;
  /** A model id of the catalog; else any that fits. */
  hardware?: string;
  /** Differs from all-is-well; `undefined` takes a fact away. */
  but?: { [Name in keyof Posture]?: Posture[Name] | undefined };
  /** Which of the platform's systems in the catalog; 0 is the current one. */
  system?: number;
  /** How long ago its inventory was taken. Two hours without it. */
  scannedHoursAgo?: number;
  owned_by?: 'personal';
  /** Sources of devices list it for nobody. */
  unlisted?: boolean;
  /** The user name of whom it was really given to. */
  given_to?: string;
  /** Sources that list it. All that know the platform without it. */
  known_to?: readonly string[];
  /** The place in this list of the entry that is the same machine. */
  same_as?: number;
  /** What its firmware says instead of a serial. */
  serial?: string;
  /** The dock at which it works: its network adapter is the dock's. */
  dock?: number;
  /** The place in this list of the one it was copied from, hardware UUID and all. */
  udid_of?: number;
}

export interface StoryPerson {
  username: string;
  name: string;
  /** What there is to see. */
  shows: string;
  /** Groups at the identity provider. */
  groups?: readonly string[];
  devices: readonly StoryDevice[];
}
