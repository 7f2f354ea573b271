/** Reads and checks what an organization decides. Callers do the input and output. */
import { LineCounter, parseDocument } from 'yaml';
import { ConfigError } from '../model/config-error.ts';
import { type Config, readyConfig } from './config.ts';
import { lineOfPath } from './lines.ts';
import { type ConfigProblem, impossibleNames, problemsOf, problemText } from './problems.ts';
import { type ConfigData, ConfigSchema } from './schema.ts';

export { type Config, readyConfig } from './config.ts';

/**
 * Checks the content of `stethoscope.yml`.
 *
 * @param value the parsed YAML
 * @throws ConfigError naming every mistake with its path and remedy
 */
export function parseConfig(value: unknown): Config {
  const { data, problems } = checked(value);
  if (data) return readyConfig(data);
  throw new ConfigError('stethoscope.yml cannot be used', problems.map(problemText));
}

function checked(
  value: unknown,
): { data: ConfigData; problems: [] } | { data?: never; problems: ConfigProblem[] } {
  const names = impossibleNames(value);
  const result = ConfigSchema.safeParse(value);
  if (result.success && names.length === 0) return { data: result.data, problems: [] };
  const others = problemsOf(result.error?.issues ?? [], value).filter(
    ({ path }) => path.at(-1) !== '__proto__',
  );
  return { problems: [...names, ...others] };
}

/** What a file says, or what is wrong with it, one line each. */
export type ConfigReading = { data: ConfigData; problems: [] } | { data?: never; problems: string[] };

/** @param file the name to put before each line number */
export function readConfig(text: string, file: string): ConfigReading {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(
        ({ pos, message }) => `${file}:${counter.linePos(pos[0]).line}: is not YAML: ${message}. Correct it.`,
      ),
    };
  const value: unknown = document.toJS();
  const { data, problems } = checked(value);
  if (data) return { data, problems: [] };
  return {
    problems: problems.map(
      (problem) => `${file}:${lineOfPath(document, counter, problem.path)}: ${problemText(problem)}`,
    ),
  };
}

/**
 * Names every mistake of a file with its line.
 *
 * @param file the name to put before each line number
 * @returns `stethoscope.yml:12: access.allowed_domains: is empty. …`; an empty list when all is right
 */
export const checkConfig = (text: string, file: string): string[] => readConfig(text, file).problems;
