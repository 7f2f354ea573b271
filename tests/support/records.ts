/** Records and claims with as little in them as a test needs. */
import type { Claim, DeviceRecord } from '../../shared/model/record.ts';

export function record(id: string, rest: Partial<DeviceRecord> = {}): DeviceRecord {
  return {
    v: 1,
    source: 'jamf',
    id,
    owners: ['ada@example.com'],
    synced_at: '2026-05-01T08:00:00.000Z',
    identifiers: {},
    facts: {},
    ...rest,
  };
}

export function claim(id: string, rest: Partial<Claim> = {}): Claim {
  return {
    v: 1,
    source: 'bitfit',
    id,
    owners: ['ada@example.com'],
    synced_at: '2026-05-01T08:00:00.000Z',
    ...rest,
  };
}
