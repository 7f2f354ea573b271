/** What an organization decides about a practice for some devices: `rules`, of which the first that fits counts. */
import * as z from 'zod';
import type { Rating } from '../model/report.ts';
import { strict } from './strict.ts';
import { type RuleTarget, TARGETS, TargetShape } from './targets.ts';
import type { Practice } from './types.ts';

/** What can be decided for all devices as well as for some. */
export interface Decisions {
  off?: boolean | undefined;
  rating?: Rating | undefined;
  /** By when a finding is to be settled: `2026-12-15`, or a time of that day. */
  due?: string | undefined;
  /** How long there is from the beginning of a finding on, milliseconds. */
  due_after?: number | undefined;
  options?: object | undefined;
}

/** A rule, checked: whom it is about, and what is decided for them. What it leaves out is as for everybody. */
export type PracticeRule = RuleTarget & Decisions;

/** @param decisions the parts of an entry that a rule can have, too */
export function rulesOf<Shape extends z.ZodRawShape>(decisions: Shape) {
  const rule = strict({ ...TargetShape, ...decisions })
    .refine((given) => has(given, TARGETS), {
      error: `is about no device in particular. Add ${listed(TARGETS)}, or write it outside \`rules\``,
      when: ({ issues }) => issues.length === 0,
    })
    .refine((given) => has(given, Object.keys(decisions)), {
      error: `decides nothing. Add ${listed(Object.keys(decisions))}`,
      when: ({ issues }) => issues.length === 0,
    });
  return z.array(rule).optional();
}

const has = (given: object, keys: readonly string[]): boolean => keys.some((key) => key in given);

const listed = (keys: readonly string[]): string =>
  `${keys
    .slice(0, -1)
    .map((key) => `\`${key}\``)
    .join(', ')} or \`${keys.at(-1)}\``;

/** An entry as it was written. */
interface Written {
  options?: object;
  rules?: { options?: object }[];
}

/**
 * Gives the options of each rule what the entry says besides: a rule that changes one option leaves the others.
 *
 * @param entry found to be right, each part by itself
 * @param issues takes what is wrong with both together
 */
export function withAllOptions(
  rules: readonly PracticeRule[],
  entry: unknown,
  practice: Practice | undefined,
  issues: z.core.$ZodIssue[],
): PracticeRule[] {
  const { options: forAll, rules: written } = entry as Written;
  return rules.map((rule, index) => {
    const own = written?.[index]?.options;
    if (!own || !practice) return rule;
    const { data, error } = practice.options.safeParse({ ...forAll, ...own });
    const at = ['rules', index, 'options'];
    issues.push(...(error?.issues ?? []).map((issue) => ({ ...issue, path: [...at, ...issue.path] })));
    return data ? { ...rule, options: data } : rule;
  });
}
