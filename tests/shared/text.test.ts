/** The words of the functions: functions start without checking them. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { SOURCE_ERROR_CODES } from '../../shared/model/source.ts';
import reportGerman from '../../shared/report/text/de.yml';
import reportEnglish from '../../shared/report/text/en.yml';
import activityGerman from '../../shared/services/activity/text/de.yml';
import activityEnglish from '../../shared/services/activity/text/en.yml';
import notificationsGerman from '../../shared/services/notifications/text/de.yml';
import notificationsEnglish from '../../shared/services/notifications/text/en.yml';
import sessionGerman from '../../shared/services/session/text/de.yml';
import sessionEnglish from '../../shared/services/session/text/en.yml';

const sentence = z.string().min(1);
const each = <Key extends string>(keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, sentence])));
const problem = z.strictObject({ title: sentence, what: sentence });

const report = z.strictObject({
  states: each(['pending', 'refreshing', 'incomplete']),
  codes: each(SOURCE_ERROR_CODES),
  shown_before: sentence,
  nothing_shown: sentence,
});
const activity = z.strictObject({
  states: each(['incomplete']),
  codes: each(['not_supported']),
  nothing_shown: sentence,
});
const notifications = z.strictObject({ actions: each(['acknowledge', 'confirm', 'deny']), next: sentence });
const session = z.strictObject({
  again: sentence,
  quote: sentence,
  problems: z.record(z.string(), problem).refine((problems) => 'other' in problems),
});

describe.each<[string, z.ZodType, unknown, unknown]>([
  ['the report', report, reportEnglish, reportGerman],
  ['accounts and events', activity, activityEnglish, activityGerman],
  ['notifications', notifications, notificationsEnglish, notificationsGerman],
  ['signing in', session, sessionEnglish, sessionGerman],
])('the words of %s', (_, shape, english, german) => {
  it('are all there, in both languages', () => {
    expect(shape.safeParse(english).error).toBeUndefined();
    expect(shape.safeParse(german).error).toBeUndefined();
  });

  it('are about the same things in both', () => {
    expect(keysOf(german).sort()).toEqual(keysOf(english).sort());
  });
});

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}
