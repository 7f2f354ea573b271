import { describe, expect, it } from '@jest/globals';
import { sourceStage } from '../../../support/source-stage.ts';

const stage = sourceStage();

/** A call on behalf of somebody else each time, from another container each time. */
let people = 0;
const call = () => stage.around.container()({ by: 'email', value: `person-${++people}@example.com` });
const fail = async (times: number, status = 503) => {
  stage.vendor.status = status;
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(await call());
  stage.vendor.status = undefined;
  return answers;
};
const health = async () => (await stage.around.table.source(stage.source)).health;

describe('the circuit breaker', () => {
  it('opens after five failures in a row, for everybody, and the vendor is left alone', async () => {
    const answers = await fail(7);
    expect(answers.map((answer) => 'error' in answer && answer.error.code)).toEqual([
      ...Array.from({ length: 5 }, () => 'unreachable'),
      'breaker_open',
      'breaker_open',
    ]);
    expect(stage.vendor.calls()).toHaveLength(5);
    expect(await stage.around.container()({ by: 'serial', value: 'SNR1' })).toMatchObject({
      error: { code: 'breaker_open' },
    });
    expect(await stage.around.container()({ tick: true })).toMatchObject({ error: { code: 'breaker_open' } });
    expect(stage.vendor.calls()).toHaveLength(5);
  });

  it('notes in the mark of who asks that it is open', async () => {
    await fail(6);
    const mark = await stage.around.table.mark(`person-${people}@example.com`, stage.source);
    expect(mark).toMatchObject({ error: { code: 'breaker_open' } });
    expect(mark).not.toHaveProperty('fetching_until');
  });

  it('counts in a row: a success in between starts over', async () => {
    await fail(4);
    expect(await call()).toMatchObject({ complete: true });
    await fail(4);
    expect(await call()).toMatchObject({ complete: true });
    expect(await health()).toEqual({ failures: 0 });
  });

  it('lets one of many try again when its time is over, and closes when that succeeds', async () => {
    await fail(5);
    stage.around.advance(60_000);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    stage.vendor.before = () => held;
    const refused: unknown[] = [];
    const calls = Array.from({ length: 20 }, call);
    for (const one of calls) one.then((answer) => refused.push(answer));
    // All but the one who tries get their answer while that one is still waiting for the vendor.
    while (refused.length < 19) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const answer of refused) expect(answer).toMatchObject({ error: { code: 'breaker_open' } });
    expect(stage.vendor.calls()).toHaveLength(6);
    release();
    const answers = await Promise.all(calls);
    expect(answers.filter((answer) => 'complete' in answer)).toHaveLength(1);
    expect(await health()).toEqual({ failures: 0 });
    expect(await call()).toMatchObject({ complete: true });
  });

  it('stays open when the one who tried again failed', async () => {
    await fail(5);
    stage.around.advance(60_000);
    await fail(1);
    expect(stage.vendor.calls()).toHaveLength(6);
    expect(await call()).toMatchObject({ error: { code: 'breaker_open' } });
    stage.around.advance(60_000);
    expect(await call()).toMatchObject({ complete: true });
  });

  it('opens at once for as long as the vendor asks to wait', async () => {
    stage.vendor.headers = { 'retry-after': '300' };
    await fail(1, 429);
    expect(await call()).toMatchObject({ error: { code: 'breaker_open' } });
    stage.around.advance(299_000);
    expect(await call()).toMatchObject({ error: { code: 'breaker_open' } });
    stage.around.advance(2_000);
    expect(await call()).toMatchObject({ complete: true });
  });

  it('follows a vendor that asks to wait for days for a quarter of an hour only', async () => {
    stage.vendor.headers = { 'retry-after': '259200' };
    await fail(1, 429);
    stage.around.advance(14 * 60_000);
    expect(await call()).toMatchObject({ error: { code: 'breaker_open' } });
    stage.around.advance(61_000);
    expect(await call()).toMatchObject({ complete: true });
  });

  it('counts refused credentials, so that no account is locked', async () => {
    await fail(5, 401);
    expect(await call()).toMatchObject({ error: { code: 'breaker_open' } });
  });

  it('does not count what says nothing of the health of the vendor', async () => {
    await fail(6, 404);
    expect(await call()).toMatchObject({ complete: true });
  });

  it('closes when a check by the operator succeeds', async () => {
    await fail(5);
    expect(await stage.around.container()({ check: true })).toEqual({
      v: 1,
      source: stage.source,
      check: { vendor: 'Test vendor 1.0', details: ['devices: readable'] },
    });
    expect(await call()).toMatchObject({ complete: true });
  });
});
