import { describe, expect, it } from '@jest/globals';
import type { CompanyDevice } from '../../../local/company/types.ts';
import type { Connection } from '../../../shared/adapter-kit/contract.ts';
import { canonicalSerial } from '../../../shared/identifiers/index.ts';
import { expectItem } from './answers.ts';
import {
  type AdapterUnderTest,
  type Item,
  idsOf,
  isOnlyWalked,
  macsOf,
  NOW,
  type SetStage,
  serialOf,
  serialsOf,
  walk,
} from './subject.ts';

/** One pass over everything, for adapters that can. */
export function describeWalking<Config>(subject: AdapterUnderTest<Config>, stage: SetStage): void {
  const { source } = subject.adapter;

  describe('walking over everything', () => {
    it('gives every device once, however small the pages', async () => {
      const { company, connect } = await stage();
      const large = await walk(connect());
      const small = await walk(connect({ settings: subject.smallPages }));
      expect(small.pages).toBeGreaterThan(large.pages);
      expect(idsOf(small.items)).toEqual(idsOf(large.items));
      expect(new Set(idsOf(small.items)).size).toBe(small.items.length);
      expect(small.items).toHaveLength(company.numbers(source, subject.platforms).length);
      expect([large.complete, small.complete]).toEqual([true, true]);
      for (const item of small.items) expectItem(item, source);
    });

    it('skips nothing when a device is deleted meanwhile', async () => {
      const { company, connect } = await stage();
      const connection = connect({ settings: subject.smallPages });
      const numbers = company.numbers(source, subject.platforms);
      const first = await connection.all?.();
      // Vendors list in orders of their own.
      const [gone] = first?.records ?? [];
      company.retire(
        numbers.find((number) => gone !== undefined && isEntry(company.device(number), gone)) ?? 0,
      );
      const items: Item[] = [...(first?.records ?? [])];
      for (let cursor = first?.next; cursor !== undefined; ) {
        const page = await connection.all?.(cursor);
        items.push(...(page?.records ?? []));
        cursor = page?.next;
      }
      expect(new Set(idsOf(items)).size).toBe(items.length);
      expect(items).toHaveLength(numbers.length);
    });

    it('goes on from a cursor on another connection', async () => {
      const { connect } = await stage();
      const options = { settings: subject.smallPages };
      const first = await connect(options).all?.();
      const second = await connect(options).all?.(first?.next);
      expect(first?.next).toBeDefined();
      expect(idsOf(second?.records ?? [])).not.toEqual(idsOf(first?.records ?? []));
    });

    it('gives a person what it gives the walk: the union over all people is everything owned', async () => {
      const { company, connect } = await stage();
      const connection = connect();
      const { items } = await walk(connection);
      // What can only be walked gives a person a part of the walk.
      if (isOnlyWalked(connection)) return expect(items.length).toBeGreaterThan(0);
      if (!connection.byEmail) return expectFound(connection, items);
      const owned = items.filter(({ owners }) => owners.length > 0);
      const union: Item[] = [];
      for (let number = 0; number < company.people; number += 1) {
        const { email } = company.person(number);
        const answer = await connection.byEmail?.(email);
        for (const item of answer?.records ?? []) expect(item.owners).toContain(email);
        union.push(...(answer?.records ?? []));
      }
      expect(serialsOf(union)).toEqual(serialsOf(owned));
      const sorted = (list: Item[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(sorted(union)).toEqual(sorted(owned));
    });

    it.each([-9, 9])('works with a clock that is %d hours off the vendor’s', async (hours) => {
      const { connect } = await stage();
      const now = () => new Date(NOW.getTime() + hours * 3_600_000);
      expect((await walk(connect({ now }))).complete).toBe(true);
    });
  });
}

/** Of a source that knows no people: each device of the walk is found by its hardware, and is the same. */
async function expectFound(connection: Connection<Item>, items: readonly Item[]): Promise<void> {
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    const serial = connection.bySerial && serialOf(item);
    const [mac] = macsOf(item);
    const answer = serial === undefined ? mac && connection.byMac?.(mac) : connection.bySerial?.(serial);
    expect((await (answer || undefined))?.records).toEqual([item]);
  }
}

/** Whether an item is about a device, by its serial, or where the vendor tells none by its addresses. */
function isEntry(device: CompanyDevice | undefined, item: Item): boolean {
  const serial = serialOf(item);
  if (serial !== undefined) return canonicalSerial(device?.serial) === serial;
  return device?.mac_addresses.some((mac) => macsOf(item).includes(mac)) === true;
}
