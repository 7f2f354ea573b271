/** The organization's file that the functions are built with. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { checkConfig } from '../shared/config/index.ts';
import { ConfigError } from '../shared/model/config-error.ts';

/**
 * Names of the sources that stethoscope.yml (or the file in `STETHOSCOPE_CONFIG`) enables.
 *
 * @throws ConfigError naming every mistake with its line: the functions would not start with it
 */
export async function enabledSources(): Promise<string[]> {
  const { file, text } = await organizationFile();
  const problems = checkConfig(text, file);
  if (problems.length > 0) throw new ConfigError('The organization’s file cannot be used', problems);
  const { sources } = parse(text) as { sources: Record<string, unknown> };
  return Object.keys(sources);
}

/**
 * Writes a copy of the file in which answers go to another webhook and nothing else goes anywhere: what is tried out
 * here must not reach the organization's own.
 */
export async function writeWithWebhook(copy: string, webhook: string): Promise<void> {
  const document = parseDocument((await organizationFile()).text);
  document.setIn(['notifications', 'webhook'], webhook);
  document.delete('receivers');
  await writeFile(copy, String(document));
}

async function organizationFile(): Promise<{ file: string; text: string }> {
  const file = process.env.STETHOSCOPE_CONFIG || join(import.meta.dirname, '../stethoscope.yml');
  return { file, text: await readFile(file, 'utf8') };
}
