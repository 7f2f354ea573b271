import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mark } from '../../../shared/model/stored.ts';
import { nextAllowed, type PlanInput, planView, type SourceAction } from '../../../shared/report/plan.ts';
import { ago, fetched, mark, NOW, swept } from './support.ts';

const HOUR = 3_600_000;
const SECOND = 1 / 3600;

const situation = (fields: Partial<PlanInput>): PlanInput => ({
  mark: undefined,
  items: undefined,
  freshFor: 14 * HOUR,
  now: NOW,
  ...fields,
});
/** Its last attempt failed so many hours ago. */
const failure = (hours: number): Partial<Mark> => ({
  error: { code: 'unreachable', at: ago(hours) },
  ended_at: ago(hours),
});
const closed = { health: { failures: 5, open_until: ago(-1) } };
const leased = { fetching_until: ago(-10 * SECOND) };

describe('what a page view does about a source', () => {
  it.each<[string, Partial<PlanInput>, SourceAction]>([
    ['nothing known', {}, 'ask'],
    ['nothing known, and the last sweep was not complete', { items: swept(1, false) }, 'ask'],
    ['nothing known, somebody is asking', { mark: mark(leased) }, 'watch'],
    ['nothing known, whoever was asking never came back', { mark: mark({ fetching_until: ago(1) }) }, 'ask'],
    ['nothing known, failed just now', { mark: mark(failure(10 * SECOND)) }, 'leave'],
    ['nothing known, failed a while ago', { mark: mark(failure(1)) }, 'ask'],
    ['nothing known, the breaker is open', { items: closed }, 'leave'],
    ['fresh from a fetch', { mark: fetched(1) }, 'leave'],
    ['fresh from a sweep', { items: swept(1) }, 'leave'],
    ['old', { mark: fetched(15) }, 'wake'],
    ['old, somebody is asking', { mark: fetched(15, leased) }, 'leave'],
    ['old, failed just now', { mark: fetched(15, failure(10 * SECOND)) }, 'leave'],
    ['old, the breaker is open', { mark: fetched(15), items: closed }, 'leave'],
    ['fresh, but the last attempt failed', { mark: fetched(3, failure(1)) }, 'wake'],
    ['fresh, but only a part', { mark: fetched(3, { complete: false }) }, 'wake'],
    [
      'only a part, asked just now',
      { mark: fetched(10 * SECOND, { complete: false, ended_at: ago(9 * SECOND) }) },
      'leave',
    ],
    ['a part, and everything since', { mark: fetched(3, { complete: false }), items: swept(1) }, 'leave'],
    [
      'a part, and everything lately before it',
      { mark: fetched(1, { complete: false }), items: swept(13) },
      'leave',
    ],
    [
      'a part, and everything long before it',
      { mark: fetched(1, { complete: false }), items: swept(15) },
      'wake',
    ],
    ['fresh since a failure', { mark: mark(failure(3)), items: swept(1) }, 'leave'],
  ])('%s', (_, fields, expected) => {
    expect(planView(situation(fields))).toBe(expected);
  });

  it('waits only for what is not known', () => {
    const hours = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(hours, hours, (ofFetch, ofSweep) => {
        const step = planView(
          situation({
            mark: ofFetch === undefined ? undefined : fetched(ofFetch),
            items: ofSweep === undefined ? undefined : swept(ofSweep),
          }),
        );
        expect(step === 'ask').toBe(ofFetch === undefined && ofSweep === undefined);
      }),
    );
  });
});

describe('when somebody may ask again', () => {
  it.each<[string, Partial<PlanInput>, string | undefined]>([
    ['at once when nobody ever did', {}, undefined],
    ['at once after a minute', { mark: fetched(1, { ended_at: ago(61 * SECOND) }) }, undefined],
    [
      'a minute after the last attempt ended',
      { mark: mark({ ended_at: ago(20 * SECOND) }) },
      ago(-40 * SECOND),
    ],
    ['when the one who is asking must be done', { mark: mark(leased) }, ago(-10 * SECOND)],
    ['when the breaker closes', { mark: mark(leased), items: closed }, ago(-1)],
    [
      'at once when the breaker has closed',
      { items: { health: { failures: 5, open_until: ago(1) } } },
      undefined,
    ],
  ])('%s', (_, fields, expected) => {
    expect(nextAllowed(situation(fields))?.toISOString()).toBe(expected);
  });
});
