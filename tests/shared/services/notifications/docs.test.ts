/** What docs/notifications.md says of sending is what is taken. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { validateNotification } from '../../../../shared/services/notifications/validate.ts';

const text = readFileSync(new URL('../../../../docs/notifications.md', import.meta.url), 'utf8');
const context = { now: new Date('2026-11-23T10:00:00.000Z'), domains: ['example.com'] };

it('has an example that is taken', () => {
  const [, body = ''] = /-d '(\{[\s\S]*?\n {2}\})'/.exec(text) ?? [];
  expect(validateNotification(JSON.parse(body), context)).toMatchObject({
    notification: { type: 'confirm', facts: [{ label: 'Place' }] },
  });
});

it('lists every field, and no other', () => {
  const [, table = ''] = /\| field \|([\s\S]*?)\n\n/.exec(text) ?? [];
  const listed = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, field]) => field);
  const refused = validateNotification(
    { id: '1', recipient: 'ann@example.com', title: 'x', nothing: 1 },
    context,
  );
  const [, known = ''] = /There are: (.*)\./.exec(JSON.stringify(refused)) ?? [];
  expect(listed.sort()).toEqual(known.split(', ').sort());
});
