/** The bundles of the functions, built in memory with the very options that serverless.yml gives. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { parse } from 'yaml';
import { bundlePlugins } from '../../scripts/serverless/bundling.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Bundle {
  /** As serverless.yml calls it: `source-jamf`. */
  name: string;
  bytes: number;
  /** Files of this repository and of packages that are in it, relative to the root. */
  inputs: string[];
  code: string;
}

interface Service {
  functions: string[];
  custom: {
    esbuild: BuildOptions & {
      exclude: unknown;
      outputFileExtension: unknown;
      outputWorkFolder: unknown;
      watch: unknown;
      skipRebuild: unknown;
      concurrency: unknown;
    };
  };
}

export const readYaml = async (file: string): Promise<unknown> =>
  parse(await readFile(join(ROOT, file), 'utf8'), { logLevel: 'silent' });

/** The handlers' files by the functions' names. */
export async function handlers(): Promise<Map<string, string>> {
  const { functions } = (await readYaml('serverless.yml')) as Service;
  const files = functions.map((line) => /^\$\{file\((.+)\)\}$/.exec(line)?.[1] ?? line);
  const parts = (await Promise.all(files.map(readYaml))) as Record<string, { handler: string }>[];
  return new Map(
    parts.flatMap((part) =>
      Object.entries(part).map(([name, { handler }]): [string, string] => [
        name,
        handler.replace(/\.handler$/, '.ts'),
      ]),
    ),
  );
}

/** How serverless.yml has a function bundled: its settings, but for those of the Serverless plugin, and our own plugins. */
export async function bundleOptions(): Promise<BuildOptions> {
  const { custom } = (await readYaml('serverless.yml')) as Service;
  const { exclude, outputFileExtension, outputWorkFolder, watch, skipRebuild, concurrency, ...options } =
    custom.esbuild;
  return { ...options, absWorkingDir: ROOT, plugins: bundlePlugins };
}

/** @param entry the handler's file, or any other module, relative to the root */
export async function bundle(name: string, entry: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...(await bundleOptions()),
    // What is asserted is about the code; nobody reads its traces.
    sourcemap: false,
    entryPoints: [entry],
    outfile: `${name}.mjs`,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  return {
    name,
    bytes: output?.bytes ?? 0,
    inputs: inputs.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    code: outputFiles?.[0]?.text ?? '',
  };
}

/** The packages that a bundle has code of. */
export const packagesOf = ({ inputs }: Bundle): string[] => [
  ...new Set(inputs.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])),
];
