import { describe, expect, it, jest } from '@jest/globals';
import { shifted } from '../../../../shared/platform/clock.ts';
import { once } from '../../../../shared/services/source/once.ts';
import type { RecordsTable } from '../../../../shared/tables/types.ts';
import { sourceStage } from '../../../support/source-stage.ts';

const ADA = 'ada@example.com';
const HOUR = 3_600_000;
const stage = sourceStage();

/** What becomes of one who asks; waiting moves the clock, and so may what happens while the mark is read. */
async function asked({ meanwhile = 0, remaining = HOUR } = {}): Promise<string> {
  const { around, source } = stage;
  const table: RecordsTable = {
    ...around.table,
    async mark(...whose) {
      const mark = await around.table.mark(...whose);
      around.advance(meanwhile);
      return mark;
    },
  };
  const breaker = { enter: async () => {}, succeeded: async () => {}, failed: jest.fn(async () => {}) };
  const sleep = async (milliseconds: number) => around.advance(milliseconds);
  const tools = { table, now: around.now, sleep, remaining: () => remaining, breaker };
  const outcome = await once<string>(
    tools,
    { whose: ADA, source },
    { fetch: async () => 'fetched', joined: async () => 'joined', late: async () => 'late' },
  );
  return breaker.failed.mock.calls.length > 0 ? `${outcome} after a failure` : outcome;
}

/** Somebody is asking the vendor, for so long at most. */
async function somebodyAsks(milliseconds: number): Promise<void> {
  const { around, source } = stage;
  const now = around.now();
  await around.table.takeLease(ADA, source, shifted(now, milliseconds), now);
}
const ended = () =>
  stage.around.table.markFetched(ADA, stage.source, {
    fetched_at: stage.around.now().toISOString(),
    complete: true,
    dropped: [],
  });

describe('one who asks', () => {
  it('fetches where nobody has asked', async () => {
    expect(await asked()).toBe('fetched');
  });

  it('gets what an attempt brought that ended a moment ago', async () => {
    await somebodyAsks(60_000);
    await ended();
    stage.around.advance(4_000);
    expect(await asked()).toBe('joined');
  });

  it('fetches when the last attempt ended a while ago', async () => {
    await somebodyAsks(60_000);
    await ended();
    stage.around.advance(5_001);
    expect(await asked()).toBe('fetched');
  });

  it('takes over from one who died, and counts that', async () => {
    await somebodyAsks(10_000);
    expect(await asked()).toBe('fetched after a failure');
  });

  it('takes nothing for new that is an hour old, also when somebody’s time runs out at this very moment', async () => {
    await somebodyAsks(60_000);
    await ended();
    stage.around.advance(HOUR);
    await somebodyAsks(1_000);
    expect(await asked({ meanwhile: 1_500 })).toBe('fetched after a failure');
  });

  it('is late after 20 seconds, or when the function has a second left', async () => {
    await somebodyAsks(60_000);
    const begun = stage.around.now().getTime();
    expect(await asked({ remaining: 6_000 })).toBe('late');
    const waited = stage.around.now().getTime() - begun;
    expect(waited).toBeGreaterThanOrEqual(5_000);
    expect(waited).toBeLessThan(20_000);
    expect(await asked()).toBe('late');
    expect(stage.around.now().getTime() - begun).toBeGreaterThanOrEqual(25_000);
  });
});
