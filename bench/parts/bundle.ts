/** Bundles a function with exactly what serverless.yml says. */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { parse, stringify } from 'yaml';
import { bundleOptions } from '../../tests/integration/bundle.ts';
import { SOURCES } from './config.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The organization's file with the sources that the figures are about: no other one is asked. */
async function organizationFile(folder: string): Promise<string> {
  const whole = parse(await readFile(join(ROOT, 'stethoscope.yml'), 'utf8')) as {
    sources: Record<string, unknown>;
  };
  const sources = Object.fromEntries(SOURCES.map((source) => [source, whole.sources[source]]));
  const file = join(folder, 'stethoscope.yml');
  await writeFile(file, stringify({ ...whole, sources }));
  return file;
}

/** @param entry in the root. @param outfile with `.mjs` at the end. @returns its size, bytes */
export async function bundle(entry: string, outfile: string): Promise<number> {
  process.env.STETHOSCOPE_CONFIG = await organizationFile(dirname(outfile));
  await build({ ...(await bundleOptions()), entryPoints: [entry], outfile });
  delete process.env.STETHOSCOPE_CONFIG;
  return (await readFile(outfile)).byteLength;
}
