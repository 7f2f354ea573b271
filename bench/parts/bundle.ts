/** Bundles a function with exactly what serverless.yml says. */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { parse, stringify } from 'yaml';
import { SOURCES } from './config.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Serverless {
  custom: { esbuild: BuildOptions & { plugins: string } };
}

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
  const { custom } = parse(await readFile(join(ROOT, 'serverless.yml'), 'utf8'), {
    logLevel: 'error',
  }) as Serverless;
  const { format, platform, target, minify, sourcemap, sourcesContent, mainFields, banner, plugins } =
    custom.esbuild;
  const given = createRequire(import.meta.url)(join(ROOT, plugins)) as Plugin[] | (() => Plugin[]);
  const options = {
    format,
    platform,
    target,
    minify,
    sourcemap,
    sourcesContent,
    mainFields,
    banner,
  } as BuildOptions;
  process.env.STETHOSCOPE_CONFIG = await organizationFile(dirname(outfile));
  await build({
    ...options,
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    plugins: typeof given === 'function' ? given() : given,
  });
  delete process.env.STETHOSCOPE_CONFIG;
  return (await readFile(outfile)).byteLength;
}
