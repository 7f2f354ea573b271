/** Judges calls by the policies in docs/, as IAM does for identity-based policies; for the conditions that occur there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAction, isResource, like } from '../../local/permissions/policy.ts';
import { ROOT } from './commands.ts';

export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export interface PolicyCall {
  action: string;
  /** An ARN; `*` for an action that names no resource. */
  resource: string;
  /** Condition keys with their values. */
  keys?: Readonly<Record<string, readonly string[]>>;
}

export const readPolicy = (file: string): PolicyStatement[] =>
  (JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { Statement: PolicyStatement[] }).Statement;

export const list = (value: string | readonly string[]): readonly string[] => [value].flat() as string[];

/** Whether the statements let a call pass: one has to allow it, and none may deny it. */
export function allows(statements: readonly PolicyStatement[], call: PolicyCall): boolean {
  const about = statements.filter((statement) => applies(statement, call));
  return about.length > 0 && about.every(({ Effect }) => Effect === 'Allow');
}

function applies(
  { Action, Resource, Condition = {} }: PolicyStatement,
  { action, resource, keys = {} }: PolicyCall,
): boolean {
  const conditions = Object.entries(Condition).flatMap(([operator, wanted]) =>
    Object.entries(wanted).map(([key, values]) => holds(operator, list(values), keys[key] ?? [])),
  );
  return (
    list(Action).some((pattern) => isAction(pattern, action)) &&
    list(Resource).some((pattern) => isResource(pattern, resource)) &&
    conditions.every(Boolean)
  );
}

/** A call without the key fulfils none of them. */
function holds(operator: string, wanted: readonly string[], there: readonly string[]): boolean {
  switch (operator.replace('ForAnyValue:', '')) {
    case 'StringEquals':
      return there.some((value) => wanted.includes(value));
    case 'StringLike':
      return there.some((value) => wanted.some((pattern) => like(pattern, value)));
    default:
      throw new Error(`The condition ${operator} is not known here.`);
  }
}
