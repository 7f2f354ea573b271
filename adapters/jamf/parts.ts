import { SourceError } from '../../shared/adapter-kit/errors.ts';
import type { Log } from '../../shared/adapter-kit/log.ts';
import type { Answer } from '../../shared/model/record.ts';

export const NOTHING = (): Answer => ({ complete: true, dropped: [], records: [] });

/**
 * One answer of several parts. A part that failed makes it incomplete; when none succeeded there is no answer.
 *
 * @throws SourceError the first part's, when all failed
 */
export async function partsOf(parts: readonly Promise<Answer>[], log: Log): Promise<Answer> {
  const whole = NOTHING();
  const errors: unknown[] = [];
  for (const outcome of await Promise.allSettled(parts)) {
    if (outcome.status === 'rejected') {
      errors.push(outcome.reason);
      continue;
    }
    whole.records.push(...outcome.value.records);
    whole.dropped.push(...outcome.value.dropped);
    whole.complete &&= outcome.value.complete;
  }
  if (errors.length === 0) return whole;
  const bug = errors.find((error) => !(error instanceof SourceError));
  if (bug !== undefined || errors.length === parts.length) throw bug ?? errors[0];
  for (const error of errors) log.error('A part of the answer is missing', error, { source: 'jamf' });
  return { ...whole, complete: false };
}
