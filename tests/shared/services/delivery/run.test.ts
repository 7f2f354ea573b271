import { describe, expect, it } from '@jest/globals';
import { ANN } from '../../../support/notifications.ts';
import { deliveryStage } from './stage.ts';

const stage = deliveryStage();

describe('an answer', () => {
  it('arrives at the webhook, signed, and on the bus, both under one id; then no more', async () => {
    const { id, sender_id } = await stage.answered();
    expect(await stage.run()).toEqual({ delivered: 1, failed: 0, parked: 0 });
    const [taken] = stage.receiver.taken;
    expect(taken?.message).toMatchObject({
      type: 'notification.answered',
      data: {
        delivery_id: taken?.id,
        notification: { id, sender: 'siem', sender_id, recipient: ANN, type: 'confirm' },
        answer: { action: 'deny', comment: 'No.', style: 'alarm', who: ANN },
      },
    });
    expect(stage.events).toMatchObject([
      { 'detail-type': 'Notification Answered', detail: taken?.message.data },
    ]);
    expect(await stage.run()).toEqual({ delivered: 0, failed: 0, parked: 0 });
    expect([stage.receiver.taken.length, stage.events.length, stage.receiver.forged]).toEqual([1, 1, 0]);
  });

  it('arrives at further receivers, each until it has it; as an event it goes out once', async () => {
    const got: string[] = [];
    let isAway = true;
    const further = {
      name: 'webhook-abc' as const,
      send: async (id: string) => {
        if (isAway) throw new Error('It is away.');
        got.push(id);
      },
    };
    const more = [further, { ...further, name: 'events' as const }];
    await stage.answered();
    expect(await stage.run({ more })).toMatchObject({ failed: 1 });
    isAway = false;
    stage.clock.wait(60_000);
    expect(await stage.run({ more })).toMatchObject({ delivered: 1 });
    expect(got).toEqual([stage.receiver.taken[0]?.id]);
    expect([stage.receiver.taken.length, stage.events.length]).toEqual([1, 1]);
  });

  it('goes out as an event only, where no webhook is named', async () => {
    await stage.answered();
    expect(await stage.run({ webhook: null })).toMatchObject({ delivered: 1 });
    expect([stage.receiver.taken.length, stage.events.length]).toEqual([0, 1]);
  });

  it('is signed with the new secret and the one before while a receiver changes over', async () => {
    await stage.answered();
    const next = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    stage.secrets.set('webhook', { secret: next, previous: stage.secret });
    expect(await stage.run()).toMatchObject({ delivered: 1 });
    expect(stage.receiver.taken).toHaveLength(1);
  });

  it.each([[undefined], [{ secret: 'short' }], [{ secret: '$$$$ not base64 $$$$ not base64 $$$$' }]])(
    'waits while the secret is %j',
    async (secret) => {
      await stage.answered();
      stage.secrets.set('webhook', secret);
      expect(await stage.run()).toMatchObject({ failed: 1 });
      expect(await stage.table.list('waiting')).toMatchObject([{ error: { code: 'misconfigured' } }]);
    },
  );
});

describe('many answers', () => {
  it('go out once each, also when several runs do it at once', async () => {
    const all = await Promise.all(Array.from({ length: 25 }, () => stage.answered()));
    const ids = all.map(({ id }) => id);
    const runs = await Promise.all([stage.run(), stage.run(), stage.run()]);
    expect(runs.reduce((sum, one) => sum + (one?.delivered ?? 0), 0)).toBe(25);
    expect(stage.receiver.taken.map(({ message }) => message.data.notification.id).sort()).toEqual(
      ids.sort(),
    );
  });

  it('are left to the next run when the time is up', async () => {
    await stage.answered();
    expect(await stage.run({ time: 0 })).toMatchObject({ delivered: 0, failed: 0 });
    expect(await stage.run()).toMatchObject({ delivered: 1 });
  });
});
