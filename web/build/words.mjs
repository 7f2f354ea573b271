import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LATER } from '../words/halves.ts';

const text = join(import.meta.dirname, '../text');

/** The catalogue of a language, straight from its file. */
export const catalogue = async (language) => parse(await readFile(join(text, `${language}.yml`), 'utf8'));

/** esbuild plugin: `words:<language>/first` and `words:<language>/later` are the halves of a catalogue. */
export const words = {
  name: 'words',
  setup(plugin) {
    plugin.onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice(6), namespace: 'words' }));
    plugin.onLoad({ filter: /.*/, namespace: 'words' }, async ({ path }) => {
      const [language, half] = path.split('/');
      const sections = Object.entries(await catalogue(language));
      const wanted = sections.filter(([section]) => LATER.includes(section) === (half === 'later'));
      return { contents: JSON.stringify(Object.fromEntries(wanted)), loader: 'json' };
    });
  },
};
