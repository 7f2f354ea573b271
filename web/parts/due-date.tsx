import type { PracticeResult } from '../../shared/model/report.ts';
import { said } from '../words/said.ts';
import { dueDate } from '../words/time.ts';
import { t } from '../words/words.ts';
import { useReport } from './report-context.ts';

export interface DueDateProps {
  result: Pick<PracticeResult, 'due' | 'deadline'>;
}

/** By when it is to be done; since when it is late, once the day is over. */
export function DueDate({ result: { due, deadline } }: DueDateProps) {
  if (due === undefined || deadline === undefined) return null;
  return <span>{t(deadline.late ? 'row.late' : 'row.due', { date: dueDate(due, deadline.ends_at) })}</span>;
}

/** The same, and why by that day. */
export function DueWithReason({ result }: DueDateProps) {
  const { report } = useReport();
  if (result.due === undefined || result.deadline === undefined) return null;
  return (
    <span>
      <DueDate result={result} /> <span {...said(report.language)}>{result.deadline.reason}</span>
    </span>
  );
}
