/** Which replies of a feed are believed: every fault leaves the last good copy as it is. */
import { describe, expect, it } from '@jest/globals';
import type { KeptDocument } from '../../../shared/model/feed.ts';
import { confirmed, decide, type KnowledgeRules, refuse } from '../../../shared/releases/acceptance.ts';

/** Lines with their newest version, oldest first. */
type Lines = Record<string, readonly number[]>;
interface Played {
  lines: Lines;
  models?: Lines;
}

const marks = (lines: Lines = {}) => Object.entries(lines).map(([name, newest]) => ({ name, newest }));
const RULES: KnowledgeRules<Played> = {
  lines: ({ lines }) => marks(lines),
  models: ({ models }) => marks(models),
  union: (known, later) => ({ lines: { ...known.lines, ...later.lines } }),
  combine: ([first = { lines: {} }]) => first,
};

const HOUR = 3_600_000;
const START = Date.parse('2026-11-20T09:00:00Z');
const at = (hours: number) => new Date(START + hours * HOUR);

const reply = (summary: Played, hours = 0) => ({
  summary,
  feed_time: at(hours).toISOString(),
  validator: `"${hours}"`,
  fingerprint: JSON.stringify(summary),
});
const told = (lines: Lines, hours = 0, kept?: KeptDocument<Played>, models?: Lines) =>
  decide(kept, reply({ lines, ...(models && { models }) }, hours), RULES, at(hours));

const BEFORE: Lines = { '24': [24, 3], '25': [25, 6], '26': [26, 6, 2] };
const { kept } = told(BEFORE);

describe('a reply', () => {
  it('is taken when it is the first', () => {
    expect(told(BEFORE)).toEqual({
      outcome: 'taken',
      kept: {
        validator: '"0"',
        read_at: at(0).toISOString(),
        feed_time: at(0).toISOString(),
        summary: { lines: BEFORE },
        lines: marks(BEFORE),
      },
    });
  });

  it.each<[string, Lines]>([
    ['a newer version', { ...BEFORE, '26': [26, 7] }],
    ['a version with more numbers', { ...BEFORE, '26': [26, 6, 10] }],
    ['a new line', { ...BEFORE, '27': [27, 0] }],
    ['a new line that pushes the oldest out', { '25': [25, 6], '26': [26, 6, 2], '27': [27, 0] }],
    ['two new lines that push the two oldest out', { '26': [26, 6, 2], '27': [27, 0], '28': [28, 0] }],
  ])('is taken with %s', (_, lines) => {
    expect(told(lines, 1, kept).outcome).toBe('taken');
  });

  it.each<[string, Lines]>([
    ['empty', {}],
    ['line_missing', { '24': [24, 3], '26': [26, 6, 2] }],
    ['line_missing', { '24': [24, 3], '25': [25, 6] }],
    ['line_missing', { '25': [25, 6], '26': [26, 6, 2] }],
    ['line_missing', { '24': [24, 3], '26': [26, 6, 2], '27': [27, 0] }],
    ['line_missing', { '26': [26, 6, 2], '27': [27, 0] }],
    ['line_missing', { '23': [23, 1], '25': [25, 6], '26': [26, 6, 2] }],
    ['line_missing', { '27': [27, 0] }],
    ['went_back', { ...BEFORE, '26': [26, 6, 1] }],
    ['went_back', { ...BEFORE, '24': [24, 2, 9] }],
    ['went_back', { ...BEFORE, '25': [] }],
  ])('is refused as %s: %j', (reason, lines) => {
    const decision = told(lines, 1, kept);
    expect(decision).toMatchObject({ outcome: 'refused', reason });
    const { refused, ...rest } = decision.kept;
    expect(rest).toEqual(kept);
    expect(refused).toMatchObject({ reason, since: at(1).toISOString() });
  });

  it('is refused when its own time goes back, whatever it says', () => {
    expect(told({ ...BEFORE, '27': [27, 0] }, -1, kept)).toMatchObject({
      outcome: 'refused',
      reason: 'older',
    });
  });

  it('may name a model no more, and never give it less than before', () => {
    const models = { mac: [26], phone: [27] };
    const known = told(BEFORE, 0, undefined, models).kept;
    expect(told(BEFORE, 1, known, { mac: [26] }).outcome).toBe('taken');
    expect(told(BEFORE, 1, known, { ...models, mac: [25] })).toMatchObject({ reason: 'went_back' });
    expect(told(BEFORE, 1, known, { ...models, mac: [0] })).toMatchObject({ reason: 'went_back' });
  });
});

describe('a refused reply', () => {
  const lines = { '24': [24, 3], '25': [25, 6], '26': [26, 6, 1] };
  const first = told(lines, 1, kept).kept;

  it('is believed when it comes unchanged for a day, and what it lacks stays known', () => {
    expect(told(lines, 24.9, first)).toMatchObject({ outcome: 'refused' });
    const later = told(lines, 25, first);
    expect(later).toMatchObject({ outcome: 'yielded', reason: 'went_back' });
    expect(later.kept).toMatchObject({ believed: { reason: 'went_back', at: at(25).toISOString() } });
    expect(later.kept.refused).toBeUndefined();
    // It is what the next one is held against.
    const next = told(lines, 26, later.kept);
    expect(next.outcome).toBe('taken');
    expect(next.kept.believed).toBeUndefined();
  });

  it('counts anew when it changes', () => {
    const other = told({ ...lines, '25': [25, 7] }, 20, first);
    expect(other).toMatchObject({ outcome: 'refused', kept: { refused: { since: at(20).toISOString() } } });
    expect(told({ ...lines, '25': [25, 7] }, 30, other.kept).outcome).toBe('refused');
  });

  it('without one line in it keeps that line, also once it is believed', () => {
    const two = { '24': [24, 3], '26': [26, 6, 2] };
    const refusedSince = told(two, 1, kept).kept;
    const { outcome, kept: after } = told(two, 25, refusedSince);
    expect([outcome, after.summary?.lines]).toEqual(['yielded', BEFORE]);
  });

  it('is never believed when nothing is in it, or nobody can read it', () => {
    const nothing = told({}, 1, kept).kept;
    expect(told({}, 100, nothing)).toMatchObject({ outcome: 'refused', reason: 'empty' });
    const unreadable = refuse(refuse(kept, 'unreadable', '', at(1)), 'unreadable', '', at(100));
    expect(unreadable).toEqual({
      ...kept,
      refused: { reason: 'unreadable', since: at(1).toISOString(), fingerprint: '' },
    });
  });

  it('is over when the feed says again that nothing has changed', () => {
    expect(confirmed(first, at(2))).toEqual({ ...kept, read_at: at(2).toISOString() });
  });
});
