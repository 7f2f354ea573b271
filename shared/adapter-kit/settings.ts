/** An adapter's settings: one declaration serves checking, prompting (`cli secret set`) and the docs. */
import * as z from 'zod';
import { isPlain, isPrivate } from './address.ts';
import { SourceError } from './errors.ts';

export interface Setting {
  name: string;
  description: string;
  /** Never echoed, logged or shown. */
  secret: boolean;
  required: boolean;
  /** The default, as JSON; absent when there is none. */
  default?: unknown;
}

/**
 * Lists what a settings schema declares.
 *
 * @param schema an object schema whose properties carry `.meta({ description, secret })`
 */
export function settingsOf(schema: z.ZodType): Setting[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const required = new Set(json.required ?? []);
  return Object.entries(json.properties ?? {}).map(([name, property]) => {
    if (typeof property === 'boolean') throw new TypeError(`Setting ${name} has no schema.`);
    const setting: Setting = {
      name,
      description: property.description ?? '',
      secret: property.secret !== false,
      required: required.has(name),
    };
    return 'default' in property ? { ...setting, default: property.default } : setting;
  });
}

/**
 * Checks the settings of a source.
 *
 * @param source the source's name, for the message
 * @param value the parsed JSON of its secret
 * @throws SourceError `misconfigured`, naming each setting that is missing or wrong, never its value
 */
export function parseSettings<Config>(source: string, schema: z.ZodType<Config>, value: unknown): Config {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `${issue.path.join('.') || '(whole)'}: ${issue.message}`,
  );
  throw new SourceError(
    'misconfigured',
    `The settings of source ${source} are wrong. ${problems.join('; ')}`,
  );
}

/**
 * The one type of a setting that is a vendor's address. Credentials travel to it, so only a loopback one (a simulator)
 * may do without TLS; what else an address can carry would travel with every call, or be lost without a word.
 */
export function vendorUrl() {
  return z.url().refine(isBase, { error: 'must be https:// and without user, query and fragment' });
}

function isBase(text: string): boolean {
  const url = URL.parse(text);
  // An empty query or fragment has no other trace than its sign.
  return url !== null && isPrivate(url) && isPlain(url) && !url.href.includes('?');
}
