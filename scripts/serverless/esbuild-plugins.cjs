// What the bundles of the functions need: YAML as modules, and the organization's own decisions, checked.
const { execFile } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { promisify } = require('node:util');
const { yaml } = require('../yaml/esbuild.mjs');

const run = promisify(execFile);
const STANDARD = join(__dirname, '../../stethoscope.yml');
const HOOKS = pathToFileURL(join(__dirname, '../yaml/node.mjs')).href;
const CHECK = join(__dirname, 'organization.ts');

/** What the check says of a file, by its content: every function is built with the same. */
const known = new Map();

function checked(file) {
  const text = readFileSync(file, 'utf8');
  if (!known.has(text)) known.set(text, check(file));
  return known.get(text);
}

async function check(file) {
  const { stdout } = await run(process.execPath, ['--import', HOOKS, CHECK, file], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

/**
 * The organization's decisions are checked here, and functions get what came out. `STETHOSCOPE_CONFIG=other.yml` builds
 * another organization's file into them.
 */
const organization = {
  name: 'organization',
  setup(build) {
    const file = resolve(process.env.STETHOSCOPE_CONFIG || STANDARD);
    build.onLoad({ filter: /[/\\]shared[/\\]config[/\\]organization\.ts$/ }, async () => {
      const { data, problems } = await checked(file);
      if (problems.length > 0) return { errors: problems.map((text) => ({ text })), watchFiles: [file] };
      const contents = `import { readyConfig } from './config.ts';
export const config = readyConfig(${JSON.stringify(data)});`;
      return { contents, watchFiles: [file] };
    });
  },
};

/**
 * What packages load and nothing of ours can reach. tedious signs in at Azure with these, and adapters/landesk never
 * asks it to: a test connects with the bundle. debug colours a terminal with the other.
 */
const unreachable = {
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
const makersOnlyWhereChosen = {
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

module.exports = [organization, makersOnlyWhereChosen, unreachable, yaml];
