import { describe, expect, it } from '@jest/globals';
import type { Mark, SourceItems } from '../../../shared/model/stored.ts';
import { type HoldingRules, heldFound, heldItems, lastListing } from '../../../shared/report/held.ts';
import { ago, claim, fetched, mark, person, record, swept } from './support.ts';

/** @param enabled names of the sources that are switched on */
const rulesOf = (sources: [string, SourceItems][], enabled: readonly string[] = ['jamf']): HoldingRules => ({
  sources: new Map(sources),
  config: { sources: Object.fromEntries(enabled.map((name) => [name, {}])) },
});

describe('the listing that decides', () => {
  it.each<[string, Mark | undefined, SourceItems | undefined, string | undefined]>([
    ['nothing is known', undefined, undefined, undefined],
    ['a fetch alone', fetched(2), undefined, ago(2)],
    ['a sweep alone', undefined, swept(3), ago(3)],
    ['the later of both: the fetch', fetched(2), swept(3), ago(2)],
    ['the later of both: the sweep', fetched(4), swept(3), ago(3)],
    ['an incomplete fetch does not count', fetched(2, { complete: false }), swept(3), ago(3)],
    ['an incomplete sweep does not count', fetched(4), swept(3, false), ago(4)],
    [
      'a fetch that failed later still counts',
      fetched(2, { error: { code: 'unreachable', at: ago(1) } }),
      undefined,
      ago(2),
    ],
    ['only a failure', mark({ error: { code: 'unreachable', at: ago(1) } }), undefined, undefined],
    ['a time that is none does not count', mark({ fetched_at: 'soon', complete: true }), swept(3), ago(3)],
  ])('%s', (_, ofPerson, ofSource, expected) => {
    expect(lastListing(ofPerson, ofSource)?.at).toBe(expected);
  });
});

describe('records', () => {
  const shown = (fields: { record?: object; mark?: Mark; source?: SourceItems; enabled?: string[] }) => {
    const stored = person({ records: [record(fields.record)], marks: fields.mark ? [fields.mark] : [] });
    const rules = rulesOf(fields.source ? [['jamf', fields.source]] : [], fields.enabled);
    return heldItems(stored, rules).records.length === 1;
  };

  it.each<[string, Parameters<typeof shown>[0], boolean]>([
    ['stay without any listing', { record: { synced_at: ago(100) } }, true],
    ['stay when the last fetch returned them', { record: { synced_at: ago(2) }, mark: fetched(2) }, true],
    ['go when a later fetch did not', { record: { synced_at: ago(3) }, mark: fetched(2) }, false],
    [
      'stay when that fetch was not complete',
      { record: { synced_at: ago(3) }, mark: fetched(2, { complete: false }) },
      true,
    ],
    [
      'stay when that fetch could not read them',
      { record: { synced_at: ago(3) }, mark: fetched(2, { dropped: ['1'] }) },
      true,
    ],
    [
      'go when it could not read another',
      { record: { synced_at: ago(3) }, mark: fetched(2, { dropped: ['2'] }) },
      false,
    ],
    ['go when a later sweep did not see them', { record: { synced_at: ago(3) }, source: swept(2) }, false],
    [
      'stay when that sweep could not read them',
      { record: { synced_at: ago(3) }, source: swept(2, true, ['1']) },
      true,
    ],
    [
      'stay when a sweep after the fetch could not read them',
      { record: { synced_at: ago(4) }, mark: fetched(3), source: swept(2, true, ['1']) },
      true,
    ],
    [
      'go when a fetch after that sweep did not see them',
      { record: { synced_at: ago(4) }, mark: fetched(2), source: swept(3, true, ['1']) },
      false,
    ],
    [
      'stay while a sweep is under way',
      {
        record: { synced_at: ago(3) },
        source: {
          sweep: {
            running: { started: ago(1), lease_until: ago(0), devices: 5, dropped: [], complete: true },
          },
        },
      },
      true,
    ],
    [
      'stay when the last attempt failed',
      { record: { synced_at: ago(3) }, mark: mark({ error: { code: 'unreachable', at: ago(1) } }) },
      true,
    ],
    ['go with their source', { record: { synced_at: ago(3) }, enabled: ['google'] }, false],
  ])('%s', (_, fields, expected) => {
    expect(shown(fields)).toBe(expected);
  });

  it('leave claims to the same rule', () => {
    const marks = [fetched(2, { source: 'bitfit' })];
    const claims = [claim({ id: 'gone', synced_at: ago(3) }), claim({ id: 'there', synced_at: ago(2) })];
    expect(heldItems(person({ claims, marks }), rulesOf([], ['bitfit'])).claims.map(({ id }) => id)).toEqual([
      'there',
    ]);
  });
});

describe('records of others that were found by serial', () => {
  it('are hidden by a sweep, and with their source', () => {
    const found = [record({ synced_at: ago(3), owners: ['bob@example.com'] })];
    expect(heldFound(found, rulesOf([['jamf', swept(4)]]))).toEqual(found);
    expect(heldFound(found, rulesOf([['jamf', swept(2)]]))).toEqual([]);
    expect(heldFound(found, rulesOf([['jamf', swept(4)]], ['google']))).toEqual([]);
  });
});
