import type { PracticeResult } from '../../shared/model/report.ts';
import { dueDate } from '../words/time.ts';
import { t } from '../words/words.ts';

export interface DueDateProps {
  result: Pick<PracticeResult, 'due' | 'deadline'>;
}

/** By when it is to be done; since when it is late, once the day is over. */
export function DueDate({ result: { due, deadline } }: DueDateProps) {
  if (due === undefined || deadline === undefined) return null;
  return <span>{t(deadline.late ? 'row.late' : 'row.due', { date: dueDate(due, deadline.ends_at) })}</span>;
}
