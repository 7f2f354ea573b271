// What the bundles of the functions need: YAML as modules, and the organization's own stethoscope.yml.
const { join, resolve } = require('node:path');
const { yaml } = require('../yaml/esbuild.mjs');

const STANDARD = join(__dirname, '../../stethoscope.yml');

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

module.exports = [organizationFile, yaml];
