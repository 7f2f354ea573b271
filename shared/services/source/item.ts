import type { Claim, DeviceRecord } from '../../model/record.ts';

/** What a source tells of: a record, or from an ownership source a claim. */
export type RecordOrClaim = DeviceRecord | Claim;
