import { expect, it } from '@jest/globals';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { createBreaker } from '../../../../shared/services/source/breaker.ts';
import { readEvents } from '../../../../shared/services/source/events.ts';
import type { Tools } from '../../../../shared/services/source/tools.ts';
import { createActivityTable } from '../../../../shared/tables/activity.ts';
import { sourceStage } from '../../../support/source-stage.ts';

const DAY = 86_400_000;
const stage = sourceStage();

/** A source whose log was read, and what it is asked for. */
function logOf(keep: number) {
  const { around, source } = stage;
  const activity = createActivityTable({ keepFor: 30 * DAY, now: around.now });
  const asked: { cursor: string | undefined; from: string }[] = [];
  const connection = {
    async eventsSince(cursor: string | undefined, from: string) {
      asked.push({ cursor, from });
      const until = around.now().toISOString();
      return { complete: true, dropped: [], records: [], cursor: `after-${asked.length}`, until };
    },
  };
  const tools = {
    ...{ source, table: around.table, now: around.now, log: silentLog, metrics: silentMetrics },
    rules: { activity: { kinds: ['events'], keep_events_for: keep } },
    activity: () => activity,
    connections: { use: <Result>(work: (one: typeof connection) => Promise<Result>) => work(connection) },
    breaker: createBreaker(around.table, source, { now: around.now, log: silentLog, metrics: silentMetrics }),
  } as unknown as Tools;
  return { asked, read: () => readEvents(tools) };
}

it('a log is read from where its window begins, and after a long silence no further back than is kept', async () => {
  const { asked, read } = logOf(2 * DAY);
  const since = (milliseconds: number) => new Date(stage.around.now().getTime() - milliseconds);
  expect(await read()).toBe('read');
  const [first] = asked;
  expect(first?.cursor).toBeUndefined();
  expect(Math.abs(Date.parse(first?.from ?? '') - since(2 * DAY).getTime())).toBeLessThan(60_000);

  stage.around.advance(61_000);
  expect(await read()).toBe('read');
  stage.around.advance(10 * DAY);
  expect(await read()).toBe('read');
  expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'after-1', 'after-2']);
  expect(Date.parse(asked[2]?.from ?? '')).toBeGreaterThanOrEqual(since(2 * DAY + 60_000).getTime());
});
