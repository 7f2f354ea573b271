/** Reads and checks what an organization decides. Callers do the input and output. */
import { LineCounter, parseDocument } from 'yaml';
import { ConfigError } from '../runtime/errors.ts';
import { type Config, readyConfig } from './config.ts';
import { lineOfPath } from './lines.ts';
import { problemsOf, problemText } from './problems.ts';
import { type ConfigData, ConfigSchema } from './schema.ts';

export { type Config, readyConfig, sourcesWith } from './config.ts';
export type { ConfigData };

/** Compiling the schema pays for the second value; whoever reads the file reads it once. */
const ONCE = { jitless: true };

/**
 * Checks the content of `stethoscope.yml`.
 *
 * @param value the parsed YAML
 * @throws ConfigError naming every mistake with its path and remedy
 */
export function checkConfigData(value: unknown): ConfigData {
  const result = ConfigSchema.safeParse(value, ONCE);
  if (result.success) return result.data;
  const problems = problemsOf(result.error.issues, value).map(problemText);
  throw new ConfigError('stethoscope.yml cannot be used', problems);
}

/** The same, ready to work with. */
export const parseConfig = (value: unknown): Config => readyConfig(checkConfigData(value));

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
