/** Whose word counts, where the sources of a device are not trusted alike. Pure. */
import type { Trust } from '../model/declaration.ts';
import { type Phrase, say } from './render.ts';
import type { EvidenceName, Knowledge, Outcome, PracticeContext } from './types.ts';

/** What the sources of one trust know of what a practice rests on. */
export interface Level {
  trust: Trust;
  known: Knowledge;
}

/** What counts, and what follows from it. */
export interface Weighed {
  known: Knowledge;
  outcome: Outcome;
}

/** What it takes to weigh, besides what is known. */
export interface Scales {
  decide(known: Knowledge): Outcome;
  /** After which a fact is stale, milliseconds. */
  maxAge: number;
  context: Pick<PracticeContext, 'now' | 'time_zone' | 'label'>;
}

/** When what an outcome rests on was true, ISO 8601 UTC. */
export const restedAt = (outcome: Outcome, known: Knowledge): string | undefined =>
  outcome.verdict === 'na' ? undefined : (outcome.at ?? (outcome.basis && known[outcome.basis]?.at));

/**
 * The newest of what the most trusted say counts, while it is not stale; where all is stale, the newest of all. Those
 * that are trusted less decide where nothing above them says anything; where they differ and are newer, that is told.
 * What a person sent makes nothing good.
 *
 * @param levels the most trusted first
 */
export function weigh(levels: readonly Level[], scales: Scales): Weighed {
  const { depth, ...decided } = decisive(levels, scales);
  const { known, outcome } = decided;
  const newer = levels
    .slice(depth)
    .map((level) => ownView(level, known, scales))
    .filter((other) => isNewer(other, decided));
  const worse = newer.find((other) => other.outcome.verdict === 'fail');
  if (outcome.verdict === 'pass' && worse) return { known, outcome: disagreement(decided, worse, scales) };
  const better = newer.find((other) => other.outcome.verdict === 'pass');
  if (outcome.verdict !== 'fail' || !better) return decided;
  const details = [doneElsewhere(decided, better, scales), ...(outcome.details ?? [])];
  return { known, outcome: { ...outcome, details } };
}

type Decisive = Weighed & { depth: number };

/** What counts, and of how many levels it was made. */
function decisive(levels: readonly Level[], scales: Scales): Decisive {
  let best: Decisive | undefined;
  for (const [index, { trust }] of levels.entries()) {
    if (best && speaks(best) && !isStale(best, scales)) break;
    const depth = index + 1;
    const all = combined(levels.slice(0, depth), scales);
    const candidate = trust === 'self' && all.outcome.verdict === 'pass' ? unconfirmed(all, scales) : all;
    if (!best || replaces(candidate, best, scales)) best = { ...candidate, depth };
  }
  return best ?? { ...judged({}, scales), depth: 0 };
}

/** Of what is stale, only what is fresh or newer takes the place. */
function replaces(candidate: Weighed, best: Weighed, scales: Scales): boolean {
  if (!speaks(candidate)) return !speaks(best) && isUnconfirmed(candidate);
  return !speaks(best) || !isStale(candidate, scales) || isNewer(candidate, best);
}

/**
 * Of each thing what counts of it: of the most trusted that is not stale, else the newest. Where that says nothing, the
 * last level by itself.
 */
function combined(levels: readonly Level[], scales: Scales): Weighed {
  const names = new Set(levels.flatMap(({ known }) => Object.keys(known) as EvidenceName[]));
  const known = Object.fromEntries([...names].map((name) => [name, countingOf(name, levels, scales)]));
  const all = judged(known, scales);
  const last = levels.at(-1);
  return speaks(all) || levels.length === 1 || !last ? all : ownView(last, known, scales);
}

function countingOf(name: EvidenceName, levels: readonly Level[], scales: Scales) {
  const facts = levels.map(({ known }) => known[name]).filter((fact) => fact !== undefined);
  const fresh = facts.find(({ at }) => !isOld(at, scales));
  return fresh ?? facts.reduce((one, other) => (timeOf(other.at) > timeOf(one.at) ? other : one));
}

/** What a level says itself, completed by what counts. */
const ownView = ({ known }: Level, counting: Knowledge, scales: Scales): Weighed =>
  judged({ ...counting, ...known }, scales);

const judged = (known: Knowledge, { decide }: Scales): Weighed => ({ known, outcome: decide(known) });
const speaks = ({ outcome }: Weighed): boolean => outcome.verdict !== 'unknown';
const isStale = ({ outcome, known }: Weighed, scales: Scales): boolean =>
  isOld(restedAt(outcome, known), scales);
const isNewer = (one: Weighed, other: Weighed): boolean =>
  timeOf(restedAt(one.outcome, one.known)) > timeOf(restedAt(other.outcome, other.known));

/** What nobody dated is not called old. */
const isOld = (at: string | undefined, { maxAge, context }: Scales): boolean =>
  context.now.getTime() - Date.parse(at ?? '') > maxAge;

/** What nobody dated is older than all else. */
function timeOf(at: string | undefined): number {
  const time = Date.parse(at ?? '');
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

const NOT_CONFIRMED = 'not_confirmed';
const isUnconfirmed = ({ outcome }: Weighed) =>
  outcome.verdict === 'unknown' && outcome.code === NOT_CONFIRMED;

/** It is good, and only the person says so. */
function unconfirmed(all: Weighed, scales: Scales): Weighed {
  const { known, outcome } = all;
  if (outcome.verdict !== 'pass') return all;
  const { basis, at } = outcome;
  const values = { told: told(all, scales) };
  return {
    known,
    outcome: { verdict: 'unknown', code: NOT_CONFIRMED, basis, ...(at && { at }), values },
  };
}

/** What was good to those who are trusted more, and is newly bad to others: both are told, and neither is believed. */
function disagreement(decided: Weighed, other: Weighed, scales: Scales): Outcome {
  const { outcome } = decided;
  if (outcome.verdict !== 'pass') return outcome;
  const values = {
    trusted: told(decided, scales),
    newer: told(other, scales),
    source: sourceOf(decided, scales),
  };
  const { basis, at } = outcome;
  return { verdict: 'unknown', code: 'sources_disagree', basis, ...(at && { at }), values };
}

/** Whoever did what was asked is told that it was seen, and who has not seen it. */
const doneElsewhere = (decided: Weighed, other: Weighed, scales: Scales): Phrase =>
  say('done_elsewhere', { told: told(other, scales), source: sourceOf(decided, scales) });

function sourceOf({ outcome, known }: Weighed, { context }: Scales): string {
  const basis = outcome.verdict === 'na' ? undefined : outcome.basis;
  return context.label((basis && known[basis]?.source) ?? '');
}

/** "Jamf Pro on November 20, 2026 at 10:00 AM: encrypted". */
function told(view: Weighed, scales: Scales): Phrase {
  const { outcome, known } = view;
  const source = sourceOf(view, scales);
  const seen = 'seen' in outcome && outcome.seen ? outcome.seen : '';
  const at = timeOf(restedAt(outcome, known));
  if (!Number.isFinite(at)) return say('told', { source, seen });
  return say('told_at', { source, seen, at: { instant: new Date(at), zone: scales.context.time_zone } });
}
