/** By when a finding is to be settled, and what that makes of its status. */
import type { Deadline, PracticeResult } from '../model/report.ts';
import { addDays } from '../releases/days.ts';
import { dayIn, endOf } from './days.ts';
import { say } from './render.ts';
import type { Due, PracticeContext } from './types.ts';

const DAY = 86_400_000;

/** What an organization decides about days. Durations are milliseconds. */
export interface DueRules {
  /** The day by which findings are to be settled, `2026-12-15`; a time stands for its day. */
  due: string | undefined;
  /** How long there is from the beginning of a finding on. */
  due_after: number | undefined;
  /** What is left at least when a device that had been away has reported again. */
  grace: number;
}

/** @param written `2026-12-15`, or a time */
export const writtenDay = (written: string, zone: string): string =>
  written.includes('T') ? dayIn(zone, new Date(written)) : written;

/**
 * The organization's day where there is one, the later one of two; else what the practice knows. What was told is kept,
 * also when there would be no day any more, and a device that had been away gets its grace. A practice does both itself
 * for what it knows.
 */
export function dueOf(rules: DueRules, known: Due | undefined, context: PracticeContext): Due | undefined {
  const own = later(setDay(rules, context), countedDay(rules, context));
  const told = toldDay(context);
  if (own) return later(later(own, told), graceDay(rules, context));
  const isOver = told && told.day < dayIn(context.time_zone, context.now);
  return known ?? (isOver ? undefined : told);
}

function setDay({ due }: DueRules, { time_zone }: PracticeContext): Due | undefined {
  if (due === undefined) return undefined;
  return { day: writtenDay(due, time_zone), code: 'set', reason: say('due_set') };
}

/** Where nobody remembers since when, there is nothing to count from. */
function countedDay({ due_after }: DueRules, { remembered, time_zone }: PracticeContext): Due | undefined {
  const { since } = remembered;
  if (due_after === undefined || since === undefined) return undefined;
  const values = { count: wholeDays(due_after), date: new Date(dayIn(time_zone, new Date(since))) };
  const day = dayIn(time_zone, new Date(Date.parse(since) + due_after));
  return { day, code: 'found', reason: say('due_found', values) };
}

function toldDay({ remembered: { told_due } }: PracticeContext): Due | undefined {
  return told_due === undefined
    ? undefined
    : { day: told_due, code: 'told_before', reason: say('due_told_before') };
}

function graceDay({ grace }: DueRules, { remembered, time_zone }: PracticeContext): Due | undefined {
  const { reported_again_at: again } = remembered;
  if (again === undefined) return undefined;
  const count = wholeDays(grace);
  const day = addDays(dayIn(time_zone, new Date(again)), count);
  return { day, code: 'away', reason: say('due_away', { count }) };
}

const wholeDays = (milliseconds: number): number => Math.ceil(milliseconds / DAY);

/** The first of two equal ones: its reason is nearer to the matter. */
const later = (one: Due | undefined, other: Due | undefined): Due | undefined =>
  other === undefined || (one !== undefined && one.day >= other.day) ? one : other;

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
