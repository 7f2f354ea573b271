/** What a sender may send. One declaration for the API, for events and for notification sources. */
import * as z from 'zod';
import { canonicalEmail } from '../../identifiers/index.ts';
import { ACTION_STYLES, COMMENT_RULES, NOTIFICATION_TYPES, SEVERITIES } from '../../model/notification.ts';

/** Nobody waits longer for an answer. */
const LONGEST_LIFE = 366 * 86_400_000;

/** Control characters, and marks that make text run the other way: they make words look like others. */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const HIDDEN_BUT_BREAKS = new RegExp(`(?![\\n\\r\\t])${HIDDEN.source}`, 'u');

const text = (longest: number, hidden = HIDDEN) =>
  z
    .string({ error: 'Write a text.' })
    .trim()
    .min(1, { error: 'Write something.' })
    .max(longest, { error: `Write at most ${longest} characters.` })
    .refine((value) => !hidden.test(value), { error: 'It holds control characters. Remove them.' });

const name = z
  .string({ error: 'Write a name.' })
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, { error: 'Write lower-case letters, digits, - and _; at most 40.' });

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, { error: `Write one of: ${values.join(', ')}.` });

const time = z.iso
  .datetime({ offset: true, error: 'Write a time such as 2026-06-01T09:30:00Z.' })
  .transform((value) => new Date(value).toISOString());

const email = z
  .string({ error: 'Write an e-mail address.' })
  .transform((value) => canonicalEmail(value) ?? '')
  .refine((value) => value !== '', { error: 'Write an e-mail address.' });

const https = z
  .url({ protocol: /^https$/, error: 'Write an address that begins with https://.' })
  .max(2000, { error: 'Write at most 2000 characters.' })
  .refine((value) => URL.canParse(value) && new URL(value).username === '', {
    error: 'Leave user name and password out.',
  });

const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item, { error: 'Write a list.' }).max(most, { error: `Send at most ${most}.` });

const object = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `Not known here: ${(keys as string[]).join(', ')}. There are: ${Object.keys(shape).join(', ')}.`
        : 'Write an object.',
  });

const Action = object({
  id: name,
  label: text(60),
  style: oneOf(ACTION_STYLES).default('secondary'),
  comment: oneOf(COMMENT_RULES).default('none'),
});

const actions = list(Action, 4)
  .min(1, { error: 'Send at least one, or leave it out.' })
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: 'Two of them have the same id.',
  });

const Notification = object({
  id: text(128),
  recipient: email,
  type: name.default('simple'),
  title: text(150),
  message: z.exactOptional(text(2000, HIDDEN_BUT_BREAKS)),
  time: z.exactOptional(time),
  severity: oneOf(SEVERITIES).default('info'),
  facts: list(object({ label: text(60), value: text(300) }), 20).default([]),
  actions: z.exactOptional(actions),
  link: z.exactOptional(object({ label: text(80), url: https })),
  expires: z.exactOptional(time),
});

/** A notification as it was sent, checked, with e-mail and times in their one spelling. */
export type SentNotification = z.output<typeof Notification>;

export interface FieldError {
  field: string;
  message: string;
}

export interface ValidationContext {
  now: Date;
  /** Domains of people who may sign in: nobody else could ever answer. */
  domains: readonly string[];
}

/** Checks one notification. Never throws. */
export function validateNotification(
  input: unknown,
  context: ValidationContext,
): { notification: SentNotification } | { errors: FieldError[] } {
  const result = Notification.safeParse(input);
  const errors = result.success ? contextErrors(result.data, context) : result.error.issues.map(errorOf);
  return result.success && errors.length === 0 ? { notification: result.data } : { errors };
}

function errorOf({ path, message }: z.core.$ZodIssue): FieldError {
  const field = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return { field: field.replace(/^\./, '') || '(whole)', message };
}

function contextErrors({ recipient, expires }: SentNotification, { now, domains }: ValidationContext) {
  const errors: FieldError[] = [];
  if (!domains.includes(recipient.slice(recipient.lastIndexOf('@') + 1)))
    errors.push({ field: 'recipient', message: 'Nobody of this domain can sign in here.' });
  const left = expires === undefined ? 1 : Date.parse(expires) - now.getTime();
  if (left <= 0) errors.push({ field: 'expires', message: 'This time is over. Write one to come.' });
  if (left > LONGEST_LIFE) errors.push({ field: 'expires', message: 'Write a time within a year.' });
  return errors;
}

/** What a type brings itself when no actions are sent. A type that nobody knows can be acknowledged. */
export function actionsOfType(type: string) {
  if (type !== NOTIFICATION_TYPES[1])
    return [{ id: 'acknowledge', style: 'primary', comment: 'none' }] as const;
  return [
    { id: 'confirm', style: 'primary', comment: 'optional' },
    { id: 'deny', style: 'alarm', comment: 'optional' },
  ] as const;
}
