/** The organization's file that the functions are built with. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { checkConfig } from '../shared/config/index.ts';
import { ConfigError } from '../shared/model/config-error.ts';
import type { SentKind } from '../shared/model/sending.ts';

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

/** What is told to other systems besides answers. */
const SENT: SentKind[] = ['looks', 'devices', 'totals'];

/**
 * Writes a copy of the file in which everything that is sent goes to one receiver, and to the stage's own bus: what is
 * tried out here must not reach the organization's own, and what is never sent would never be tried.
 *
 * @param others more receivers, as the file lists them
 */
export async function writeWithReceiver(
  copy: string,
  webhook: string,
  others: readonly object[] = [],
): Promise<void> {
  const document = parseDocument((await organizationFile()).text);
  document.setIn(['notifications', 'webhook'], webhook);
  document.setIn(['receivers'], [{ webhook, of: SENT }, { events: true, of: SENT }, ...others]);
  await writeFile(copy, String(document));
}

async function organizationFile(): Promise<{ file: string; text: string }> {
  const file = process.env.STETHOSCOPE_CONFIG || join(import.meta.dirname, '../stethoscope.yml');
  return { file, text: await readFile(file, 'utf8') };
}
