/** What the page says of each source: how fresh it is, what went wrong, when to expect more. */
import type { ReportSource, SourceState } from '../model/report.ts';
import type { SourceErrorCode } from '../model/source.ts';
import type { Mark, SourceItems } from '../model/stored.ts';
import { completeSweep } from './held.ts';
import type { SourceWords } from './text/index.ts';

/**
 * How asking a source went during this very request, where it was asked. `more`: what it tells of the person is known,
 * and it is still being asked for hardware that is said to be theirs.
 */
export type SourceOutcome = 'pending' | 'more' | SourceErrorCode;

/** What is stored about one person at one source, and how asking went just now. */
export interface SourceKnowledge {
  source: string;
  label: string;
  mark: Mark | undefined;
  items: SourceItems | undefined;
  outcome: SourceOutcome | undefined;
}

/** Of the source's configuration, milliseconds. */
export interface SourceTimes {
  fresh_for: number;
  /** Absent: it is not swept. */
  sweep_every?: number;
}

/**
 * When the source last told what it knows about the person, ISO 8601 UTC: the later of their last successful fetch,
 * complete or not, and the last complete sweep.
 */
export function knownAt({ mark, items }: Pick<SourceKnowledge, 'mark' | 'items'>): string | undefined {
  return latest(mark?.fetched_at, completeSweep(items)?.at);
}

/** The last attempt's error, when nothing succeeded since. */
export function lastError({ mark, items }: Pick<SourceKnowledge, 'mark' | 'items'>): Mark['error'] {
  const known = knownAt({ mark, items });
  if (!mark?.error) return undefined;
  return known === undefined || Date.parse(mark.error.at) > Date.parse(known) ? mark.error : undefined;
}

/**
 * What is known rests on a fetch that could not read everything, and no sweep saw all of it lately: some vendors can
 * never say that a search found everything, and beside a sweep that is no lack.
 *
 * @param freshFor how old a sweep may be to count, milliseconds
 */
export function isPartial(
  { mark, items }: Pick<SourceKnowledge, 'mark' | 'items'>,
  freshFor: number,
  now: Date,
): boolean {
  if (mark?.complete !== false || mark.fetched_at === undefined) return false;
  const swept = Date.parse(completeSweep(items)?.at ?? '');
  return !(swept >= Date.parse(mark.fetched_at) || now.getTime() - swept <= freshFor);
}

/** Somebody is asking for this person at this very moment. */
export function isLeased(mark: Mark | undefined, now: Date): boolean {
  return Date.parse(mark?.fetching_until ?? '') > now.getTime();
}

/** Until when nobody may ask this source, ISO 8601 UTC: it failed too often in a row. */
export function closedUntil(items: SourceItems | undefined, now: Date): string | undefined {
  const until = items?.health?.open_until;
  return until !== undefined && Date.parse(until) > now.getTime() ? until : undefined;
}

/** Something of what this source knows may be missing from the report. */
export const mayLack = ({
  state,
  code,
}: Pick<ReportSource, 'state'> & { code?: string | undefined }): boolean =>
  state === 'pending' || state === 'failed' || code === INCOMPLETE;

/** A source as the report shows it. `message` is in words of `words`. */
export function sourceState(
  knowledge: SourceKnowledge,
  times: SourceTimes,
  now: Date,
  words: SourceWords,
): ReportSource {
  const known = knownAt(knowledge);
  const { state, code } = judgeSource(knowledge, known, times, now);
  const expected = nextExpected(knowledge, times, now);
  const message = code && messageOf(code, knowledge.label, known !== undefined, words);
  return {
    source: knowledge.source,
    label: knowledge.label,
    state,
    partial: mayLack({ state, code }),
    synced_at: known ?? null,
    ...(expected && { next_expected: expected }),
    ...(code && { code }),
    ...(message && { message }),
  };
}

interface Judged {
  state: SourceState;
  code?: string;
}

const isFailure = (outcome: SourceOutcome | undefined): outcome is SourceErrorCode =>
  outcome !== undefined && outcome !== 'pending' && outcome !== 'more';

/** It answered, and could not read everything. */
const INCOMPLETE = 'incomplete';
const PENDING: Judged = { state: 'pending', code: 'pending' };
const REFRESHING: Judged = { state: 'refreshing', code: 'refreshing' };

function judgeSource(
  knowledge: SourceKnowledge,
  known: string | undefined,
  times: SourceTimes,
  now: Date,
): Judged {
  const { outcome, items } = knowledge;
  if (isFailure(outcome)) return { state: 'failed', code: outcome };
  // Being asked right now: how the attempt before went says nothing about this one.
  if (known === undefined && outcome === 'pending') return PENDING;
  if (isLeased(knowledge.mark, now)) return known === undefined ? PENDING : REFRESHING;
  const error = lastError(knowledge);
  if (error) return { state: 'failed', code: error.code };
  if (known !== undefined && outcome === 'more') return REFRESHING;
  if (known !== undefined && now.getTime() - Date.parse(known) <= times.fresh_for) {
    return isPartial(knowledge, times.fresh_for, now)
      ? { state: 'fresh', code: INCOMPLETE }
      : { state: 'fresh' };
  }
  return judgeWaiting(items, known, now);
}

/** Nothing is known, or what is known is old. */
function judgeWaiting(items: SourceItems | undefined, known: string | undefined, now: Date): Judged {
  if (closedUntil(items, now)) return { state: 'failed', code: items?.health?.code ?? 'breaker_open' };
  return known === undefined ? PENDING : REFRESHING;
}

/** When it is asked again by itself: when the breaker closes, else when the next sweep begins. */
function nextExpected({ items }: SourceKnowledge, times: SourceTimes, now: Date): string | undefined {
  const closed = closedUntil(items, now);
  if (closed) return closed;
  const started = items?.sweep?.last?.started;
  if (started === undefined || times.sweep_every === undefined) return undefined;
  const next = Date.parse(started) + times.sweep_every;
  return next > now.getTime() ? new Date(next).toISOString() : undefined;
}

/** Two sentences at most: what happened, and what it means for what is on the page. */
function messageOf(code: string, label: string, known: boolean, words: SourceWords): string {
  const states: Record<string, string> = words.states;
  const codes: Record<string, string> = words.codes;
  if (states[code]) return states[code].replaceAll('{source}', label);
  const sentence = codes[code] ?? words.codes.internal;
  return `${sentence} ${known ? words.shown_before : words.nothing_shown}`.replaceAll('{source}', label);
}

function latest(...times: (string | undefined)[]): string | undefined {
  return times
    .filter((time) => time !== undefined && !Number.isNaN(Date.parse(time)))
    .sort((a, b) => Date.parse(b ?? '') - Date.parse(a ?? ''))[0];
}
