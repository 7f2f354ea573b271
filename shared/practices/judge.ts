/** The runner: everything about a practice that is not judgement. */
import type { DeviceMemory, FindingMemory } from '../model/memory.ts';
import type { RecordPart } from '../model/record.ts';
import type { Releases } from '../model/releases.ts';
import { type Evidence, NEVER_TOLD, NOT_ANSWERED, type PracticeResult } from '../model/report.ts';
import type { Owners } from './aims.ts';
import { describable, evidenceFor, knowledgeFor, levelsFor, uncheckedSystem } from './knowledge.ts';
import { type LoadedPractice, loadPractices } from './load.ts';
import { present } from './present.ts';
import { renderPhrase } from './render.ts';
import type { PracticesConfig } from './settings.ts';
import { type Weighed, weigh } from './trust.ts';
import type { EvidenceName, JudgedDevice, Knowledge, Outcome, Practice, PracticeContext } from './types.ts';

/** A practice's result by itself: where it is shown depends on the device, too. */
export type Judgement = Omit<PracticeResult, 'group' | 'disagrees'>;

export interface JudgeContext {
  now: Date;
  /** The language of the words; see `languageFor`. */
  language: string;
  /** The part `practices` of the configuration; `{}` for all built-in ones as they are. */
  practices: PracticesConfig;
  /** In which a day begins and ends. Default: UTC. */
  time_zone?: string | undefined;
  /** Of the device. Absent: nothing is remembered. */
  memory?: DeviceMemory | undefined;
  /** Whose the device is: e-mails, lower case. Asked only where a rule names people. Absent: nobody's. */
  owners?: Owners;
  /** What feeds say of versions of systems. Absent: none was read yet. */
  releases?: Releases | undefined;
  /** What none of the sources that know the device can tell of its platform. Absent: they may tell anything. */
  untold?: ReadonlySet<EvidenceName>;
  /** What people call a source. Absent: its own name. */
  label?(source: string): string;
  /** Told when a practice threw, to be logged and counted. */
  onError?(practice: string, error: unknown): void;
}

/** Decides whether a practice applies and can be judged, and lets it judge. */
function decide(loaded: LoadedPractice, known: Knowledge, context: PracticeContext): Outcome {
  const { practice, options } = loaded;
  if (context.platform && !practice.platforms.includes(context.platform)) return { verdict: 'na' };
  const nothing = Object.keys(known).length === 0;
  const outcome: Outcome = nothing
    ? { verdict: 'unknown', code: 'no_fact' }
    : practice.evaluate(known, options, context);
  return outcome.verdict === 'unknown' && !context.platform ? { ...outcome, code: 'no_platform' } : outcome;
}

/** Whether no answer can come from sources that leave these things out. */
export const isUntold = (
  { facts, answered_by = facts }: Practice,
  untold: ReadonlySet<EvidenceName>,
): boolean => answered_by.every((basis) => untold.has(basis));

const isAbout = (part: RecordPart, { facts, answered_by = facts }: Practice): boolean =>
  answered_by.some((basis) => (basis === 'os_version' ? part === 'system' : part === basis));

/**
 * What nobody has told is missing; what nobody can tell is a gap of the sources; what one of them has and did not
 * answer this time is neither.
 */
function explained(
  outcome: Outcome,
  practice: Practice,
  { missing = [] }: JudgedDevice,
  { untold }: JudgeContext,
): Outcome {
  if (outcome.verdict !== 'unknown') return outcome;
  const lacksSystem = outcome.code === 'no_platform' && missing.includes('system');
  if (lacksSystem) return { ...outcome, code: NOT_ANSWERED };
  if (outcome.code !== 'no_fact') return outcome;
  if (missing.some((part) => isAbout(part, practice))) return { ...outcome, code: NOT_ANSWERED };
  return untold && isUntold(practice, untold) ? { ...outcome, code: NEVER_TOLD } : outcome;
}

/** What counts of what the sources say. */
function weighed(loaded: LoadedPractice, device: JudgedDevice, seenFrom: PracticeContext): Weighed {
  const decideOn = (known: Knowledge) => decide(loaded, known, seenFrom);
  if (!device.views) {
    const known = knowledgeFor(device, loaded.practice, seenFrom);
    return { known, outcome: decideOn(known) };
  }
  const levels = levelsFor(device, device.views, loaded.practice, seenFrom);
  return weigh(levels, { decide: decideOn, maxAge: loaded.maxAge, context: seenFrom });
}

function evidence(loaded: LoadedPractice, device: JudgedDevice, context: PracticeContext): Evidence[] {
  const { practice, words, voice } = loaded;
  return practice.facts.flatMap((basis) =>
    evidenceFor(device, basis).flatMap(({ source, value, at }) => {
      const whole = describable(basis, value, context);
      const part = practice.part(basis, whole, context, source);
      if (part === undefined) return [];
      const seen = renderPhrase(
        practice.describe(basis, whole, context, source),
        { name: words.name },
        voice,
      );
      return [{ source, fact: basis, seen, value: part === whole ? value : part, ...(at && { at }) }];
    }),
  );
}

function rememberedOf({ id }: Practice, { memory }: JudgeContext): FindingMemory {
  const again = memory?.reported_again_at;
  return { ...memory?.findings[id], ...(again !== undefined && { reported_again_at: again }) };
}

function judgeOne(loaded: LoadedPractice, device: JudgedDevice, context: JudgeContext): Judgement {
  const { now, time_zone = 'UTC', releases, label = (source) => source } = context;
  const { platform } = device;
  const remembered = rememberedOf(loaded.practice, context);
  const { grace } = loaded.deadline;
  const seenFrom: PracticeContext = { now, time_zone, platform, remembered, grace, releases, label };
  try {
    const { known, outcome: found }: Weighed = uncheckedSystem(device)
      ? { known: {}, outcome: { verdict: 'na' } }
      : weighed(loaded, device, seenFrom);
    const outcome = explained(found, loaded.practice, device, context);
    const said = outcome.verdict === 'na' ? [] : evidence(loaded, device, seenFrom);
    return { ...present(loaded, device, known, outcome, seenFrom), evidence: said };
  } catch (error) {
    context.onError?.(loaded.practice.id, error);
    const outcome: Outcome = { verdict: 'unknown', code: 'practice_error' };
    return { ...present(loaded, device, {}, outcome, seenFrom), evidence: [] };
  }
}

/**
 * Judges a device by every practice that is on for it.
 *
 * @returns one result per practice, in order; the device is not changed
 * @throws Error when a practice has no words (see `loadPractices`); never because of the device
 */
export function judge(device: JudgedDevice, context: JudgeContext): Record<string, Judgement> {
  const { owners = () => [] } = context;
  const practices = loadPractices(context.practices, context.language)
    .map((loaded) => loaded.rules.find(({ aim }) => aim(device, owners))?.loaded ?? loaded)
    .filter(({ off }) => !off);
  return Object.fromEntries(
    practices.map((loaded) => [loaded.practice.id, judgeOne(loaded, device, context)]),
  );
}
