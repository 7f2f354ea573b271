/** From counts to what is drawn: parts of a bar, shares, the course of time. */
import type { StatusCounts, Summary } from '../../shared/model/totals.ts';

/** What a bar is made of, in its order. The words are those of the rest of the page. */
export const PARTS = ['done', 'should', 'must', 'replace', 'unknown', 'blind'] as const;
export type BarPart = (typeof PARTS)[number];

const STATUS = {
  done: 'ok',
  should: 'nudge',
  must: 'warn',
  replace: 'replace',
  unknown: 'unknown',
  blind: 'blind',
} as const;

export const countOf = (counts: StatusCounts, part: BarPart): number => counts[STATUS[part]] ?? 0;

/** Devices that the practice is for. */
export const concerned = (counts: StatusCounts): number =>
  PARTS.reduce((sum, part) => sum + countOf(counts, part), 0);

/** From 0 to 1; 0 where there is nothing to share. */
export const shareOf = (counts: StatusCounts, part: BarPart): number =>
  countOf(counts, part) / Math.max(1, concerned(counts));

export interface Segment {
  part: BarPart;
  /** From 0 to 1. */
  from: number;
  width: number;
}

/** The parts of a bar that are not empty. */
export function segmentsOf(counts: StatusCounts): Segment[] {
  let from = 0;
  return PARTS.flatMap((part) => {
    const width = shareOf(counts, part);
    const segment = { part, from, width };
    from += width;
    return width > 0 ? [segment] : [];
  });
}

export interface Point {
  date: string;
  /** Share of devices on which all is done, from 0 to 1. */
  share: number;
}

/** How a practice has been doing, day by day; days on which it was not counted are left out. */
export function courseOf({ days }: Pick<Summary, 'days'>, practice: string): Point[] {
  return days.flatMap(({ date, practices }) => {
    const counts = practices[practice];
    return counts && concerned(counts) > 0 ? [{ date, share: shareOf(counts, 'done') }] : [];
  });
}
