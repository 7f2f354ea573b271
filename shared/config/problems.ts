/** Turns what the schema found into what a person can act on. */
import type * as z from 'zod';
import { adviceFor, exampleFor } from './advice.ts';

/** One mistake: where, what is wrong, and the remedy. */
export interface ConfigProblem {
  path: PropertyKey[];
  message: string;
}

/** What a missing part is for, where "add it" is not enough. */
const MISSING: Record<string, string> = {
  access: 'Nothing starts before somebody decides who may come in. Add it with `allowed_domains`',
  'access.allowed_domains': 'Add the domains of your e-mail addresses, such as [example.com]',
  sources: 'Add the systems that know your devices, such as `jamf`',
};

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
  record: 'a group of settings',
};

function at(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    data,
  );
}

function wrongType(issue: z.core.$ZodIssueInvalidType, data: unknown): string {
  if (at(data, issue.path) === undefined) return `is missing. ${MISSING[issue.path.join('.')] ?? 'Add it'}`;
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  const kind = KINDS[issue.expected] ?? issue.expected;
  if (issue.expected !== 'array' && issue.expected !== 'object' && issue.expected !== 'record')
    return `is not ${kind}. Write one, or remove it`;
  const example = exampleFor(issue.path, issue.expected === 'array' ? 'array' : 'object');
  return `is not ${kind}. Write one such as ${example}`;
}

function messageOf(issue: z.core.$ZodIssue, data: unknown): string {
  if (issue.code === 'invalid_type') return wrongType(issue, data);
  if (issue.code === 'too_small' && issue.origin === 'number')
    return `is too small. Write ${issue.minimum} or more`;
  if (issue.code === 'too_big' && issue.origin === 'number')
    return `is too big. Write ${issue.maximum} or less`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  return issue.message;
}

/**
 * Lists every mistake.
 *
 * @param data what was checked, to tell what is missing from what is wrong
 */
export function problemsOf(issues: readonly z.core.$ZodIssue[], data: unknown): ConfigProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: messageOf(issue, data) }];
    const lines = issue.message.split('\n');
    return issue.keys.map((key, index) => {
      const path = [...issue.path, key];
      const message = lines[index] ?? `\`${key}\` is not known here. Remove it`;
      return { path, message: adviceFor(path, message.includes('Did you mean')) ?? message };
    });
  });
}

/** `__proto__` names nothing in JavaScript: what stands under it would be left out in silence, wherever it is. */
export function impossibleNames(value: unknown, path: PropertyKey[] = []): ConfigProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === '__proto__') return [{ path: here, message: 'is no name that can be used. Choose another' }];
    return impossibleNames(inner, here);
  });
}

/** `access.allowed_domains: is empty. …` */
export const problemText = ({ path, message }: ConfigProblem): string =>
  `${path.length > 0 ? path.map(String).join('.') : 'the file'}: ${message.replace(/(?<![.?])$/, '.')}`;
