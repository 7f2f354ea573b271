/** Reads and checks what an organization decides. Callers do the input and output. */
import { LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { ConfigError } from '../model/config-error.ts';
import type { Declarations } from '../model/declaration.ts';
import { nearest } from '../practices/index.ts';
import type { Config } from './config.ts';
import { lineOfPath } from './lines.ts';
import { type ConfigProblem, impossibleNames, problemsOf, problemText } from './problems.ts';
import { type ConfigData, ConfigSchema } from './schema.ts';
import { warningsOf } from './warnings.ts';

export type { Config } from './config.ts';

/**
 * Checks the content of `stethoscope.yml`.
 *
 * @param value the parsed YAML
 * @param declarations of the adapters; see `Config`
 * @throws ConfigError naming every mistake with its path and remedy
 */
export function parseConfig(value: unknown, declarations: Declarations = {}): Config {
  const { data, problems } = checked(value);
  if (data) return { ...data, declarations };
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

/** What a file says, or what is wrong with it, one line each. `warnings` can be used and are probably not meant. */
export type ConfigReading =
  | { data: ConfigData; problems: []; warnings: string[] }
  | { data?: never; problems: string[]; warnings: string[] };

/** What only whoever asks can know. */
export interface Surroundings {
  /** The sources that there are adapters for. Default: any. */
  adapters?: readonly string[];
  /** What they declare. Default: nothing, so any may tell anything. */
  declarations?: Declarations;
  /** Default: the time of this machine. */
  now?: Date;
}

/** @param file the name to put before each line number */
export function readConfig(
  text: string,
  file: string,
  { adapters, declarations, now }: Surroundings = {},
): ConfigReading {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [error] = document.errors;
  // Whatever comes after the first may be a consequence.
  if (error) return { problems: [`${file}:${notYaml(error, text, counter)}`], warnings: [] };
  const value: unknown = document.toJS();
  const { data, problems } = checked(value);
  const written = (problem: ConfigProblem) =>
    `${file}:${lineOfPath(document, counter, problem.path)}: ${problemText(problem)}`;
  if (!data) return { problems: problems.map(written), warnings: [] };
  const unknown = adapters ? withoutAdapter(data, adapters) : [];
  if (unknown.length > 0) return { problems: unknown.map(written), warnings: [] };
  return { data, problems: [], warnings: warningsOf(data, now ?? new Date(), declarations).map(written) };
}

/** The line, and what is wrong there. */
function notYaml({ code, pos, message }: YAMLParseError, text: string, counter: LineCounter): string {
  const { line } = counter.linePos(pos[0]);
  if (code !== 'DUPLICATE_KEY') return `${line}: is not YAML: ${message}. Correct it.`;
  const [key = ''] = /^[^:\n]*/.exec(text.slice(pos[0])) ?? [];
  return `${line}: is not YAML: \`${key.trim()}\` stands in this group twice. Put both together, or correct the indentation.`;
}

const withoutAdapter = ({ sources, activity }: ConfigData, adapters: readonly string[]): ConfigProblem[] =>
  [...new Set([...Object.keys(sources), ...Object.keys(activity)])]
    .filter((source) => !adapters.includes(source))
    .map((source) => {
      const guess = nearest(source, adapters);
      const remedy = guess
        ? `Did you mean \`${guess}\`?`
        : `Begin one with \`npm run new -- source ${source}\``;
      return {
        path: ['sources', source],
        message: `has no adapter: there is no adapters/${source}. ${remedy}`,
      };
    });

/**
 * Names every mistake of a file with its line.
 *
 * @param file the name to put before each line number
 * @returns `stethoscope.yml:12: access.allowed_domains: is empty. …`; an empty list when all is right
 */
export const checkConfig = (text: string, file: string): string[] => readConfig(text, file).problems;
