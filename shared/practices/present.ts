/** From an outcome to what the page draws: status, words and age. */
import type { PracticeResult, Rating } from '../model/report.ts';
import { dated, dueOf } from './deadline.ts';
import { directionsFor } from './directions.ts';
import { systemOf, uncheckedSystem } from './knowledge.ts';
import type { LoadedPractice } from './load.ts';
import { type Phrase, render, renderPhrase, type Values } from './render.ts';
import { restedAt } from './trust.ts';
import type { JudgedDevice, Knowledge, Known, Outcome, PracticeContext, StepFilling } from './types.ts';
import type { Words } from './words.ts';

type Presented = Omit<PracticeResult, 'evidence' | 'group' | 'disagrees'>;

const TITLES = { pass: 'ok', fail: 'fail', unknown: 'unknown', na: 'na' } as const;

function statusOf(
  outcome: Outcome,
  rating: Rating,
  { deadline }: LoadedPractice,
  phrase: (source: Phrase) => string,
  context: PracticeContext,
): Pick<Presented, 'status' | 'due' | 'deadline'> {
  if (outcome.verdict === 'pass') return { status: 'ok' };
  if (outcome.verdict !== 'fail') return { status: outcome.verdict };
  const status = rating === 'critical' ? 'warn' : 'nudge';
  return dated(status, dueOf(deadline, outcome.due, context), ({ reason }) => phrase(reason), context);
}

/** A cap can only make a finding weigh less. */
const ratingOf = (outcome: Outcome, rating: Rating): Rating =>
  outcome.verdict === 'fail' && outcome.cap === 'suggested' ? 'suggested' : rating;

function linkFor(link: Words['link'], device: JudgedDevice): string | null {
  if (typeof link !== 'object') return link ?? null;
  return (device.platform && link[device.platform]) ?? link.any ?? null;
}

/** What is unknown can be looked at by the steps, unless its words say that there is nothing to do. */
const hasSteps = (outcome: Outcome, words: Words): boolean =>
  outcome.verdict === 'fail' ||
  (outcome.verdict === 'unknown' && words.unknown[outcome.code]?.steps !== false);

/** Details that practices tell in words of their own: their values are codes. */
const CODES = new Set(['covers']);

/** Plain lines of what the source added to the fact: each item of a list, each other entry with its name. */
function factDetails(fact: Known | undefined): string[] {
  return Object.entries(fact?.details ?? {})
    .filter(([name]) => !CODES.has(name))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [`${name.replaceAll('_', ' ')}: ${value}`]));
}

function age(at: string | undefined, loaded: LoadedPractice, now: Date) {
  const time = Date.parse(at ?? '');
  return {
    stale: now.getTime() - time > loaded.maxAge,
    last_updated: Number.isNaN(time) ? null : new Date(time).toISOString(),
  };
}

/** What it rests on. Only a verdict can be stale: what is unknown has no age. */
function restsOn(loaded: LoadedPractice, known: Knowledge, outcome: Outcome, now: Date) {
  const basis = outcome.verdict === 'na' ? undefined : outcome.basis;
  const fact = basis && known[basis];
  if (!basis || !fact || outcome.verdict === 'na')
    return { fact: null, source: null, stale: false, last_updated: null };
  const { stale, last_updated } = age(restedAt(outcome, known), loaded, now);
  return {
    fact: basis,
    source: fact.source || null,
    stale: stale && outcome.verdict !== 'unknown',
    last_updated,
  };
}

/** What the steps are filled with; a finding may ask for fewer of them than the practice does. */
function askedOf(
  { practice, options }: LoadedPractice,
  outcome: Outcome,
  base: Values,
  context: PracticeContext,
): StepFilling {
  const { values, asks: usual } = practice.directions(options, context);
  const failing = outcome.verdict === 'fail' ? outcome : undefined;
  const asks = failing?.asks ?? usual;
  return { values: { ...base, ...values, ...failing?.values }, ...(asks && { asks }) };
}

/** Says an outcome in the report's language. */
export function present(
  loaded: LoadedPractice,
  device: JudgedDevice,
  known: Knowledge,
  outcome: Outcome,
  context: PracticeContext,
): Presented {
  const { words, voice, platforms } = loaded;
  const rating = ratingOf(outcome, loaded.rating);
  const platform = uncheckedSystem(device) ?? platforms[device.platform ?? 'unknown'] ?? '';
  const base: Values = { name: words.name, platform };
  const text = (source: string, values?: Values) =>
    render(source, values ? { ...base, ...values } : base, voice);
  const phrase = (source: Phrase) => renderPhrase(source, base, voice);

  const failing = outcome.verdict === 'fail' ? outcome : undefined;
  const variant = outcome.verdict === 'fail' || outcome.verdict === 'na' ? outcome.variant : undefined;
  const title = words.title[variant ?? TITLES[outcome.verdict]] ?? words.title[TITLES[outcome.verdict]] ?? '';
  const basis = outcome.verdict === 'na' ? undefined : outcome.basis;
  return {
    ...statusOf(outcome, rating, loaded, phrase, context),
    rating,
    title: text(title, failing?.values),
    why: text(words.why),
    ...(hasSteps(outcome, words)
      ? directionsFor(words, systemOf(device), variant, askedOf(loaded, outcome, base, context), voice)
      : { directions: null, other_directions: [] }),
    link: failing?.link ?? linkFor(words.link, device),
    consequence: failing ? text(words.consequence) : null,
    seen: null,
    wanted: failing ? phrase(failing.wanted) : null,
    details: [],
    ...(failing?.code && { code: failing.code }),
    ...restsOn(loaded, known, outcome, context.now),
    ...(outcome.verdict !== 'na' && said(outcome, basis && known[basis], words, text, phrase)),
  };
}

/** What was seen; for `unknown`, what is missing and who can change that. */
function said(
  outcome: Exclude<Outcome, { verdict: 'na' }>,
  fact: Known | undefined,
  words: Words,
  text: (source: string, values?: Values) => string,
  phrase: (source: Phrase) => string,
): Pick<Presented, 'seen' | 'details' | 'code'> {
  if (outcome.verdict !== 'unknown')
    return {
      seen: phrase(outcome.seen),
      details: [
        ...(outcome.details ?? []).map((line) => (typeof line === 'string' ? line : phrase(line))),
        ...factDetails(fact),
      ],
    };
  const explained = words.unknown[outcome.code];
  if (!explained) throw new Error(`There are no words for the code ${outcome.code}.`);
  const seen = outcome.seen ? [phrase(outcome.seen)] : [];
  return {
    code: outcome.code,
    seen: text(explained.missing, outcome.values),
    details: [text(explained.fix, outcome.values), ...seen],
  };
}
