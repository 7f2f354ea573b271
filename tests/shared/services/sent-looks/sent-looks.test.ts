import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../../shared/adapter-kit/errors.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { Metrics } from '../../../../shared/platform/metrics.ts';
import type { Message, Receiver } from '../../../../shared/platform/receivers.ts';
import { looksHandler } from '../../../../shared/services/sent-looks/index.ts';
import { createLookOutbox, type LookOutbox } from '../../../../shared/tables/look-outbox.ts';
import { createPeopleTable } from '../../../../shared/tables/people.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';

const DAY = 86_400_000;
const PLENTY = { getRemainingTimeInMillis: () => 120_000 };
const LOOK = { whose: 'ada@example.com', who: 'sec@example.com', as: 'security', kind: 'report' } as const;

let tables: Tables;
let outbox: LookOutbox;
let at: number;
let sent: { id: string; message: Message }[];
let mood: 'take' | Error;
/** How long the oldest look has waited, after each run. */
let waits: number[];
const now = () => new Date(at);

beforeEach(async () => {
  tables = await startTables();
  at = Date.parse('2026-11-23T09:00:00.000Z');
  outbox = createLookOutbox({ now });
  sent = [];
  mood = 'take';
  waits = [];
});
afterEach(() => tables.close());

const receiver: Receiver = {
  name: 'events',
  async send(id, message) {
    if (mood !== 'take') throw mood;
    sent.push({ id, message });
  },
};
const people = (sendLooks?: boolean) => createPeopleTable({ keepLooksFor: 365 * DAY, now, sendLooks });
const metrics: Metrics = {
  count() {},
  milliseconds: (name, _, value) => void (name === 'LooksWaitTime' && waits.push(value)),
};
const run = (context = PLENTY) =>
  looksHandler({ outbox, receivers: [receiver], now, log: silentLog, metrics })({}, context);

async function keep(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await people(true).keepLook({ ...LOOK, reason: `${index}` });
}

describe('a look', () => {
  it('is sent on once, with whose, who, as what, when and why', async () => {
    await people(true).keepLook({ ...LOOK, reason: 'a call' });
    expect(await run()).toEqual({ sent: 1, failed: 0 });
    const look = { ...LOOK, at: now().toISOString(), reason: 'a call' };
    expect(sent).toEqual([
      {
        id: expect.stringMatching(/^look_[0-9a-f-]{36}$/),
        message: { type: 'look.kept', timestamp: look.at, data: { look } },
      },
    ]);
    expect(await run()).toEqual({ sent: 0, failed: 0 });
    expect((await people().looks(LOOK.whose)).looks).toHaveLength(1);
  });

  it('of a token is sent each time, though the person sees one a day', async () => {
    const table = people(true);
    for (let time = 0; time < 3; time += 1) await table.keepLook({ ...LOOK, as: 'service', token_id: 't1' });
    expect(await run()).toEqual({ sent: 3, failed: 0 });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
    expect(sent[0]?.message.data).toMatchObject({ look: { token_id: 't1' } });
  });

  it('is not put in line where nobody wants it', async () => {
    await people().keepLook(LOOK);
    expect(await run()).toEqual({ sent: 0, failed: 0 });
  });

  it('waits while the receiver is away, and goes out under the same id', async () => {
    await keep(30);
    mood = new SourceError('unreachable', 'It is away.');
    const away = await run();
    // One try for each of the eight lines, and no more.
    expect(away?.sent).toBe(0);
    expect(away?.failed).toBeLessThanOrEqual(8);
    mood = 'take';
    expect(await run()).toEqual({ sent: 30, failed: 0 });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(30);
  });

  it('that waits is told of by its age, until it is taken: refused, not reached, or not yet tried', async () => {
    const MINUTE = 60_000;
    await keep(9);
    at += 30 * MINUTE;
    await keep(9);
    at += 40 * MINUTE;
    for (const code of ['unreachable', 'unintelligible'] as const) {
      mood = new SourceError(code, 'It does not take it.');
      await run();
    }
    await run({ getRemainingTimeInMillis: () => 10_000 });
    mood = 'take';
    await run();
    expect(waits).toEqual([70 * MINUTE, 70 * MINUTE, 70 * MINUTE, 0]);
  });

  it('that is refused holds up no other', async () => {
    await keep(30);
    mood = new SourceError('unintelligible', 'It answered 400.');
    expect(await run()).toEqual({ sent: 0, failed: 30 });
  });

  it('is given up after two weeks', async () => {
    await keep(1);
    at += 15 * DAY;
    expect(await run()).toEqual({ sent: 0, failed: 0 });
  });

  it('is left to the next call when time is up', async () => {
    await keep(1);
    expect(await run({ getRemainingTimeInMillis: () => 10_000 })).toEqual({ sent: 0, failed: 0 });
    expect(await run()).toEqual({ sent: 1, failed: 0 });
  });
});
