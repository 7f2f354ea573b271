/** The organization's file that the functions are built with. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkConfig } from '../shared/config/index.ts';
import { ConfigError } from '../shared/runtime/errors.ts';

/**
 * Names of the sources that stethoscope.yml (or the file in `STETHOSCOPE_CONFIG`) enables.
 *
 * @throws ConfigError naming every mistake with its line: the functions would not start with it
 */
export async function enabledSources(): Promise<string[]> {
  const file = process.env.STETHOSCOPE_CONFIG || join(import.meta.dirname, '../stethoscope.yml');
  const text = await readFile(file, 'utf8');
  const problems = checkConfig(text, file);
  if (problems.length > 0) throw new ConfigError('The organization’s file cannot be used', problems);
  const { sources } = parse(text) as { sources: Record<string, unknown> };
  return Object.keys(sources);
}
