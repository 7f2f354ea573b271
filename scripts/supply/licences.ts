/** `npm run licences`: the licence of every package in the lock file, and of which none is known. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SupplyResult, tell } from './verdict.ts';

export interface Package {
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
}

/** What may be part of what is deployed: all ask for no more than their text to be kept. */
const DEPLOYED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['CC0-1.0', 'Unlicense', 'Zlib', 'Python-2.0', 'PSF-2.0'],
]);
/** What tools may have besides: nothing of them is handed on. */
const TOOLS = new Set([...DEPLOYED, 'MPL-2.0', 'CC-BY-4.0']);

/** @param read gives a package's own package.json, by its folder; nothing where it is not installed */
export function verdictOf(
  packages: Record<string, Package>,
  read: (folder: string) => { license?: unknown } | undefined,
): SupplyResult {
  const all = Object.entries(packages).filter(([folder]) => folder !== '');
  const named = all.map(([folder, one]) => {
    const own = one.license ?? read(folder)?.license;
    return {
      folder,
      licence: typeof own === 'string' ? own : undefined,
      tool: Boolean(one.dev || one.devOptional),
    };
  });
  const refused = named.filter(
    ({ licence, tool }) => licence && !isAllowed(licence, tool ? TOOLS : DEPLOYED),
  );
  const unknown = named.filter(({ licence }) => !licence);
  const lines = [
    ...refused.map(
      ({ folder, licence, tool }) =>
        `${nameOf(folder)}: ${licence} is not allowed ${tool ? 'for tools' : 'in what is deployed'}.`,
    ),
    ...unknown.map(
      ({ folder }) => `${nameOf(folder)}: not checked, because it is not installed on this system.`,
    ),
    `${named.length} packages, ${refused.length} with a licence that is not allowed, ${unknown.length} not checked.`,
  ];
  const deployedUnknown = unknown.some(({ tool }) => !tool);
  return { lines, exitCode: refused.length > 0 ? 1 : deployedUnknown ? 2 : 0 };
}

/** Of "A OR B" one is enough, of "A AND B" both are needed. */
function isAllowed(licence: string, allowed: ReadonlySet<string>): boolean {
  const plain = licence.replace(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => allowed.has(one.trim())));
}

const nameOf = (folder: string): string => folder.replace(/^.*node_modules\//, '');

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..');
  const readJson = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown;
  const { packages } = readJson('package-lock.json') as { packages: Record<string, Package> };
  tell(
    verdictOf(packages, (folder) => {
      try {
        return readJson(join(folder, 'package.json')) as { license?: unknown };
      } catch {
        return undefined;
      }
    }),
  );
}
