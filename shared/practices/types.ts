/** What a practice is made of. Everything here is data or a pure function. */
import type * as z from 'zod';
import type { MergedDevice } from '../model/device.ts';
import type { FindingMemory } from '../model/memory.ts';
import type { FactName, Facts, Platform, Software } from '../model/record.ts';
import type { Releases } from '../model/releases.ts';
import type { Rating } from '../model/report.ts';
import type { SystemSeen } from '../releases/system.ts';
import type { CheckSpec } from './check-spec.ts';
import type { Phrase, Values } from './render.ts';
import type { NamedSoftware } from './software-spec.ts';

/** What a practice may rest on: a fact, the system's version, or the list of software. */
export type EvidenceName = FactName | 'os_version' | 'software';

/** The value behind each basis. */
export type BasisValue = { [Name in FactName]: NonNullable<Facts[Name]>['value'] } & {
  os_version: SystemSeen;
  software: Software;
};

/** One known thing with the source that said it and when, ISO 8601 UTC. */
export interface Known<Name extends EvidenceName = EvidenceName> {
  readonly value: Readonly<BasisValue[Name]>;
  readonly source: string;
  readonly at?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | string[]>>;
}

/** All that a practice gets to see: only what it declares, and only what is known. */
export type Knowledge<Name extends EvidenceName = EvidenceName> = { readonly [N in Name]?: Known<N> };

/** Clock, time zone, platform, releases and what is remembered come from outside, so that a practice stays pure. */
export interface PracticeContext {
  now: Date;
  /** The organization's: in it a day begins and ends. A name of the IANA database. */
  time_zone: string;
  platform: Platform | undefined;
  /** Of this practice on this device. */
  remembered: FindingMemory;
  /** What is left at least when a device that had been away has reported again, milliseconds. */
  grace: number;
  /** What people call a source. */
  label(source: string): string;
  /** What feeds say of versions of systems. Absent: none was read yet. */
  releases?: Releases | undefined;
}

/** What the steps of a practice are filled with. */
export interface StepFilling {
  values?: Values;
  /** Keys of the steps that are asked for, of those that have one; absent: all of them. */
  asks?: readonly string[];
}

/** A line to look at: a phrase of the practice, or a source's own word. */
export type Detail = Phrase | string;

interface Rests<Name extends EvidenceName> {
  basis: Name;
  /** When what it rests on was true, where that is not the fact's own time. */
  at?: string;
}

/** By when a finding is to be settled. */
export interface Due {
  /** A calendar day in the organization's time zone, `2026-12-04`; over when that day ends. */
  day: string;
  /** Why that day. Stable. */
  code: string;
  /** The same in words. */
  reason: Phrase;
}

/** What a practice finds. Missing evidence is `unknown`: never `pass`, never `fail`. */
export type Outcome<Name extends EvidenceName = EvidenceName> =
  | (Rests<Name> & { verdict: 'pass'; seen: Phrase; details?: Detail[] })
  | (Rests<Name> & {
      verdict: 'fail';
      seen: Phrase;
      wanted: Phrase;
      /** A title and steps of its own: `in_progress`. */
      variant?: string;
      /** Caps the rating: a `suggested` finding of a `critical` practice is a nudge. */
      cap?: 'suggested';
      /** By when, where the practice knows a day itself. The organization's own counts more. */
      due?: Due;
      details?: Detail[];
      /** Stable: that it stands apart, `hardware_ended`. */
      code?: string;
      /** What its title and its steps are filled with. */
      values?: Values;
      /** A page of the maker's about the very thing that is wanted, instead of the practice's own. */
      link?: string;
      /** Which of the steps that are not for everybody are asked for; else those of `directions`. */
      asks?: readonly string[];
    })
  | (Partial<Rests<Name>> & { verdict: 'unknown'; code: string; seen?: Phrase; values?: Values })
  | { verdict: 'na'; variant?: string };

/** How one practice is written; `definePractice` makes it ready for the registry. */
export interface PracticeDefinition<Name extends EvidenceName, Options> {
  /** Lower case; also the file's name and the key in stethoscope.yml and in the words. */
  id: string;
  /** The default; an organization can change it. */
  rating: Rating;
  platforms: readonly Platform[];
  /** What it rests on. The runner passes only these. */
  facts: readonly Name[];
  /** Those of them that can answer it; the others only say whether it applies, or add to the answer. Absent: each can. */
  answered_by?: readonly Name[];
  /** Options with their defaults; an organization can change them. */
  options: z.ZodType<Options>;
  /** The words it uses besides those that all practices have. Loading checks that they are there. */
  uses: { titles?: readonly string[]; unknown?: readonly string[]; phrases: readonly string[] };
  /** The key in the words from which it starts, for practices that share theirs. */
  template?: 'software' | 'check';
  /** It is off until the organization has an entry for it: most have no such product. */
  optional?: true;
  /** What it looks for among installed software and services; only that is kept. */
  software?: NamedSoftware;
  /** The checks of sources that it rests on. */
  check?: CheckSpec;
  /** Judges. Pure: no clock, no I/O, no mutation, and no try. */
  evaluate(known: Knowledge<Name>, options: Options, context: PracticeContext): Outcome<Name>;
  /** Says one value of a source in words, for `seen` and for the evidence. */
  describe: {
    [N in Name]: (value: Readonly<BasisValue[N]>, context: PracticeContext, source: string) => Phrase;
  };
  /** What its steps ask for, by what the organization wants: `{delay}`, and the steps that are not for everybody. */
  directions?(options: Options, context: PracticeContext): StepFilling;
  /** The part of a source's value that is this practice's business; undefined when it says nothing about it. */
  part?: (basis: Name, value: unknown, context: PracticeContext, source: string) => unknown;
}

/** The same with its types folded away, so that one list can hold all of them. */
export interface Practice {
  readonly id: string;
  readonly rating: Rating;
  readonly platforms: readonly Platform[];
  readonly facts: readonly EvidenceName[];
  readonly answered_by?: readonly EvidenceName[];
  readonly options: z.ZodType<object>;
  readonly uses: { titles?: readonly string[]; unknown?: readonly string[]; phrases: readonly string[] };
  readonly template?: 'software' | 'check';
  readonly check?: CheckSpec;
  readonly optional?: true;
  readonly software?: NamedSoftware;
  evaluate(known: Knowledge, options: object, context: PracticeContext): Outcome;
  directions(options: object, context: PracticeContext): StepFilling;
  describe(basis: EvidenceName, value: unknown, context: PracticeContext, source: string): Phrase;
  part(basis: EvidenceName, value: unknown, context: PracticeContext, source: string): unknown;
}

/** Folds the types of a practice away. `options` are always those that its own schema gave. */
export function definePractice<Name extends EvidenceName, Options extends object>(
  definition: PracticeDefinition<Name, Options>,
): Practice {
  const { describe, directions, evaluate, part, ...meta } = definition;
  type Saying = (value: never, context: PracticeContext, source: string) => Phrase;
  const sayings: Partial<Record<EvidenceName, Saying>> = describe;
  return {
    ...meta,
    evaluate: (known, options, context) => evaluate(known as Knowledge<Name>, options as Options, context),
    directions: (options, context) => directions?.(options as Options, context) ?? {},
    describe: (basis, value, context, source) => {
      const saying = sayings[basis];
      if (!saying) throw new TypeError(`Practice ${meta.id} does not describe ${basis}.`);
      return saying(value as never, context, source);
    },
    part: (basis, value, context, source) => (part ? part(basis as Name, value, context, source) : value),
  };
}

/** What judging reads of a device. */
export type JudgedDevice = Pick<
  MergedDevice,
  | 'platform'
  | 'os'
  | 'os_version'
  | 'os_build'
  | 'os_edition'
  | 'os_source'
  | 'security_patch_level'
  | 'supported_until'
  | 'model'
  | 'model_identifier'
  | 'facts'
  | 'software'
  | 'evidence'
  | 'last_sync'
  | 'missing'
  | 'owned_by'
  | 'labels'
  | 'views'
>;
