/** The organization of the tests with a line for each source that is deployed: what is checked against serverless.yml. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { missingSourceLines } from '../../cli/source-lines.ts';

const ROOT = join(import.meta.dirname, '../..');
const LINE = /source ([a-z0-9]+) is missing, so/;

/** @returns the path of the file, in that folder */
export async function deployedOrganization(folder: string): Promise<string> {
  const text = await readFile(join(ROOT, 'tests/support/stethoscope.yml'), 'utf8');
  const document = parseDocument(text);
  for (const line of missingSourceLines(text, '')) {
    const source = LINE.exec(line)?.[1];
    if (source === undefined) throw new Error(line);
    document.setIn(['sources', source], { label: source, sweep_every: '12h', longest_sweep: '2h' });
  }
  const file = join(folder, 'deployed.yml');
  await writeFile(file, String(document));
  return file;
}
