/** What the bundles of the functions need: YAML as modules, and the organization's own decisions, checked. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'esbuild';
import { parse } from 'yaml';

const run = promisify(execFile);
const STANDARD = join(import.meta.dirname, '../../stethoscope.yml');
const HOOKS = pathToFileURL(join(import.meta.dirname, '../yaml/node.mjs')).href;
const CHECK = join(import.meta.dirname, 'organization.ts');

/** What organization.ts prints. */
interface Checked {
  data: object;
  /** What each source's adapter declares. */
  declarations: unknown;
  problems: string[];
}

/** What the check says of a file, by its content: every function is built with the same. */
const known = new Map<string, Promise<Checked>>();

function checked(file: string): Promise<Checked> {
  const text = readFileSync(file, 'utf8');
  const result = known.get(text) ?? check(file);
  known.set(text, result);
  return result;
}

async function check(file: string): Promise<Checked> {
  const { stdout } = await run(process.execPath, ['--import', HOOKS, CHECK, file], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

/**
 * The organization's decisions are checked here, and functions get what came out. `STETHOSCOPE_CONFIG=other.yml` builds
 * another organization's file into them.
 */
const organization: Plugin = {
  name: 'organization',
  setup(build) {
    const file = resolve(process.env.STETHOSCOPE_CONFIG || STANDARD);
    build.onLoad({ filter: /[/\\]shared[/\\]config[/\\]organization\.ts$/ }, async () => {
      const { data, declarations, problems } = await checked(file);
      if (problems.length > 0) return { errors: problems.map((text) => ({ text })), watchFiles: [file] };
      const contents = `export const config = ${JSON.stringify({ ...data, declarations })};`;
      return { contents, watchFiles: [file] };
    });
  },
};

/**
 * What packages load and nothing of ours can reach. tedious signs in at Azure with these, and adapters/landesk never
 * asks it to: a test connects with the bundle. debug colours a terminal with the other.
 */
const unreachable: Plugin = {
  name: 'unreachable',
  setup(build) {
    build.onResolve({ filter: /^(@azure\/|supports-color$)/ }, ({ path }) => ({
      path,
      namespace: 'unreachable',
    }));
    build.onLoad({ filter: /.*/, namespace: 'unreachable' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Two megabytes of names of makers: for organizations that have chosen the transform, and nobody else. */
const makersOnlyWhereChosen: Plugin = {
  name: 'makers-only-where-chosen',
  setup(build) {
    const file = process.env.STETHOSCOPE_CONFIG || STANDARD;
    const isChosen = /^[^#]*\bmanufacturer_from_mac\b/m.test(readFileSync(file, 'utf8'));
    if (isChosen) return;
    build.onResolve({ filter: /^@network-utils\/vendor-lookup$/ }, ({ path }) => ({
      path,
      namespace: 'unreachable',
    }));
  },
};

/** `import words from './en.yml'`. */
const yaml: Plugin = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.yml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};

/** For esbuild, in this order. */
export const bundlePlugins: Plugin[] = [organization, makersOnlyWhereChosen, unreachable, yaml];
