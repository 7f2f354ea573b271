/** Reads and checks what an organization decides. Callers do the input and output. */
import { LineCounter, parseDocument } from 'yaml';
import { ConfigError } from '../runtime/errors.ts';
import { lineOfPath } from './lines.ts';
import { problemsOf, problemText } from './problems.ts';
import { type Config, ConfigSchema } from './schema.ts';

export type { Config };

/** Compiling the schema pays for the second value; a function reads one file, while somebody waits for its start. */
const ONCE = { jitless: true };

/** The enabled sources that know devices, or that say who owns what. */
export const sourcesWith = (
  role: Config['sources'][string]['role'],
  { sources }: Pick<Config, 'sources'>,
): string[] => Object.keys(sources).filter((source) => sources[source]?.role === role);

/**
 * Checks the content of `stethoscope.yml`.
 *
 * @param value the parsed YAML
 * @throws ConfigError naming every mistake with its path and remedy
 */
export function parseConfig(value: unknown): Config {
  const result = ConfigSchema.safeParse(value, ONCE);
  if (result.success) return result.data;
  const problems = problemsOf(result.error.issues, value).map(problemText);
  throw new ConfigError('stethoscope.yml cannot be used', problems);
}

/**
 * Names every mistake of a file with its line.
 *
 * @param file the name to put before each line number
 * @returns `stethoscope.yml:12: access.allowed_domains: is empty. …`; an empty list when all is right
 */
export function checkConfig(text: string, file: string): string[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0)
    return document.errors.map(
      ({ pos, message }) => `${file}:${counter.linePos(pos[0]).line}: is not YAML: ${message}. Correct it.`,
    );
  const value: unknown = document.toJS();
  const result = ConfigSchema.safeParse(value, ONCE);
  if (result.success) return [];
  return problemsOf(result.error.issues, value).map(
    (problem) => `${file}:${lineOfPath(document, counter, problem.path)}: ${problemText(problem)}`,
  );
}
