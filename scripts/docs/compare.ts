/**
 * `npm run docs:compare -- <old.yml> [<new.yml>]`: whether two OpenAPI documents promise the same, however they spell
 * it. Prints where they differ and fails then. The new one is docs/openapi.yml unless it is named.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Plain = { [key: string]: Json };

const isObject = (value: Json | undefined): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Follows references, and brings each of the usual spellings of one meaning into one. */
export function meaning(value: Json, document: Plain): Json {
  if (Array.isArray(value)) return value.map((item) => meaning(item, document));
  if (!isObject(value)) return value;
  if (typeof value.$ref === 'string') {
    const at = value.$ref.split('/').slice(1);
    return meaning(
      at.reduce<Json>((inner, key) => (inner as Plain)[key] ?? null, document),
      document,
    );
  }
  const plain: Plain = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'description' || typeof inner !== 'string') plain[key] = meaning(inner, document);
  }
  return inOrder(nullable(joined(plain)));
}

/** What is said in parts, as one object. */
function joined({ allOf, ...rest }: Plain): Plain {
  if (!Array.isArray(allOf)) return rest;
  const parts = [rest, ...allOf].filter(isObject);
  const all = (key: string) => parts.map((part) => part[key]);
  return {
    type: 'object',
    properties: Object.assign({}, ...all('properties')) as Plain,
    required: [...new Set(all('required').flatMap((names) => (Array.isArray(names) ? names : [])))],
  };
}

/** `type: [x, null]` and "one of x and null" are the same. */
function nullable(schema: Plain): Plain {
  const { oneOf, anyOf = oneOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return typed(schema);
  const others = anyOf.filter((one) => !(isObject(one) && one.type === 'null'));
  const [only] = others;
  const whole: Plain =
    others.length === 1 && isObject(only) ? { ...only, ...rest } : { ...rest, anyOf: others };
  return others.length < anyOf.length ? { ...whole, type: [whole.type ?? 'any', 'null'].flat() } : whole;
}

/** A list of texts is of type text, and what may hold anything says nothing of what it holds. */
function typed(schema: Plain): Plain {
  const [first] = Array.isArray(schema.enum) ? schema.enum : [schema.const];
  if (schema.type === undefined && first !== undefined) return { ...schema, type: typeof first };
  const held = schema.additionalProperties;
  const isOpen = held === true || (isObject(held) && Object.keys(held).length === 0);
  return isOpen ? without(schema, 'additionalProperties') : schema;
}

function without(schema: Plain, key: string): Plain {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key));
}

/** Keys, and lists in which order means nothing. */
function inOrder(value: Plain): Plain {
  const sorted = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([key, inner]) => [
      key,
      ['required', 'enum', 'type'].includes(key) && Array.isArray(inner) ? [...inner].sort() : inner,
    ]),
  );
}

/** One line for each place where two meanings differ. */
export function differences(one: Json | undefined, other: Json | undefined, at = ''): string[] {
  if (isObject(one) && isObject(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
      differences(one[key], other[key], `${at}/${key}`),
    );
  }
  const [before, after] = [JSON.stringify(one), JSON.stringify(other)];
  return before === after ? [] : [`${at}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`];
}

async function promisesOf(file: string): Promise<Json> {
  const document = parse(await readFile(file, 'utf8')) as Plain;
  return meaning(document.paths ?? null, document);
}

if (import.meta.main) {
  const [before, after = 'docs/openapi.yml'] = process.argv.slice(2);
  if (before === undefined) throw new Error('Name the old document: npm run docs:compare -- <old.yml>');
  const found = differences(await promisesOf(before), await promisesOf(after));
  console.log(found.length === 0 ? 'Both promise the same.' : found.join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
