/** Whatever a vendor sends costs at most the device that it is about: tried on any reader. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Answer, DeviceRecord } from '../../shared/model/record.ts';
import { anyJson, RUNS, spoiledPayload } from './fuzz.ts';

export interface Reader {
  name: string;
  /** Two devices as the vendor sends them. */
  good: readonly [unknown, unknown];
  read(payloads: readonly unknown[]): Promise<Omit<Answer<ReadDevice>, 'complete'>>;
}

export type ReadDevice = Pick<DeviceRecord, 'id' | 'owners' | 'last_sync'>;

/** In one text, which is compared in a tenth of the time that `toEqual` takes: there are 100,000 of them. */
export const ends = (records: readonly unknown[]) => JSON.stringify([records[0], records.at(-1)]);

/** What everything after an adapter relies on. */
export function expectWhole(records: readonly ReadDevice[], input: unknown): void {
  // Bounded: nothing is multiplied on its way.
  const most = 4 * JSON.stringify(input).length + 8192;
  expect(records.filter((record) => !isWhole(record, most))).toEqual([]);
}

function isWhole(record: ReadDevice, most: number): boolean {
  const { id, owners, last_sync } = record;
  return (
    typeof id === 'string' &&
    id !== '' &&
    owners.every((owner) => typeof owner === 'string' && owner.includes('@')) &&
    (last_sync === undefined || new Date(last_sync).toISOString() === last_sync) &&
    JSON.stringify(record).length < most
  );
}

/** A device of any kind between two good ones: these are read as ever. */
export async function expectSurvives({ good, read }: Pick<Reader, 'good' | 'read'>): Promise<void> {
  const [first, second] = good;
  const { records: both } = await read(good);
  expect(both).toHaveLength(2);
  const alone = ends(both);
  const any = fc.oneof({ weight: 3, arbitrary: spoiledPayload(first) }, { weight: 1, arbitrary: anyJson });
  await fc.assert(
    fc.asyncProperty(any, async (payload) => {
      const { records, dropped } = await read([first, payload, second]);
      expect(ends(records)).toBe(alone);
      expect(records.length + dropped.length).toBeLessThanOrEqual(3);
      expectWhole(records, [first, payload, second]);
    }),
    { numRuns: RUNS },
  );
}
