/** What an adapter says of its source once and for all. It is read without the rest of the adapter. */
import type { FactName, Platform } from './record.ts';

/**
 * How much a source's word counts, the most first. `managed`: a management system or inventory agent of the company;
 * `attested`: an agent that a person enrolled; `self`: sent by the person.
 */
export const TRUSTS = ['managed', 'attested', 'self'] as const;
export type Trust = (typeof TRUSTS)[number];

/** `labels` is no evidence: rules aim by it. */
export type Tellable = FactName | 'os_version' | 'software' | 'labels';

/** By platform. Of a platform that is missing here, nothing is known: it may tell anything. */
export type Tells = Partial<Record<Platform, readonly Tellable[]>>;

/** A complete sweep without a device is evidence that an agent is not there. */
export interface Attests {
  /** Its name among the agents of a record: `crowdstrike`. */
  agent: string;
  platforms: readonly Platform[];
  /** After so much silence the source forgets a device, milliseconds. Absent: 14 days. */
  forgets_after?: number;
}

/**
 * What somebody does so that a device reports to the source now, as Markdown; by platform, then by language, of which
 * there is always `en`.
 */
export type ReportNow = Partial<Record<Platform, Readonly<Record<string, string>>>>;

export interface Declaration {
  /** `hardware`: its devices are found by identifiers that other sources list for a person. Absent: `people`. */
  joins?: 'people' | 'hardware';
  /** Absent: `managed`. */
  trust?: Trust;
  attests?: Attests;
  /** What it can tell at all: what it never tells is a gap of the sources, and no device can close it. */
  tells?: Tells;
  report_now?: ReportNow;
}

/** By source. One that is missing declares nothing. */
export type Declarations = Readonly<Record<string, Declaration>>;
