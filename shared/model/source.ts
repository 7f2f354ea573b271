/** What passes between the aggregator and a source function (Lambda Invoke). */
import type { ActivityKind } from './activity.ts';
import type { Answer, DeviceRecord } from './record.ts';

export const LOOKUPS = ['email', 'serial', 'macaddr'] as const;
export type Lookup = (typeof LOOKUPS)[number];

export type SourceRequest =
  | { by: Lookup; value: string }
  /** `of`: an e-mail. */
  | { activity: ActivityKind; of: string }
  | { tick: true }
  /** Proves that the vendor can be reached with the configured credentials. */
  | { check: true };

export interface SourceAnswer extends Answer<DeviceRecord> {
  v: 1;
  source: string;
  synced_at: string;
}

/** What a source function answers instead of throwing: a throw would end the local stack and hide the code. */
export interface SourceFailure {
  v: 1;
  source: string;
  error: { code: SourceErrorCode; message: string };
}

/** Why a source could not answer. Stable: stored in marks, shown in reports, counted in metrics. */
export const SOURCE_ERROR_CODES = [
  'credentials_refused',
  'rate_limited',
  'unreachable',
  'unintelligible',
  'misconfigured',
  'not_supported',
  'breaker_open',
  'answer_too_large',
  'internal',
] as const;
export type SourceErrorCode = (typeof SOURCE_ERROR_CODES)[number];
