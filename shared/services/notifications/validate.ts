/** What a sender may send. One declaration for the API, for events and for notification sources. */
import * as z from 'zod';
import {
  canonicalEmail,
  hasHidden,
  isLegible,
  type TextOptions,
  visibleText,
} from '../../identifiers/index.ts';
import { ACTION_STYLES, COMMENT_RULES, NOTIFICATION_TYPES, SEVERITIES } from '../../model/notification.ts';

/** Nobody waits longer for an answer. */
const LONGEST_LIFE = 366 * 86_400_000;

/** Errors, and names in one of them, that a sender is told of one notification: enough to mend it. */
const MOST_ERRORS = 20;
const MOST_NAMES = 10;

interface TextRules extends TextOptions {
  /** Whether it may do without letters and digits, as "✓" does. */
  signs?: boolean;
}

const text = (longest: number, { signs = false, ...options }: TextRules = {}) =>
  z
    .string({ error: 'Write a text.' })
    .trim()
    .min(1, { error: 'Write something.', abort: true })
    .max(longest, { error: `Write at most ${longest} characters.` })
    .refine((value) => !hasHidden(value, options), {
      error: 'It holds characters that nobody sees, such as control characters. Remove them.',
      params: { code: 'hidden' },
      abort: true,
    })
    .refine((value) => signs || isLegible(value), {
      error: 'Write letters or digits.',
      params: { code: 'illegible' },
    });

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

const hasNoUser = ({ username, password }: URL): boolean => username === '' && password === '';

const https = z
  .url({ protocol: /^https$/, error: 'Write an address that begins with https://.' })
  .max(2000, { error: 'Write at most 2000 characters.' })
  .refine((value) => URL.canParse(value) && hasNoUser(new URL(value)), {
    error: 'Leave user name and password out.',
    abort: true,
  })
  // What browsers would make of it, so that what is kept is what is opened.
  .transform((value) => new URL(value).href);

const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item, { error: 'Write a list.' }).max(most, { error: `Send at most ${most}.` });

const object = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `Not known here: ${quoted(keys as string[])}. There are: ${Object.keys(shape).join(', ')}.`
        : 'Write an object.',
  });

function quoted(keys: readonly string[]): string {
  const names = keys.slice(0, MOST_NAMES).map((key) => visibleText(key, 40));
  const more = keys.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

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
  id: text(128, { signs: true }),
  recipient: email,
  type: name.default('simple'),
  title: text(150),
  message: z.exactOptional(text(2000, { lines: true })),
  time: z.exactOptional(time),
  severity: oneOf(SEVERITIES).default('info'),
  facts: list(object({ label: text(60), value: text(300, { signs: true }) }), 20).default([]),
  actions: z.exactOptional(actions),
  link: z.exactOptional(object({ label: text(80), url: https })),
  expires: z.exactOptional(time),
});

/** A notification as it was sent, checked, with e-mail and times in their one spelling. */
export type SentNotification = z.output<typeof Notification>;

/** Why one field is refused. */
export interface FieldError {
  /** Its place, "facts[2].label": names of the contract and numbers, nothing of what was sent. */
  field: string;
  /** For programs and for the log: one of a fixed set. */
  code: string;
  /** For the sender alone: may quote what was sent. */
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
  if (!result.success) return { errors: result.error.issues.slice(0, MOST_ERRORS).map(errorOf) };
  const errors = contextErrors(result.data, context);
  return errors.length === 0 ? { notification: result.data } : { errors };
}

function errorOf(issue: z.core.$ZodIssue): FieldError {
  const { path, message } = issue;
  const field = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const own: unknown = issue.code === 'custom' ? issue.params?.code : undefined;
  return {
    field: field.replace(/^\./, '') || '(whole)',
    code: typeof own === 'string' ? own : issue.code,
    message,
  };
}

function contextErrors({ recipient, expires }: SentNotification, { now, domains }: ValidationContext) {
  const errors: FieldError[] = [];
  const refuse = (field: keyof SentNotification, code: string, message: string) =>
    errors.push({ field, code, message });
  if (!domains.includes(recipient.slice(recipient.lastIndexOf('@') + 1)))
    refuse('recipient', 'foreign_domain', 'Nobody of this domain can sign in here.');
  const left = expires === undefined ? 1 : Date.parse(expires) - now.getTime();
  if (left <= 0) refuse('expires', 'over', 'This time is over. Write one to come.');
  if (left > LONGEST_LIFE) refuse('expires', 'too_late', 'Write a time within a year.');
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
