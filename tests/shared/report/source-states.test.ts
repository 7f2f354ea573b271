import { describe, expect, it } from '@jest/globals';
import { SOURCE_ERROR_CODES } from '../../../shared/model/source.ts';
import type { SourceItems } from '../../../shared/model/stored.ts';
import { type SourceKnowledge, sourceState } from '../../../shared/report/source-states.ts';
import { sourceWords } from '../../../shared/report/text/index.ts';
import { ago, fetched, mark, NOW, swept } from './support.ts';

const HOUR = 3_600_000;
const times = { fresh_for: 14 * HOUR, sweep_every: 12 * HOUR };
const words = sourceWords('en');

const stateOf = (knowledge: Partial<SourceKnowledge>) =>
  sourceState(
    {
      source: 'jamf',
      label: 'Jamf Pro',
      mark: undefined,
      items: undefined,
      outcome: undefined,
      ...knowledge,
    },
    times,
    NOW,
    words,
  );

const broken = { code: 'unreachable', at: ago(1) } as const;
const leased = { fetching_until: ago(-0.01) };
const closed: SourceItems = { health: { failures: 5, open_until: ago(-1), code: 'credentials_refused' } };

describe('the state of a source', () => {
  it.each<[string, Partial<SourceKnowledge>, object]>([
    ['fresh after a fetch', { mark: fetched(1) }, { state: 'fresh', synced_at: ago(1) }],
    [
      'fresh after a sweep, also for somebody whom it did not see',
      { items: swept(13) },
      { state: 'fresh', synced_at: ago(13) },
    ],
    ['fresh up to the last moment', { mark: fetched(14) }, { state: 'fresh' }],
    [
      'fresh and said to be partial',
      { mark: fetched(1, { complete: false }) },
      { state: 'fresh', code: 'incomplete' },
    ],
    [
      'partial when the last sweep is long ago',
      { mark: fetched(1, { complete: false }), items: swept(15) },
      { state: 'fresh', code: 'incomplete' },
    ],
    [
      'refreshing when older',
      { mark: fetched(15) },
      { state: 'refreshing', synced_at: ago(15), code: 'refreshing' },
    ],
    ['pending when nothing is known', {}, { state: 'pending', synced_at: null, code: 'pending' }],
    [
      'pending when an incomplete sweep is all there is',
      { items: swept(1, false) },
      { state: 'pending', synced_at: null },
    ],
    [
      'pending while it is asked, whatever happened before',
      { mark: mark({ error: broken }), outcome: 'pending' },
      { state: 'pending' },
    ],
    [
      'fresh when the answer came from elsewhere meanwhile',
      { mark: fetched(0), outcome: 'pending' },
      { state: 'fresh' },
    ],
    [
      'failed when the last attempt did',
      { mark: mark({ error: broken }) },
      { state: 'failed', synced_at: null, code: 'unreachable' },
    ],
    [
      'failed with the age of what is shown',
      { mark: fetched(3, { error: broken }) },
      { state: 'failed', synced_at: ago(3), code: 'unreachable' },
    ],
    ['fresh when a fetch succeeded since', { mark: fetched(0.5, { error: broken }) }, { state: 'fresh' }],
    [
      'fresh when a sweep succeeded since',
      { mark: mark({ error: broken }), items: swept(0.5) },
      { state: 'fresh' },
    ],
    ['failed when asking failed just now', { outcome: 'internal' }, { state: 'failed', code: 'internal' }],
    [
      'failed while the breaker is open',
      { mark: fetched(20), items: closed },
      { state: 'failed', code: 'credentials_refused', next_expected: ago(-1) },
    ],
    [
      'fresh although the breaker is open',
      { mark: fetched(1), items: closed },
      { state: 'fresh', next_expected: ago(-1) },
    ],
    [
      'failed with the breaker open and nothing known',
      { items: closed },
      { state: 'failed', synced_at: null, code: 'credentials_refused' },
    ],
    [
      'as without a breaker when it has closed',
      { mark: fetched(20), items: { health: { failures: 5, open_until: ago(1) } } },
      { state: 'refreshing' },
    ],
    ['pending while somebody asks', { mark: mark({ ...leased, error: broken }) }, { state: 'pending' }],
    [
      'refreshing while somebody asks',
      { mark: fetched(3, leased) },
      { state: 'refreshing', synced_at: ago(3) },
    ],
    [
      'refreshing while somebody tries again',
      { mark: fetched(3, { ...leased, error: broken }) },
      { state: 'refreshing' },
    ],
    [
      'failed when whoever was asking never came back',
      { mark: fetched(3, { fetching_until: ago(1), error: broken }) },
      { state: 'failed' },
    ],
  ])('is %s', (_, knowledge, expected) => {
    expect(stateOf(knowledge)).toMatchObject(expected);
  });

  it.each([
    ['after the partial fetch', 1],
    ['lately before it: some searches can never be sure', 13],
  ])('is not partial when a sweep saw everything %s', (_, hours) => {
    const known = { mark: fetched(2, { complete: false }), items: swept(hours) };
    expect(stateOf(known)).toMatchObject({ state: 'fresh', synced_at: ago(Math.min(hours, 2)) });
    expect(stateOf(known)).not.toHaveProperty('code');
  });

  it('says when the next sweep is expected, unless that is over', () => {
    expect(stateOf({ items: swept(3) }).next_expected).toBe(ago(-9));
    expect(stateOf({ items: swept(13) })).not.toHaveProperty('next_expected');
  });

  it('says nothing when all is well', () => {
    expect(stateOf({ mark: fetched(1) })).toEqual({
      source: 'jamf',
      label: 'Jamf Pro',
      state: 'fresh',
      partial: false,
      synced_at: ago(1),
    });
  });

  it.each<[boolean, string, Partial<SourceKnowledge>]>([
    [false, 'all was read', { mark: fetched(1) }],
    [false, 'older, and asked again', { mark: fetched(15) }],
    [true, 'not everything was read', { mark: fetched(1, { complete: false }) }],
    [true, 'nothing is known yet', {}],
    [true, 'the last attempt failed', { mark: fetched(3, { error: broken }) }],
  ])('says that something may be missing: %s when %s', (partial, _, knowledge) => {
    expect(stateOf(knowledge).partial).toBe(partial);
  });
});

describe('the words', () => {
  it.each(SOURCE_ERROR_CODES)('of %s name the source or us, and what is on the page', (code) => {
    const never = stateOf({ outcome: code }).message ?? '';
    const before = stateOf({ outcome: code, mark: fetched(3) }).message ?? '';
    expect(never).toMatch(/Jamf Pro|our side/);
    expect(never).toMatch(/not on this page yet\.$/);
    expect(before).toMatch(/its last answer\.$/);
    expect(never).not.toMatch(/[{}]/);
  });

  it('come in German', () => {
    const german = sourceState(
      { source: 'jamf', label: 'Jamf Pro', mark: undefined, items: undefined, outcome: 'unreachable' },
      times,
      NOW,
      sourceWords('de'),
    );
    expect(german.message).toBe(
      'Jamf Pro war nicht erreichbar. Die Geräte von dort stehen noch nicht auf dieser Seite.',
    );
  });

  it('are English for a language that has none', () => {
    expect(sourceWords('xx')).toBe(words);
  });
});
