import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Usage } from '../../../local/permissions/rights.ts';
import { check } from './check.ts';

/**
 * After a run: says what functions were given and needed. `RIGHTS=all` (`npm test`) says that every test ran.
 *
 * @throws Error that names each right that is missing or too many; the run fails with it
 */
// biome-ignore lint/style/noDefaultExport: Jest wants it so.
export default async function teardown(): Promise<void> {
  const folder = process.env.STETHOSCOPE_RIGHTS ?? '';
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  await rm(folder, { recursive: true });
  const isWhole = process.env.RIGHTS === 'all';
  if (texts.length === 0 && !isWhole) return;
  const { line, problems } = check(
    texts.map((text) => JSON.parse(text) as Usage),
    isWhole,
  );
  if (problems.length === 0) process.stdout.write(`${line}\n`);
  else throw new Error([line, ...problems].join('\n'));
}
