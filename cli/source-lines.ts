/** A source is on when it stands in two files: `stethoscope.yml` and `serverless.yml`. One without the other is named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FEEDS } from '../shared/model/feed.ts';

const SERVERLESS_FILE = join(import.meta.dirname, '../serverless.yml');

/**
 * @param config the text of the organization's file
 * @param file its name, for messages
 * @param serverless the text of serverless.yml
 * @returns which line is missing where, one for each source
 */
export function missingSourceLines(
  config: string,
  file: string,
  serverless: string = readFileSync(SERVERLESS_FILE, 'utf8'),
): string[] {
  const { sources } = (parse(config) ?? {}) as { sources?: Record<string, unknown> };
  const switchedOn = Object.keys(sources ?? {});
  // Feeds are on by their line alone.
  const deployed = [...serverless.matchAll(/^ *- \$\{file\(adapters\/([a-z0-9]+)\/function\.yml\)\}/gm)]
    .map(([, source]) => source ?? '')
    .filter((source) => !FEEDS.some((feed) => feed === source));
  return [
    ...switchedOn
      .filter((source) => !deployed.includes(source))
      .map(
        (source) =>
          `serverless.yml: functions: the line of source ${source} is missing. ` +
          `Add "- \${file(adapters/${source}/function.yml)}", or remove ${source} from ${file}.`,
      ),
    ...deployed
      .filter((source) => !switchedOn.includes(source))
      .map(
        (source) =>
          `${file}: sources: the line of source ${source} is missing, so its records are not shown. ` +
          `Add "${source}:", or remove its line from serverless.yml.`,
      ),
  ];
}
