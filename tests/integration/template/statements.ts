/** Every statement of every policy in the template, with where it stands. */
import type { Template } from '../package.ts';

export interface Statement {
  where: string;
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: unknown;
  Action: string[];
  Resource: string[];
  Condition?: unknown;
}

/** Texts of what may be an intrinsic: `Fn::Sub` as it is written, the others as JSON. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : ((value as { 'Fn::Sub'?: string })['Fn::Sub'] ?? JSON.stringify(value));

export function statementsOf(template: Template): Statement[] {
  return Object.entries(template.Resources).flatMap(([where, { Properties }]) => collect(where, Properties));
}

function collect(where: string, value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'Effect' in value && 'Action' in value ? [statementOf(where, value as Record<string, unknown>)] : [];
  return [...own, ...Object.values(value).flatMap((part) => collect(where, part))];
}

function statementOf(where: string, statement: Record<string, unknown>): Statement {
  return {
    ...(statement as unknown as Statement),
    where,
    Action: [statement.Action].flat().map(textOf),
    Resource: [statement.Resource ?? []].flat().map(textOf),
  };
}
