/** One or more records merged: what a person owns. */

import type { Trust } from './declaration.ts';
import type { FactName, Facts, RecordPart, Software } from './record.ts';
import type { DeviceIdentity, Evidence, ReportDevice } from './report.ts';

/** What a practice may know: each fact with the source that won. */
export type DeviceFacts = {
  [Name in FactName]?: NonNullable<Facts[Name]> & { source: string };
};

/** What one record said about one fact. In a list the winner is first. */
export interface FactEvidence extends Omit<Evidence, 'seen' | 'fact'> {
  /** Seen under another operating system of the same hardware, so it decides nothing. */
  foreign?: true;
}

/** What the sources of one trust say of a device. */
export interface TrustView
  extends Pick<
    MergedDevice,
    | 'facts'
    | 'evidence'
    | 'software'
    | 'os'
    | 'os_version'
    | 'os_build'
    | 'os_edition'
    | 'os_source'
    | 'security_patch_level'
    | 'supported_until'
  > {
  trust: Trust;
}

export interface MergedDevice extends Omit<ReportDevice, 'practices' | 'worst' | 'silent' | 'report_now'> {
  facts: DeviceFacts;
  evidence: { [Name in FactName | 'os_version']?: FactEvidence[] };
  software?: Software & { source: string };
  /** Which record gave `platform`, `os`, `os_version` and `os_build`, and when it was seen. */
  os_source?: { source: string; at?: string };
  identity: DeviceIdentity;
  /**
   * The same by trust, the highest first: which of them counts depends on how old a fact may be, so practices decide.
   * Absent where all sources are trusted alike, unless that is `self`.
   */
  views?: TrustView[];
  /** Parts that one of its sources did not answer when it was asked last, and that are not known from before. */
  missing?: RecordPart[];
}
