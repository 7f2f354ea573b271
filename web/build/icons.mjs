import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ICONS } from '../parts/icons.ts';

const { resolve } = createRequire(import.meta.url);

async function symbol([name, drawing]) {
  const svg = await readFile(resolve(`lucide-static/icons/${drawing}.svg`), 'utf8');
  const shapes = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1];
  if (!shapes) throw new Error(`The icon ${drawing} cannot be read.`);
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes.replace(/\s+/g, ' ').replace(/> </g, '><').trim()}</symbol>`;
}

/** The icons that the page uses, once, for the start of the body. */
export const sprite = async () =>
  `<svg class="sprite" width="0" height="0" aria-hidden="true">${(await Promise.all(Object.entries(ICONS).map(symbol))).join('')}</svg>`;
