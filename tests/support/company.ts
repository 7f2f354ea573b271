/** A small company in the table: records as source functions write them. */
import type { DeviceRecord, Platform } from '../../shared/model/record.ts';
import { record } from './records.ts';

export interface Machine {
  source: string;
  id: string;
  owners: string[];
  platform?: Platform;
  serial?: string;
  /** Whether its disk is encrypted; absent: nobody knows. */
  encrypted?: boolean;
  last_sync?: string;
  os_version?: string;
  /** The last day on which it gets updates. */
  supported_until?: string;
}

/** @param at when it was seen, ISO 8601 UTC */
export function machine({ serial, encrypted, last_sync = '', ...rest }: Machine, at: string): DeviceRecord {
  const value = encrypted ? 'on' : 'off';
  return record(rest.id, {
    platform: 'Mac',
    ...rest,
    synced_at: at,
    last_sync: last_sync || at,
    identifiers: serial === undefined ? {} : { serial },
    facts: encrypted === undefined ? {} : { disk_encryption: { value, at } },
  });
}

export const person = (number: number): string => `person-${String(number).padStart(4, '0')}@example.com`;

/** One machine each, every fourth without encryption. */
export function machines(people: number, rest: Partial<Machine> = {}, from = 0): Machine[] {
  return Array.from({ length: people }, (_, index) => ({
    source: 'jamf',
    id: `m${from + index}`,
    serial: `C02QK${from + index}M`,
    owners: [person(from + index)],
    encrypted: index % 4 !== 0,
    ...rest,
  }));
}
