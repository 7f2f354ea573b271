/** By when a finding is to be settled, and what that makes of its status. */
import type { Deadline, PracticeResult } from '../model/report.ts';
import { dayIn, endOf } from './days.ts';
import { say } from './render.ts';
import type { Due, PracticeContext } from './types.ts';

/** The day that an organization wrote; a time of day stands for its day. @param written `2026-12-15`, or a time */
export const writtenDay = (written: string, zone: string): string =>
  written.includes('T') ? dayIn(zone, new Date(written)) : written;

/** The organization's day where it wrote one, else what the practice knows. */
export function dueOf(
  written: string | undefined,
  known: Due | undefined,
  { time_zone }: PracticeContext,
): Due | undefined {
  if (written === undefined) return known;
  return { day: writtenDay(written, time_zone), code: 'set', reason: say('due_set') };
}

/**
 * What a finding's day makes of it: a nudge until it is over.
 *
 * @param status what it is without a day
 */
export function dated(
  status: Deadline['status_after'],
  due: Due | undefined,
  reason: (due: Due) => string,
  { now, time_zone }: PracticeContext,
): Pick<PracticeResult, 'status' | 'due' | 'deadline'> {
  if (!due) return { status };
  const { day, code } = due;
  const late = dayIn(time_zone, now) > day;
  const ends_at = endOf(day, time_zone).toISOString();
  return {
    status: late ? status : 'nudge',
    due: day,
    deadline: { ends_at, late, status_after: status, code, reason: reason(due) },
  };
}
