import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** esbuild plugin: `import words from './en.yml'`. */
export const yaml = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.yml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};
