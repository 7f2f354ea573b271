/** A person's answer: by the addressee alone, once, in time. */
import * as z from 'zod';
import { ProblemError } from '../../access/problem.ts';
import { isLegible, visibleText } from '../../identifiers/index.ts';
import { LONGEST_COMMENT, type NotificationAnswer } from '../../model/notification.ts';
import type { StoredAction, StoredNotification } from '../../tables/notifications-types.ts';
import type { NotificationDependencies } from './dependencies.ts';

const AnswerBody = z.strictObject({
  action: z.string({ error: 'Write the id of one of the actions.' }),
  comment: z
    .string({ error: 'Write a text, or leave it out.' })
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => [...text].length <= LONGEST_COMMENT, {
      error: `Write at most ${LONGEST_COMMENT} characters.`,
    })
    // Pasted text brings such characters along: the person need not know them to get rid of them.
    .transform((text) => visibleText(text, LONGEST_COMMENT, { lines: true }))
    .optional(),
});

/** What became of it: `kept` also for a repeat that says the same; `otherwise`: something else was said before. */
export interface AnswerResult {
  outcome: 'kept' | 'otherwise';
  notification: StoredNotification;
}

/**
 * @param who the person who is signed in, e-mail in its one spelling
 * @param id of the notification
 * @throws ProblemError 400 naming each wrong field, 404 when this person has no such notification, 410 after its end
 */
export async function answerNotification(
  who: string,
  id: string,
  body: unknown,
  { table, now }: Pick<NotificationDependencies, 'table' | 'now'>,
): Promise<AnswerResult> {
  const there = await table.get(who, id);
  if (!there) throw new ProblemError(404, 'not_found', 'There is no such notification for you.');
  const given = readAnswer(body, there.content.actions);
  if (there.answer) return compare(there, given);
  const answer: NotificationAnswer = { ...given, at: now().toISOString(), who };
  if (there.expires <= answer.at) throw expired(there);
  const kept = await table.answer(who, id, answer);
  if (kept) return { outcome: 'kept', notification: kept };
  // Another window was faster, or the write was repeated after its answer got lost.
  const meanwhile = await table.get(who, id);
  if (meanwhile?.answer) return compare(meanwhile, given);
  throw expired(there);
}

type Said = Pick<NotificationAnswer, 'action' | 'comment'>;

function readAnswer(body: unknown, actions: readonly StoredAction[]): Said {
  const result = AnswerBody.safeParse(body ?? {});
  if (!result.success) {
    const errors = result.error.issues.map(({ path, message }) => ({
      field: path.join('.') || '(whole)',
      message,
    }));
    throw invalid(errors);
  }
  const { action, comment } = result.data;
  const chosen = actions.find((one) => one.id === action);
  if (!chosen) {
    const ids = actions.map((one) => one.id).join(', ');
    throw invalid([{ field: 'action', message: `Write one of: ${ids}.` }]);
  }
  if (chosen.comment === 'required' && !isLegible(comment ?? ''))
    throw invalid([{ field: 'comment', message: 'Say a few words about it.' }]);
  if (chosen.comment === 'none' && comment)
    throw invalid([{ field: 'comment', message: 'This action takes no comment. Leave it out.' }]);
  return { action, ...(comment && { comment }) };
}

function compare(notification: StoredNotification, said: Said): AnswerResult {
  const { answer } = notification;
  const isSame = answer?.action === said.action && answer.comment === said.comment;
  return { outcome: isSame ? 'kept' : 'otherwise', notification };
}

const invalid = (errors: { field: string; message: string }[]) =>
  new ProblemError(400, 'invalid_answer', 'The answer cannot be kept like this.', { errors });

const expired = ({ expires }: StoredNotification) =>
  new ProblemError(410, 'expired', `This could be answered until ${expires}. Tell the help desk instead.`);
