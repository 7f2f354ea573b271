import { describe, expect, it } from '@jest/globals';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../../shared/identifiers/index.ts';
import { FACT_NAMES, PLATFORMS, RECORD_VERSION } from '../../../shared/model/record.ts';
import {
  type AdapterUnderTest,
  type Item,
  idsOf,
  isSure,
  macsOf,
  NOTHING,
  NOW,
  type SetStage,
  STORY,
  serialOf,
} from './subject.ts';

const STORIES = ['user', 'green', 'one-red', 'one-unknown', 'nothing'].map((name) => `${name}@example.com`);

/** Who and what an adapter finds, and in what shape. */
export function describeAnswers<Config>(subject: AdapterUnderTest<Config>, stage: SetStage): void {
  const { source } = subject.adapter;
  const nothingBy = (way: 'byEmail' | 'bySerial' | 'byMac') => ({
    ...NOTHING,
    complete: isSure(subject, way),
  });
  const byMac = (item: Item) => (subject.foundByMac?.(item) === false ? [] : [item]);

  describe('answers', () => {
    it('finds what a person owns, in a shape that all can read', async () => {
      const { connect, find } = await stage();
      const connection = connect();
      const answer = await find(connection, STORY);
      expect(answer).toMatchObject({ complete: isSure(subject), dropped: [] });
      expect(answer.records.length).toBeGreaterThan(1);
      for (const item of answer.records) {
        expectItem(item, source);
        // A source that knows no people finds what its hardware is asked for.
        if (connection.byEmail) expect(item.owners).toContain(STORY);
      }
    });

    if (subject.adapter.role === 'devices') {
      it('tells facts, without which no practice can judge', async () => {
        const { connect, find } = await stage();
        const { records } = await find(connect(), STORY);
        const facts = records.flatMap((item) => ('facts' in item ? Object.keys(item.facts) : []));
        expect(facts).toContainEqual(expect.any(String));
      });
    }

    it('takes an address in any case', async () => {
      const connection = (await stage()).connect();
      const lower = await connection.byEmail?.(STORY);
      expect(await connection.byEmail?.(STORY.toUpperCase())).toEqual(lower);
    });

    it('finds each device by its serial and by its first address', async () => {
      const { connect, find } = await stage();
      const connection = connect();
      for (const item of (await find(connection, STORY)).records) {
        const serial = serialOf(item);
        const [mac] = macsOf(item);
        if (connection.bySerial && serial)
          expect((await connection.bySerial(serial)).records).toEqual([item]);
        if (connection.byMac && mac) expect((await connection.byMac(mac)).records).toEqual(byMac(item));
      }
    });

    it('finds a device by a serial and an address in any spelling', async () => {
      const { connect, find } = await stage();
      const connection = connect();
      const [item] = (await find(connection, STORY)).records;
      const serial = item && serialOf(item);
      const [mac] = item ? macsOf(item) : [];
      if (connection.bySerial && serial) {
        expect((await connection.bySerial(` ${serial.toLowerCase()} `)).records).toEqual([item]);
      }
      if (connection.byMac && item && mac) {
        expect((await connection.byMac(mac.toLowerCase().replaceAll(':', '-'))).records).toEqual(byMac(item));
      }
    });

    it('calls nothing found a complete empty answer', async () => {
      const connection = (await stage()).connect();
      for (const email of ['nothing@example.com', 'nobody@example.com']) {
        if (connection.byEmail) expect(await connection.byEmail(email)).toEqual(nothingBy('byEmail'));
      }
      if (connection.bySerial)
        expect(await connection.bySerial('C02ZZ0ZZZZZ')).toEqual(nothingBy('bySerial'));
      if (connection.byMac) expect(await connection.byMac('F0:2F:4B:FF:FF:F0')).toEqual(nothingBy('byMac'));
    });

    it.each([
      '*',
      '*@example.com',
      'u*',
      '%',
      "' or '1'='1",
      '" or id>"0',
      '")(',
      'user@example.com,id>0',
      '\\',
      '',
    ])('finds nothing for %j: what is asked for is never a pattern', async (value) => {
      const connection = (await stage()).connect();
      expect((await connection.byEmail?.(value))?.records ?? []).toEqual([]);
      expect((await connection.bySerial?.(value))?.records ?? []).toEqual([]);
      expect((await connection.byMac?.(value))?.records ?? []).toEqual([]);
    });

    it('answers alike each time, and keeps no part of what it gave away', async () => {
      const { connect, find } = await stage();
      const connection = connect();
      const first = await find(connection, STORY);
      const kept = structuredClone(first);
      for (const item of first.records) item.owners.push('somebody@example.com');
      expect(await find(connection, STORY)).toEqual(kept);
    });

    it('answers what it answered before (frozen)', async () => {
      const { connect, find } = await stage();
      const connection = connect();
      for (const email of STORIES) expect(await find(connection, email)).toMatchSnapshot(email);
    });

    it('checks the way to the vendor', async () => {
      const result = await (await stage()).connect().check();
      expect(result.vendor).not.toBe('');
      expect(result.details.length).toBeGreaterThan(0);
    });

    it('gives every item an id of its own', async () => {
      const { connect, find } = await stage();
      const ids = idsOf((await find(connect(), STORY)).records);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });
}

/** One item, of either role, says only what the model allows. */
export function expectItem(item: Item, source: string): void {
  expect(item).toMatchObject({ v: RECORD_VERSION, source, synced_at: NOW.toISOString() });
  expect(item.id).toMatch(/^[^#\s]+$/);
  expect(item.owners).toEqual(item.owners.map(canonicalEmail));
  const serial = serialOf(item);
  if (serial !== undefined) expect(serial).toBe(canonicalSerial(serial));
  expect(macsOf(item)).toEqual(macsOf(item).map(canonicalMac));
  if ('identifiers' in item) expectRecord(item);
}

function expectRecord(record: Extract<Item, { identifiers: unknown }>): void {
  if (record.platform) expect(PLATFORMS).toContain(record.platform);
  const times = [record.last_sync, record.software?.at];
  for (const [name, fact] of Object.entries(record.facts)) {
    expect(FACT_NAMES).toContain(name);
    expect(fact).toHaveProperty('value');
    expect(fact.value ?? null).not.toBeNull();
    times.push(fact.at);
  }
  for (const time of times) {
    if (time !== undefined) expect(time).toBe(new Date(time).toISOString());
  }
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
}
