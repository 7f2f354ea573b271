import { describe, expect, it } from '@jest/globals';
import { isGone } from '../../../shared/adapter-kit/states.ts';

describe("vendors' words for the state of a device", () => {
  it.each([
    ...['WIPED', 'ACCOUNT_WIPED', 'accountWiped', 'Account wiped', 'DEPROVISIONED', 'RETURN_ARRIVED'],
    ...['retired', 'Decommissioned', 'disposed', 'Deleted'],
  ])('%s is gone', (word) => {
    expect(isGone(word)).toBe(true);
  });

  it.each([
    ...[
      'WIPING',
      'ACCOUNT_WIPING',
      'wipePending',
      'retirePending',
      'RETURN_REQUESTED',
      'not wiped',
      'unmanaged',
    ],
    ...['APPROVED', 'BLOCKED', 'DISABLED', 'DELINQUENT', 'INACTIVE', 'UNPROVISIONED', 'UNKNOWN', 'lost', ''],
    ...[undefined, null, 0, true, {}],
  ])('%p is still there', (word) => {
    expect(isGone(word)).toBeUndefined();
  });
});
