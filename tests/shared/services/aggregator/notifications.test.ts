import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
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

it('says how many more are open than it has', async () => {
  const cat = 'cat@example.com';
  for (let index = 0; index < 53; index += 1)
    await stage.notifications.create(stored({ id: `cat-${index}`, recipient: cat, expires: iso(3600) }));
  const report = await stage.report(cat);
  expect([report.notifications.length, report.notifications_left_out]).toEqual([50, 3]);
});

it.each([
  ['cannot be read', () => Promise.reject(new Error('The table is away.'))],
  // As another program could have written it.
  ['cannot be understood', async () => [{ ...stored(), expires: iso(3600), content: {} }] as never],
])('costs nobody their devices when it %s, and says so', async (_, person) => {
  const read = jest.spyOn(stage.notifications, 'person').mockImplementation(person);
  const report = await stage.report(ANN);
  read.mockRestore();
  expect(report).toMatchObject({ notifications: [], notifications_failed: true, user: ANN });
  expect(report.sources.length).toBeGreaterThan(0);
  expect(await stage.report(ANN)).not.toHaveProperty('notifications_failed');
});
