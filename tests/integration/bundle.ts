/** The bundles of the functions, built in memory with the very options that serverless.yml gives. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { parse } from 'yaml';

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
  custom: { esbuild: BuildOptions & { plugins: string } };
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

/** @param entry the handler's file, or any other module, relative to the root */
export async function bundle(name: string, entry: string): Promise<Bundle> {
  const { esbuild } = ((await readYaml('serverless.yml')) as Service).custom;
  const plugins = createRequire(import.meta.url)(join(ROOT, esbuild.plugins)) as Plugin[];
  const { bundle, format, platform, target, minify, mainFields, banner } = esbuild;
  const { outputFiles, metafile } = await build({
    ...({ bundle, format, platform, target, minify, mainFields, banner } as BuildOptions),
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: `${name}.mjs`,
    plugins,
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
