import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { stored } from '../../../support/notifications.ts';
import { iso, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ANN = 'ann@example.com';

it('has what asks the person: open first, answered after, expired not at all, and of others nothing', async () => {
  const keep = (id: string, more: object = {}) =>
    stage.notifications.create(stored({ id, recipient: ANN, expires: iso(3600), ...more }));
  await keep('told');
  await stage.notifications.answer(ANN, 'told', { action: 'deny', at: iso(), who: ANN });
  await keep('open');
  await keep('over', { expires: iso(-1) });
  await keep('others', { recipient: 'bob@example.com' });
  const { notifications } = await stage.report(ANN);
  expect(notifications.map(({ id, answer }) => [id, answer?.action])).toEqual([
    ['open', undefined],
    ['told', 'deny'],
  ]);
  expect(notifications[0]?.actions.map(({ label }) => label)).toEqual(['This was me', 'This was not me']);
});
