import { describe, expect, it } from '@jest/globals';
import type { FinishedSweep, RunningSweep } from '../../../../shared/model/stored.ts';
import { advance, finish, planTick } from '../../../../shared/services/source/sweep-plan.ts';
import { HOUR, RULES } from '../../../support/source-function.ts';

const SWEEPS = { sweep_every: 12 * HOUR, longest_sweep: 2 * HOUR };
const NOW = new Date('2026-05-01T12:00:00Z');
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds).toISOString();

const ended = (started: number, rest: Partial<FinishedSweep> = {}): FinishedSweep => ({
  started: ago(started),
  finished: ago(started - HOUR / 2),
  complete: true,
  devices: 100,
  dropped: [],
  ...rest,
});
const running = (rest: Partial<RunningSweep> = {}): RunningSweep => ({
  started: ago(HOUR),
  lease_until: ago(1),
  devices: 10,
  dropped: [],
  complete: true,
  ...rest,
});
const { lease_until: _lapsed, ...leftRunning } = running({ cursor: '7' });
const fresh = { started: NOW.toISOString(), devices: 0, dropped: [], complete: true };

describe('a tick', () => {
  it.each([
    ['nothing is known', undefined, { abandons: false, running: fresh }],
    ['the last began long enough ago', { last: ended(12 * HOUR) }, { abandons: false, running: fresh }],
    ['the last began a moment too late', { last: ended(12 * HOUR - 1) }, 'not_due'],
    [
      'an incomplete one began lately',
      { last: ended(24 * HOUR), incomplete: { ...ended(HOUR), reason: 'partial' as const } },
      'not_due',
    ],
    ['one is under way', { running: running({ lease_until: ago(-1) }) }, 'busy'],
    [
      'one was left',
      { last: ended(24 * HOUR), running: leftRunning },
      { abandons: false, lapsed: false, running: { started: ago(HOUR), cursor: '7', devices: 10 } },
    ],
    [
      'the function was ended in the middle of one',
      { last: ended(24 * HOUR), running: running({ cursor: '7' }) },
      { abandons: false, lapsed: true, running: { started: ago(HOUR), cursor: '7', devices: 10 } },
    ],
    [
      'one takes too long',
      { running: running({ started: ago(2 * HOUR + 1), cursor: '7' }) },
      { abandons: true, running: fresh },
    ],
  ])('when %s', (_, state, plan) => {
    const planned = planTick(state, SWEEPS, NOW);
    if (typeof plan === 'string') expect(planned).toBe(plan);
    else expect(planned).toMatchObject(plan);
  });

  it('takes the sweep for some minutes', () => {
    expect(planTick(undefined, SWEEPS, NOW)).toMatchObject({
      running: { lease_until: '2026-05-01T12:03:00.000Z' },
    });
  });
});

describe('a page', () => {
  const page = (complete: boolean, ids: (string | undefined)[]) => ({
    complete,
    dropped: ids.map((id) => ({ ...(id && { id }), reason: 'broken' })),
    records: [1, 2, 3],
  });

  it('adds its devices and its dropped ids, each once', () => {
    const after = advance(running({ dropped: ['a'] }), page(true, ['a', 'b']));
    expect(after).toMatchObject({ devices: 13, dropped: ['a', 'b'], complete: true });
  });

  it('that is incomplete makes the sweep incomplete, for good', () => {
    const after = advance(running(), page(false, []));
    expect(after.complete).toBe(false);
    expect(advance(after, page(true, [])).complete).toBe(false);
  });

  it('makes it incomplete when more was dropped than can be kept', () => {
    const many = Array.from({ length: 2_001 }, (_, index) => String(index));
    const after = advance(running(), page(true, many));
    expect(after.complete).toBe(false);
    expect(after.dropped).toHaveLength(2_000);
  });

  it('keeps no more ids than an item holds, however long they are', () => {
    const long = Array.from({ length: 2_000 }, (_, index) => String(index).padEnd(512, 'ä'));
    const after = advance(running(), page(true, long));
    expect(after.complete).toBe(false);
    expect(Buffer.byteLength(after.dropped.join(''))).toBeLessThan(100 * 1024);
    expect(after.dropped).toEqual(long.slice(0, after.dropped.length));
    const [first] = long;
    expect(advance(running({ dropped: after.dropped }), page(true, [first])).complete).toBe(true);
  });
});

describe('the end', () => {
  const end = (found: Partial<RunningSweep>, last?: FinishedSweep) =>
    finish({ ...(last && { last }), rev: 3 }, running(found), NOW, RULES.keep_for);

  it('of a complete sweep replaces everything', () => {
    expect(end({ devices: 90, dropped: ['x'] }, ended(13 * HOUR))).toEqual({
      last: { started: ago(HOUR), finished: NOW.toISOString(), complete: true, devices: 90, dropped: ['x'] },
    });
  });

  it('of an incomplete one leaves the last complete one in force', () => {
    const last = ended(13 * HOUR);
    expect(end({ devices: 100, complete: false }, last)).toMatchObject({
      last,
      incomplete: { reason: 'partial', complete: false, devices: 100 },
    });
  });

  it.each([
    [79, 0, 'shrunk'],
    [80, 0, undefined],
    [70, 10, undefined],
    [0, 0, 'shrunk'],
  ])('with %i of 100 devices and %i dropped is %s', (devices, dropped, reason) => {
    const ids = Array.from({ length: dropped }, (_, index) => String(index));
    expect(end({ devices, dropped: ids }, ended(13 * HOUR)).incomplete?.reason).toBe(reason);
  });

  it('compares with nothing when there is no complete sweep, or one that is long past', () => {
    expect(end({ devices: 0 }).last).toMatchObject({ devices: 0 });
    expect(end({ devices: 1 }, ended(31 * 24 * HOUR)).last).toMatchObject({ devices: 1 });
  });
});
