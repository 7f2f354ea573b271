import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTables, type Tables } from '../support/dynalite.ts';
import { ANN, send, testTable } from '../support/notifications.ts';
import { lines, run } from './run.ts';

let tables: Tables;
let table: ReturnType<typeof testTable>;
beforeAll(async () => {
  tables = await startTables();
  table = testTable(now);
});
afterAll(() => tables.close());

const now = () => new Date();

async function answered(id: string): Promise<void> {
  const notification = await send(table, now, { id });
  const answer = { action: 'deny', comment: 'Secret words', at: now().toISOString(), who: ANN };
  await table.answer(ANN, notification, answer);
}

/** As the delivery leaves what it gave up. */
async function park(sender_id: string): Promise<string> {
  const waiting = await table.list('waiting');
  const outgoing = waiting.find(({ notification }) => notification.sender_id === sender_id);
  if (!outgoing) throw new Error(`${sender_id} does not wait.`);
  const at = now().toISOString();
  const error = { target: 'webhook', code: 'unreachable', at } as const;
  await table.settle(outgoing, { state: 'parked', due: at, done: {}, error });
  return outgoing.delivery_id;
}

describe('deliveries', () => {
  it('says when there is nothing', async () => {
    expect(await run(['deliveries', 'list'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Nothing waits.\n',
    });
  });

  it('lists what waits and what was given up, without what was said', async () => {
    await answered('waits');
    await answered('parked');
    const id = await park('parked');
    const all = await run(['deliveries', 'list']);
    expect(lines(all.stdout)).toMatchObject([
      { delivery_id: id, state: 'parked', sender_id: 'parked', error: { code: 'unreachable' } },
      { state: 'waiting', sender_id: 'waits' },
    ]);
    expect(all.stdout).not.toContain('Secret words');
    const parked = await run(['deliveries', 'list', '--parked']);
    expect(lines(parked.stdout).map((one) => one.state)).toEqual(['parked']);
  });

  it('replays what was given up, and says what it could not', async () => {
    await answered('again');
    const id = await park('again');
    const one = await run(['deliveries', 'replay', id, 'answer_unknown']);
    expect([one.code, JSON.parse(one.stdout)]).toEqual([1, { replayed: [id] }]);
    expect(one.stderr).toContain('answer_unknown');
    const others = await run(['deliveries', 'replay']);
    expect([others.code, JSON.parse(others.stdout).replayed]).toHaveLength(2);
    expect(await table.count('parked')).toBe(0);
  });
});
