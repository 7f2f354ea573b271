/** From what an organization decided to practices that are ready to judge, in one language. */
import type { Language } from '../model/languages.ts';
import type { Platform } from '../model/record.ts';
import type { Rating } from '../model/report.ts';
import { type Aim, aimOf } from './aims.ts';
import type { DueRules } from './deadline.ts';
import { languageFor, textFile } from './languages.ts';
import { practiceFor, REGISTRY } from './registry.ts';
import type { Voice } from './render.ts';
import type { PracticeRule } from './rules.ts';
import type { PracticeSetting, PracticesConfig } from './settings.ts';
import type { Practice } from './types.ts';
import {
  missingWords,
  overlay,
  shippedWords,
  strayPlaceholders,
  type TextFile,
  type Words,
} from './words.ts';

/** Compiling a schema pays for the second value only. */
const ONCE = { jitless: true };

/** What is left to whoever has been away, unless the organization says otherwise. */
const GRACE = 3 * 86_400_000;

/** A practice with everything decided. */
export interface LoadedPractice {
  practice: Practice;
  /** For all devices that no rule is about. */
  off: boolean;
  /** For some devices; the first that fits counts. They have no rules themselves. */
  rules: readonly { aim: Aim; loaded: LoadedPractice }[];
  rating: Rating;
  /** As its own schema gave them: complete. */
  options: object;
  maxAge: number;
  deadline: DueRules;
  words: Words;
  voice: Voice;
  platforms: TextFile['common']['platforms'];
}

/** The practices that are on for some device, in order: the built-in ones, then those that the organization added. */
export function practicesOf(config: PracticesConfig): Practice[] {
  const ids = new Set([...REGISTRY.map((practice) => practice.id), ...Object.keys(config)]);
  return [...ids]
    .filter((id) => isOn(config[id]))
    .map((id) => practiceFor(id, config[id]))
    .filter((practice) => practice !== undefined)
    .filter(({ id, optional }) => !optional || config[id] !== undefined);
}

/** For everybody, or for some. */
const isOn = ({ off, rules = [] }: PracticeSetting = {}): boolean =>
  !off || rules.some((rule) => rule.off === false);

/** Whether a practice may be judged on a platform: not where a rule about it alone switches it off. */
export function isOnFor({ off = false, rules = [] }: PracticeSetting = {}, platform: Platform): boolean {
  for (const rule of rules) {
    if (rule.platforms?.includes(platform) === false) continue;
    const isOnThere = !(rule.off ?? off);
    if (isOnThere) return true;
    // Of a rule that names more, others of the platform are left.
    if (!rule.owned_by && !rule.labels && !rule.people) return false;
  }
  return !off;
}

interface WordProblems {
  id: string;
  problems: string[];
}

/**
 * What keeps the practices that are on from speaking a language: one entry per practice.
 *
 * @returns an empty list when all is there
 */
export function wordProblems(config: PracticesConfig, language: string): WordProblems[] {
  const file = textFile(languageFor(language));
  return practicesOf(config)
    .map((practice) => {
      const shipped = shippedWords(practice, file);
      const own = config[practice.id]?.words?.[language] ?? {};
      const missing = missingWords(practice, overlay(shipped, own));
      const stray = strayPlaceholders(own, shipped);
      return {
        id: practice.id,
        problems: [
          ...(missing.length > 0 ? [`lacks words: ${missing.join(', ')}. Write them here`] : []),
          ...stray.map((place) => `asks in ${place} for something that is never filled in. Correct it`),
        ],
      };
    })
    .filter(({ problems }) => problems.length > 0);
}

function ready(practice: Practice, setting: PracticeSetting | undefined, language: Language): LoadedPractice {
  const file = textFile(language);
  // Nothing is missing from it (`wordProblems`), and its parts were checked: ours by a test, the organization's as it was read.
  const words = overlay(shippedWords(practice, file), setting?.words?.[language]) as Words;
  const options = { ...practice.options.parse({}, ONCE), ...setting?.options };
  const rules = (setting?.rules ?? []).map((rule) => ({
    aim: aimOf(rule),
    loaded: ready(practice, ruled(setting, rule), language),
  }));
  return {
    practice,
    off: setting?.off ?? false,
    rules,
    rating: setting?.rating ?? practice.rating,
    options,
    maxAge: 'max_age' in options && typeof options.max_age === 'number' ? options.max_age : Infinity,
    deadline: {
      due: setting?.due,
      due_after: setting?.due_after,
      grace: setting?.grace ?? GRACE,
    },
    words,
    voice: { language, phrases: words.phrases },
    platforms: file.common.platforms,
  };
}

/** What a rule leaves out is as for everybody; its day, however it is said, replaces theirs. */
function ruled(setting: PracticeSetting | undefined, rule: PracticeRule): PracticeSetting {
  const dated = rule.due !== undefined || rule.due_after !== undefined;
  const { due, due_after } = dated ? rule : { ...setting };
  return { ...setting, ...rule, due, due_after, rules: [] };
}

const loaded = new WeakMap<PracticesConfig, Map<Language, LoadedPractice[]>>();

/**
 * Loads the practices that are on; kept per configuration and language.
 *
 * @throws Error naming each practice without words and what it lacks
 */
export function loadPractices(config: PracticesConfig, asked: string): LoadedPractice[] {
  const language = languageFor(asked);
  const known = loaded.get(config) ?? new Map<Language, LoadedPractice[]>();
  loaded.set(config, known);
  const before = known.get(language);
  if (before) return before;
  const wrong = wordProblems(config, language);
  if (wrong.length > 0) {
    const list = wrong.map(({ id, problems }) => `${id} ${problems.join('; ')}`);
    throw new Error(`Practices do not load in language ${language}: ${list.join('. ')}.`);
  }
  const practices = practicesOf(config).map((practice) => ready(practice, config[practice.id], language));
  known.set(language, practices);
  return practices;
}
