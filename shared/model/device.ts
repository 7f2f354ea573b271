/** One or more records merged: what a person owns. */

import type { FactName, Facts, Software } from './record.ts';
import type { Evidence, Identity, ReportDevice } from './report.ts';

/** What a practice may know: each fact with the source that won, and what all sources said. */
export type DeviceFacts = {
  [Name in FactName]?: NonNullable<Facts[Name]> & { source: string };
};

/** Everything that any record said about one fact, the winner first. */
export type FactEvidence = Omit<Evidence, 'seen'>;

export interface MergedDevice extends Omit<ReportDevice, 'practices' | 'worst'> {
  facts: DeviceFacts;
  evidence: { [Name in FactName | 'os_version']?: FactEvidence[] };
  software?: Software & { source: string };
  /** Which record gave `platform`, `os`, `os_version` and `os_build`, and when it was seen. */
  os_source?: { source: string; at?: string };
  identity: Identity;
}
