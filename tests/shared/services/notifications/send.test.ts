import { describe, expect, it } from '@jest/globals';
import { BOB, sent } from '../../../support/notifications.ts';
import { nextSenderId, notificationStage } from './stage.ts';

const stage = notificationStage();

describe('sending', () => {
  it('creates with 201, repeats with 200, refuses with 400 and 409', async () => {
    const input = sent({ id: nextSenderId() });
    const first = await stage.post(input);
    expect([first.status, first.body.status]).toEqual([201, 'created']);
    const again = await stage.post(input);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const other = await stage.post({ ...input, title: 'Other' });
    expect([other.status, other.body.code]).toEqual([409, 'id_used']);
    const bad = await stage.post({ ...input, title: '', recipient: 'x' });
    expect([bad.status, bad.body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      ['recipient', 'title'],
    ]);
  });

  it('takes a batch of 100 large ones, with a result for each', async () => {
    const batch = Array.from({ length: 100 }, (_, index) =>
      sent({
        id: `batch-${index}`,
        recipient: BOB,
        message: 'x'.repeat(2000),
        ...(index === 7 && { title: '' }),
      }),
    );
    const { status, body } = await stage.post({ notifications: batch });
    expect(status).toBe(200);
    expect(body.results).toHaveLength(100);
    expect(body.results[7]).toMatchObject({ status: 'invalid', errors: [{ field: 'title' }] });
    expect(body.results.filter((one: { status: string }) => one.status === 'created')).toHaveLength(99);
    expect((await stage.post({ notifications: [...batch, batch[0]] })).body.code).toBe('invalid_batch');
  });
});
