// What the bundles of the functions need: YAML as modules, and the organization's own stethoscope.yml.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { yaml } = require('../yaml/esbuild.mjs');

const STANDARD = join(__dirname, '../../stethoscope.yml');
/** Marks the question that the plugin itself asks. */
const AGAIN = Symbol('again');

/** `STETHOSCOPE_CONFIG=other.yml` builds another organization's file into the functions. */
const organizationFile = {
  name: 'organization-file',
  setup(build) {
    const file = process.env.STETHOSCOPE_CONFIG;
    build.onResolve({ filter: /\/stethoscope\.yml$/ }, ({ path, resolveDir }) => {
      const wanted = resolve(resolveDir, path);
      return { path: wanted === STANDARD && file ? resolve(file) : wanted };
    });
  },
};

/** The parser is for commands: YAML is parsed when bundling. Its package does not say that it may be left out. */
const parserOnlyWhereUsed = {
  name: 'parser-only-where-used',
  setup(build) {
    build.onResolve({ filter: /^yaml$/ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === AGAIN) return undefined;
      const found = await build.resolve(path, { resolveDir, kind, pluginData: AGAIN });
      return { ...found, sideEffects: false };
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

module.exports = [organizationFile, parserOnlyWhereUsed, makersOnlyWhereChosen, unreachable, yaml];
