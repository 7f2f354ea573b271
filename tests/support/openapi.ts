/** Compares answers with docs/openapi.yml, which says what programs may rely on. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { OpenApi } from '../../scripts/docs/openapi.ts';

export const OPENAPI = parse(
  readFileSync(new URL('../../docs/openapi.yml', import.meta.url), 'utf8'),
) as OpenApi;

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
// Its default export is the plugin, whichever way modules are loaded.
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
// Where OpenAPI keeps examples and the like is no schema.
ajv.addKeyword('components');
ajv.addSchema({ $id: 'openapi', components: closed(OPENAPI.components) as object });

/** Programs may not rely on what is not documented; a test finds what is sent and not documented. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const whole = 'allOf' in schema ? joined(schema as Schema) : schema;
  const inside = Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, closed(value)]));
  const isOpen = 'properties' in whole && 'type' in whole && !('additionalProperties' in whole);
  return isOpen ? { ...inside, additionalProperties: false } : inside;
}

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: unknown;
  required?: string[];
  properties?: Record<string, unknown>;
}

/** An object that is said in parts, as one: parts that are closed each would refuse each other. */
function joined({ allOf = [], ...own }: Schema): Schema {
  const parts = [own, ...allOf].map(({ $ref, ...part }) => {
    const named = ($ref === undefined ? part : resolved({ $ref })) as Schema;
    return named.allOf ? joined(named) : named;
  });
  return {
    type: 'object',
    required: [...new Set(parts.flatMap(({ required = [] }) => required))],
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as Record<string, unknown>,
  };
}

/** What a schema of the document finds wrong with a value, one line each. */
export function mistakes(schema: string, value: unknown): string[] {
  const validate: ValidateFunction | undefined = ajv.getSchema(`openapi#/components/schemas/${schema}`);
  if (!validate) throw new Error(`docs/openapi.yml has no schema ${schema}.`);
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}

/** The schema that the document names for an answer, or `undefined` for one without content. */
export function schemaOf(key: string, status: number, type = 'application/json'): string | undefined {
  const [method = '', path = ''] = key.split(' ');
  const responses = OPENAPI.paths[path]?.[method.toLowerCase()]?.responses;
  const response = responses?.[status] ?? resolved(responses?.default);
  if (!response) throw new Error(`docs/openapi.yml says nothing about ${status} of ${key}.`);
  const { content } = response as { content?: Record<string, { schema: { $ref: string } }> };
  return content?.[type]?.schema.$ref.split('/').at(-1);
}

function resolved(reference: unknown): unknown {
  const { $ref } = (reference ?? {}) as { $ref?: string };
  if ($ref === undefined) return undefined;
  return $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], OPENAPI);
}
