import { describe, expect, it } from '@jest/globals';
import { listDeliveries, replayDeliveries } from '../../../../shared/services/delivery/index.ts';
import { PAUSES } from '../../../../shared/services/delivery/pauses.ts';
import { DAY } from '../../../support/notifications.ts';
import { startServer } from '../../../support/server.ts';
import { deliveryStage } from './stage.ts';

const stage = deliveryStage();

describe('a receiver that fails', () => {
  it.each(['refuse', 'stall', 'lost', 'cut', 'busy'] as const)(
    'gets it again when it answers with %s, under the same id',
    async (failure) => {
      await stage.answered();
      stage.mood = failure;
      expect(await stage.run()).toMatchObject({ failed: 1 });
      expect(await stage.run()).toEqual({ delivered: 0, failed: 0, parked: 0 });
      const [waiting] = await stage.table.list('waiting');
      expect(waiting).toMatchObject({ tries: 1, error: { target: 'webhook' } });
      expect(stage.counted).toContainEqual(['AnswerDeliveryFailed', 1]);
      stage.clock.wait(PAUSES[0] ?? 0);
      stage.mood = 'take';
      expect(await stage.run()).toMatchObject({ delivered: 1 });
      expect(new Set(stage.receiver.taken.map(({ id }) => id))).toEqual(new Set([waiting?.delivery_id]));
      // What had it once does not get it again.
      expect(stage.events).toHaveLength(1);
    },
  );

  it('reaches the webhook although the bus is gone, and the bus when it is back', async () => {
    await stage.answered();
    expect(await stage.run({ bus: 'http://127.0.0.1:9' })).toMatchObject({ failed: 1 });
    expect([stage.receiver.taken.length, stage.events.length]).toEqual([1, 0]);
    stage.clock.wait(PAUSES[0] ?? 0);
    expect(await stage.run()).toMatchObject({ delivered: 1 });
    expect([stage.receiver.taken.length, stage.events.length]).toEqual([1, 1]);
  });

  it('outlives a receiver that is down for a day', async () => {
    const { id } = await stage.answered();
    stage.mood = 'cut';
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      await stage.run({ random: 0 });
      stage.clock.wait(5 * 60_000);
    }
    expect(await stage.table.count('waiting')).toBe(1);
    stage.mood = 'take';
    // The receiver's library wants a time near its own.
    const [waiting] = await stage.table.list('waiting');
    stage.clock.wait(Date.now() - stage.clock.now().getTime());
    if (!waiting) throw new Error('Nothing waits.');
    await stage.table.settle(waiting, {
      state: 'waiting',
      due: stage.clock.now().toISOString(),
      done: waiting.done,
      error: { target: 'webhook', code: 'unreachable', at: stage.clock.now().toISOString() },
    });
    expect(await stage.run()).toMatchObject({ delivered: 1 });
    expect(stage.receiver.taken.map(({ message }) => message.data.notification.id)).toEqual([id]);
  });

  it('is parked after the last try, counted on every run, listed, and replayed', async () => {
    const { id } = await stage.answered('Secret words');
    stage.mood = 'refuse';
    for (let tries = 0; tries <= PAUSES.length; tries += 1) {
      await stage.run();
      stage.clock.wait(DAY);
    }
    await stage.run();
    expect(stage.counted.slice(-1)).toEqual([['AnswersParked', 1]]);
    const listed = await listDeliveries(stage.table);
    expect(listed).toMatchObject([
      {
        state: 'parked',
        notification_id: id,
        tries: PAUSES.length + 1,
        error: { target: 'webhook', code: 'unreachable' },
      },
    ]);
    expect(JSON.stringify(listed)).not.toContain('Secret words');
    stage.mood = 'take';
    stage.clock.wait(Date.now() - stage.clock.now().getTime());
    expect(await replayDeliveries(stage.table, ['answer_unknown'])).toEqual([]);
    expect(await replayDeliveries(stage.table)).toEqual([listed[0]?.delivery_id]);
    expect(await stage.run()).toMatchObject({ delivered: 1 });
    expect(stage.receiver.taken.map((one) => one.id)).toEqual([listed[0]?.delivery_id]);
    expect(await listDeliveries(stage.table)).toEqual([]);
  });

  it('waits as long as the receiver asks', async () => {
    await stage.answered();
    const busy = await startServer((_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    await stage.run({ webhook: busy.url });
    await busy.close();
    const [waiting] = await stage.table.list('waiting');
    expect(Date.parse(waiting?.due ?? '') - stage.clock.now().getTime()).toBe(7_200_000);
  });
});
