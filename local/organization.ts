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

/** What takes the place of the world outside. */
export interface OutsideWorld {
  /** Where everything is sent. */
  webhook: string;
  /** More receivers, as the file lists them. */
  receivers?: readonly object[] | undefined;
  /** Where feeds are read, by feed. */
  feeds: Readonly<Record<string, string>>;
}

/**
 * Writes a copy of the file in which everything that is sent goes to one receiver, and to the stage's own bus, and in
 * which feeds are read here: what is tried out must not reach the organization's own, what is never sent would never be
 * tried, and nothing here depends on the network.
 */
export async function writeSurrounded(
  copy: string,
  { webhook, receivers: others = [], feeds }: OutsideWorld,
): Promise<void> {
  const document = parseDocument((await organizationFile()).text);
  document.setIn(['notifications', 'webhook'], webhook);
  document.setIn(['receivers'], [{ webhook, of: SENT }, { events: true, of: SENT }, ...others]);
  for (const [feed, url] of Object.entries(feeds)) document.setIn(['feeds', feed], { url });
  await writeFile(copy, String(document));
}

async function organizationFile(): Promise<{ file: string; text: string }> {
  const file = process.env.STETHOSCOPE_CONFIG || join(import.meta.dirname, '../stethoscope.yml');
  return { file, text: await readFile(file, 'utf8') };
}
