import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES } from '../words/language.ts';
import { sprite } from './icons.mjs';
import { catalogue } from './words.mjs';

const web = join(import.meta.dirname, '..');

/** The same sentence in every language: before the script runs, nobody knows which one is wanted. */
async function noScript() {
  const sentences = Object.keys(LANGUAGES).map(async (tag) => {
    const { site } = await catalogue(tag);
    return `<p lang="${tag}">${site.no_script}</p>`;
  });
  return (await Promise.all(sentences)).join('');
}

/** index.html with the names of the built files; `address` turns an output's path into its address. */
export async function html({ start, style, early }, address) {
  const places = {
    start: address(start),
    style: address(style),
    modules: early.map((path) => `<link rel="modulepreload" href="${address(path)}">`).join('\n    '),
    icons: await sprite(),
    no_script: await noScript(),
  };
  const page = await readFile(join(web, 'index.html'), 'utf8');
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => places[name]);
}
