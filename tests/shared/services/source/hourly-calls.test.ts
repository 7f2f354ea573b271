import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttp } from '../../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { createSourceFunction } from '../../../../shared/services/source/handler.ts';
import { CallsSpent, createHourlyCalls, WINDOW } from '../../../../shared/services/source/hourly-calls.ts';
import { HOUR, RULES } from '../../../support/source-function.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import { deviceAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const MINUTE = 60_000;
/** So long Lambda lets a function work. */
const CALL = 15 * MINUTE;
const fleet = Array.from({ length: 60 }, (_, index) => ({
  id: `d${String(index).padStart(2, '0')}`,
  owners: [ADA],
}));
const stage = sourceStage(deviceAdapter, () => fleet);

/** The clock stands until somebody sleeps: what is told of time here holds however busy the machine is. */
let time: number;
beforeEach(() => {
  time = Date.parse('2026-05-01T12:00:00Z');
});
const now = () => new Date(time);
const sleep = async (milliseconds: number) => {
  time += milliseconds;
};
const counted = new Map<string, number>();
const metrics = {
  count: (name: string) => counted.set(name, (counted.get(name) ?? 0) + 1),
  milliseconds() {},
};
afterEach(() => counted.clear());

/** The calls of one container. */
const container = (perHour: number) =>
  createHourlyCalls(perHour, { source: stage.source, table: stage.around.table, metrics, now, sleep });

/** How many of so many calls may be made now. */
async function paid(calls: { pay(): Promise<void> }, count: number): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, () => calls.pay()));
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

describe('calls an hour', () => {
  it('are not counted where the vendor does not count them', async () => {
    const { pay, sweeping } = createHourlyCalls(undefined, {
      ...{ source: stage.source, table: stage.around.table, metrics, now },
      sleep: () => Promise.reject(new Error('Nobody waits.')),
    });
    await sweeping(0, () => Promise.all(Array.from({ length: 1_000 }, pay)));
  });

  it('are shared by all containers, and never more in an hour, wherever it begins', async () => {
    const containers = [container(130), container(130), container(130)];
    const made: number[] = [];
    for (let minute = 0; minute < 180; minute += 1) {
      const each = await Promise.all(containers.map((calls) => paid(calls, 2)));
      made.push(each.reduce((sum, one) => sum + one, 0));
      time += MINUTE;
    }
    const hours = made
      .slice(0, 120)
      .map((_, from) => made.slice(from, from + 61).reduce((sum, one) => sum + one, 0));
    expect(Math.max(...hours)).toBeLessThanOrEqual(130);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(110);
  });

  it('that are spent say for how long', async () => {
    const calls = container(130);
    expect(await paid(calls, 12)).toBe(10);
    time += 2 * MINUTE;
    await expect(calls.pay()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 180 });
    expect(counted.get('CallsSpent')).toBe(3);
    time += 3 * MINUTE;
    await calls.pay();
  });

  it('are left over for page views by a sweep, which waits for later ones', async () => {
    const calls = container(130);
    const began = time;
    await calls.sweeping(time + CALL, async () => {
      for (let call = 0; call < 8; call += 1) await calls.pay();
      expect(time).toBe(began);
      expect(await paid(container(130), 2)).toBe(2);
      await calls.pay();
      expect(time).toBe(began + WINDOW);
    });
  });

  it('end a sweep that may not wait so long, whatever its adapter makes of it', async () => {
    const calls = container(130);
    const work = calls.sweeping(time + MINUTE, () => paid(calls, 9));
    await expect(work).rejects.toBeInstanceOf(CallsSpent);
  });
});

describe('a source whose vendor counts calls by the hour', () => {
  beforeEach(() => {
    process.env.CALLS_PER_HOUR = '130';
  });
  afterEach(() => {
    delete process.env.CALLS_PER_HOUR;
  });

  function source() {
    const handle = createSourceFunction(deviceAdapter(stage.source), () => RULES, {
      ...{ table: stage.around.table, log: silentLog, metrics, now, sleep },
      secrets: { read: async () => ({ value: stage.vendor.settings(), version: '1' }) },
    });
    const ends = time + CALL;
    return (event: unknown) => handle(event, { getRemainingTimeInMillis: () => ends - time });
  }
  const state = () => stage.around.table.source(stage.source);

  it('sweeps on in later minutes and later ticks until it has everything, within the bound', async () => {
    const made: { at: number }[] = [];
    stage.vendor.before = () => made.push({ at: time });
    stage.vendor.pageSize = 1;
    const outcomes = [];
    for (let ticks = 0; ticks < 10 && outcomes.at(-1) !== 'complete'; ticks += 1) {
      const answer = await source()({ tick: true });
      outcomes.push('tick' in answer ? answer.tick : answer);
      time += WINDOW;
    }
    expect(new Set(outcomes)).toEqual(new Set(['paused', 'complete']));
    expect(made).toHaveLength(60);
    for (const { at } of made) {
      const inWindow = made.filter((other) => Math.floor(other.at / WINDOW) === Math.floor(at / WINDOW));
      expect(inWindow.length).toBeLessThanOrEqual(8);
    }
    expect((await state()).sweep).toMatchObject({ last: { complete: true, devices: 60 } });
  });

  it('that waits keeps its lease: nobody else begins meanwhile', async () => {
    stage.vendor.pageSize = 1;
    const during: unknown[] = [];
    stage.vendor.before = async (_, count) => {
      if (count === 9) during.push(await source()({ tick: true }));
    };
    await source()({ tick: true });
    expect(during).toMatchObject([{ tick: 'busy' }]);
  });

  it('that waited in vain is no failure: neither in its state nor for the breaker', async () => {
    const people = Array.from({ length: 14 }, (_, index) => `person-${index}@example.com`);
    const answers = [];
    for (const value of people) answers.push(await source()({ by: 'email', value }));
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(expect.objectContaining({ complete: true })));
    expect(answers.slice(10)).toEqual(
      Array(4).fill(expect.objectContaining({ error: expect.objectContaining({ code: 'rate_limited' }) })),
    );
    expect((await state()).health?.failures ?? 0).toBe(0);
    const ends = time + MINUTE;
    const handle = createSourceFunction(deviceAdapter(stage.source), () => RULES, {
      ...{ table: stage.around.table, log: silentLog, metrics, now, sleep },
      secrets: { read: async () => ({ value: stage.vendor.settings(), version: '1' }) },
    });
    const answer = await handle({ tick: true }, { getRemainingTimeInMillis: () => ends - time });
    expect(answer).toMatchObject({ tick: 'paused' });
    const { sweep } = await state();
    expect(sweep).not.toHaveProperty('error');
    expect(sweep?.running).not.toHaveProperty('lease_until');
    time += WINDOW;
    expect(await source()({ by: 'email', value: ADA })).toMatchObject({ complete: true });
  });

  it('begins again at the right sweep when a day has passed', async () => {
    stage.vendor.pageSize = 60;
    expect(await source()({ tick: true })).toMatchObject({ tick: 'complete' });
    time += 12 * HOUR;
    expect(await source()({ tick: true })).toMatchObject({ tick: 'complete' });
  });
});

describe('the HTTP client', () => {
  it('pays for every try, and ends a call that cannot be paid for', async () => {
    stage.vendor.status = 503;
    const calls = container(26);
    const http = createHttp({ retries: 5, backoff: 1, pay: calls.pay });
    const failure = http.request(new URL(String(stage.vendor.settings().base_url)));
    await expect(failure).rejects.toBeInstanceOf(CallsSpent);
    expect(stage.vendor.calls()).toHaveLength(2);
  });
});
