/** Pieces of a CloudFormation template, and how they are put together. */

import { PackagingMistake } from './mistake.ts';

export interface TemplateResource {
  Type: string;
  Condition?: string;
  Properties: Record<string, unknown>;
}

export interface TemplateParameter {
  Type: string;
  Default: unknown;
  Description: string;
  AllowedValues?: unknown[];
  AllowedPattern?: string;
  ConstraintDescription?: string;
  MinValue?: number;
  MaxValue?: number;
}

/** Sections of a template. `extensions` add to what osls makes. */
export interface Pieces {
  Parameters?: Record<string, TemplateParameter>;
  Conditions?: Record<string, unknown>;
  Resources?: Record<string, TemplateResource>;
  Outputs?: Record<string, unknown>;
  extensions?: Record<string, { Properties: Record<string, unknown> }>;
}

export const ref = (id: string): object => ({ Ref: id });

/** @param text with `inserted` names in it */
export const sub = (text: string): object => ({ 'Fn::Sub': text });

/** What `Fn::Sub` replaces with the value of `name`. */
export const inserted = (name: string): string => `\${${name}}`;

/** The value where the condition holds, and otherwise nothing. */
export const onlyIf = (condition: string, value: unknown): object => ({
  'Fn::If': [condition, value, ref('AWS::NoValue')],
});

/** The condition that a parameter has a value; a list is joined before. */
export const isNotEmpty = (value: object): object => ({ 'Fn::Not': [{ 'Fn::Equals': [value, ''] }] });

/**
 * Adds pieces to those that are there.
 *
 * @param owner the function that they belong to
 * @throws PackagingMistake when one of them is there already
 */
export function addPieces(all: Pieces, pieces: Pieces, owner: string): void {
  const sections = all as Record<string, Record<string, unknown>>;
  for (const [section, entries] of Object.entries(pieces)) {
    sections[section] ??= {};
    for (const [id, piece] of Object.entries(entries as Record<string, unknown>)) {
      if (id in sections[section])
        throw new PackagingMistake(`${section}.${id} of function ${owner} exists twice.`);
      sections[section][id] = piece;
    }
  }
}
