/** Answers to questions: none, without a list where one should be, and of several parts. */
import type { Answer } from '../model/record.ts';
import { SourceError } from './errors.ts';
import type { Log } from './log.ts';
import { object } from './read.ts';

/** What cannot be found, for sure. */
export const nothing = (): Answer<never> => ({ complete: true, dropped: [], records: [] });

/**
 * The list under a key of what a vendor answered.
 *
 * @param what in words, for the message: "list of hosts"
 * @throws SourceError `unintelligible` when there is none
 */
export function listIn(body: unknown, key: string, vendor: string, what = `list of ${key}`): unknown[] {
  const found = object(body)?.[key];
  if (Array.isArray(found)) return found;
  throw new SourceError('unintelligible', `${vendor} answered no ${what}.`);
}

/**
 * One answer of several parts, each item once. A part that failed makes it incomplete; when all failed there is none.
 *
 * @throws SourceError the first part's, when all failed; what is no SourceError in any case
 */
export async function together<Item extends { id: string }>(
  parts: readonly Promise<Answer<Item>>[],
  log: Log,
): Promise<Answer<Item>> {
  const outcomes = await Promise.allSettled(parts);
  const errors = outcomes.flatMap((part) => (part.status === 'rejected' ? [part.reason as unknown] : []));
  const answers = outcomes.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []));
  const bug = errors.find((error) => !(error instanceof SourceError));
  if (errors.length > 0 && (bug !== undefined || answers.length === 0)) throw bug ?? errors[0];
  for (const error of errors) log.error('A part of the answer is missing', error);
  return {
    complete: errors.length === 0 && answers.every(({ complete }) => complete),
    // Two parts may find the same device. One without an id cannot be told from another: each reason counts once.
    dropped: onceBy(
      answers.flatMap(({ dropped }) => dropped),
      ({ id, reason }) => `${id} ${reason}`,
    ),
    records: onceBy(
      answers.flatMap(({ records }) => records),
      ({ id }) => id,
    ),
  };
}

const onceBy = <Value>(values: readonly Value[], key: (value: Value) => string): Value[] => [
  ...new Map(values.map((value) => [key(value), value])).values(),
];
