import { expect, it } from '@jest/globals';
import * as z from 'zod';
import { cursorOf, placeIn } from '../../../shared/access/cursor.ts';

const Place = z.strictObject({ at: z.string() });
const asked = (before?: string) =>
  placeIn(new URLSearchParams(before === undefined ? {} : { before }), Place);

it('the place that a reader gives back is the one that they were given', () => {
  const place = { at: '2026-11-27T09:00:00Z – ü' };
  expect(cursorOf(place)).toMatch(/^[\w-]+$/);
  expect(asked(cursorOf(place))).toEqual(place);
  expect(asked()).toBeUndefined();
});

it.each([
  ['nothing', ''],
  ['no JSON', Buffer.from('{"at"').toString('base64url')],
  ['another list’s', cursorOf({ before: 'x' })],
  ['more than a place', cursorOf({ at: 'x', who: 'bob@example.com' })],
  ['longer than any place', cursorOf({ at: 'x'.repeat(3_000) })],
])('what is no place is refused, and the remedy named: %s', (_what, before) => {
  const refusal = {
    status: 400,
    code: 'invalid_cursor',
    message: expect.stringContaining('`next` of an earlier'),
  };
  expect(() => asked(before)).toThrow(expect.objectContaining(refusal));
});
