/**
 * Judges calls by a role's statements, as IAM does for identity-based policies: what nothing allows is refused, and a
 * denial wins. What it does not know in a policy it refuses to read, so that no statement is taken for less than it says.
 */
import { starTest } from '../../shared/practices/stars.ts';

export interface Statement {
  effect: 'Allow' | 'Deny';
  /** Patterns: `*` is any text, `?` one character. */
  actions: readonly string[];
  resources: readonly string[];
  conditions: readonly Condition[];
}

interface Condition {
  quantifier: 'ForAllValues' | 'ForAnyValue';
  operator: keyof typeof OPERATORS;
  key: string;
  values: readonly string[];
}

/** One thing that somebody wants to do. */
export interface AuthorizationRequest {
  /** `dynamodb:Query` */
  action: string;
  /** An ARN. */
  resource: string;
  /** Condition keys with their values; a key that the call does not have is absent. */
  keys: Readonly<Record<string, readonly string[]>>;
}

/** Why it is refused: nothing allows it, or a statement denies it. */
export type Decision = 'allowed' | 'not allowed' | 'denied';

/** Something in a policy that is not played here. */
export class UnknownInPolicyError extends Error {}

const ELEMENTS = ['Sid', 'Effect', 'Action', 'Resource', 'Condition'];
/** Condition keys that calls.ts works out. All have several values. */
const KEYS = ['dynamodb:LeadingKeys'];
/** Whether a value fulfils a condition, by the values that the policy lists. */
const OPERATORS = {
  StringEquals: (value: string, listed: readonly string[]) => listed.includes(value),
  StringNotEquals: (value: string, listed: readonly string[]) => !listed.includes(value),
  StringLike: (value: string, listed: readonly string[]) => listed.some((pattern) => like(pattern, value)),
  StringNotLike: (value: string, listed: readonly string[]) =>
    !listed.some((pattern) => like(pattern, value)),
};

/**
 * @param written one statement as it stands in a template, with every intrinsic function resolved
 * @throws UnknownInPolicyError when anything in it is not known here
 */
export function readStatement(written: unknown): Statement {
  const { Effect, Action, Resource, Condition = {}, ...others } = written as Record<string, unknown>;
  for (const element of Object.keys(others)) known(element, ELEMENTS, 'element');
  if (Effect !== 'Allow' && Effect !== 'Deny') throw unknown('effect', Effect);
  return {
    effect: Effect,
    actions: texts('action', Action, /^(\*|[a-z0-9-]+:[A-Za-z*?]+)$/),
    resources: texts('resource', Resource, /^(\*|(arn:([^:]*:){4}.+))$/),
    conditions: Object.entries(Condition as object).flatMap(([operator, keys]) =>
      Object.entries(keys as object).map(([key, values]) => readCondition(operator, key, values)),
    ),
  };
}

function readCondition(written: string, key: string, values: unknown): Condition {
  const [quantifier, operator = ''] = written.split(':');
  // Keys with several values need one of these, and there are no others here.
  if (quantifier !== 'ForAllValues' && quantifier !== 'ForAnyValue')
    throw unknown('condition operator', written);
  known(operator, Object.keys(OPERATORS), 'condition operator');
  known(key, KEYS, 'condition key');
  return {
    quantifier,
    operator: operator as Condition['operator'],
    key,
    values: texts('value', values, /^/),
  };
}

function texts(what: string, written: unknown, form: RegExp): string[] {
  const list = [written].flat();
  for (const text of list) {
    const fits = typeof text === 'string' && form.test(text) && !text.includes('${');
    if (!fits) throw unknown(what, text);
  }
  if (list.length === 0) throw unknown(what, written);
  return list as string[];
}

function known(name: string, names: readonly string[], what: string): void {
  if (!names.includes(name)) throw unknown(what, name);
}

const unknown = (what: string, written: unknown) =>
  new UnknownInPolicyError(
    `The ${what} ${JSON.stringify(written)} is not known to the local stack (local/permissions/policy.ts).`,
  );

/** Whether the statements of a role let a call pass. */
export function decide(statements: readonly Statement[], call: AuthorizationRequest): Decision {
  const about = statements.filter((statement) => applies(statement, call));
  if (about.some(({ effect }) => effect === 'Deny')) return 'denied';
  return about.length > 0 ? 'allowed' : 'not allowed';
}

/** Whether a statement speaks of a call. */
export const applies = (statement: Statement, call: AuthorizationRequest): boolean =>
  statement.actions.some((pattern) => isAction(pattern, call.action)) &&
  statement.resources.some((pattern) => isResource(pattern, call.resource)) &&
  statement.conditions.every((condition) => holds(condition, call));

/** Whether an action is meant by a pattern: upper and lower case are the same. */
export const isAction = (pattern: string, action: string): boolean =>
  like(pattern.toLowerCase(), action.toLowerCase());

/** Whether an ARN is meant by a pattern: part by part, so that no `*` reaches over a colon but in the last part. */
export function isResource(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const wanted = parts(pattern);
  const there = parts(arn);
  return wanted.length === there.length && wanted.every((part, index) => like(part, there[index] ?? ''));
}

function parts(arn: string): string[] {
  const all = arn.split(':');
  return [...all.slice(0, 5), all.slice(5).join(':')];
}

/** A call without the key fulfils `ForAllValues` and not `ForAnyValue`, as with IAM. */
function holds({ quantifier, operator, key, values }: Condition, call: AuthorizationRequest): boolean {
  const fulfils = (value: string) => OPERATORS[operator](value, values);
  const there = call.keys[key] ?? [];
  return quantifier === 'ForAllValues' ? there.every(fulfils) : there.some(fulfils);
}

/** Whether a text is meant by a pattern: `*` is any text, `?` one character. */
export const like = (pattern: string, text: string): boolean => starTest(pattern, '?')(text);
