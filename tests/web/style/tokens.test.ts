import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ICONS } from '../../../web/parts/icons.ts';

const web = join(import.meta.dirname, '../../../web');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => !file.startsWith('dist'))
  .map((file) => file.replaceAll('\\', '/'));
const read = (file: string) => readFileSync(join(web, file), 'utf8');
const COLOUR = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|lab|hwb)a?\(/i;

describe('the look', () => {
  it('takes every colour from the tokens', () => {
    const elsewhere = files.filter(
      (file) =>
        /\.(css|tsx?)$/.test(file) &&
        file !== 'style/tokens.css' &&
        COLOUR.test(read(file).replace(/`#\w/g, '')),
    );
    expect(elsewhere).toEqual([]);
  });

  it('is as dark for those who chose it as for those whose system asks for it', () => {
    const tokens = read('style/tokens.css');
    const colours = (begin: string) => {
      const from = tokens.indexOf(begin) + begin.length;
      const block = tokens.slice(from, tokens.indexOf('}', from));
      return [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => `${name} ${value}`);
    };
    const asked = colours(':root:not([data-theme="light"]) {');
    expect(asked.length).toBeGreaterThan(15);
    expect(colours(':root[data-theme="dark"] {')).toEqual(asked);
  });

  it('defines every token that is used', () => {
    const sheets = files.filter((file) => file.endsWith('.css')).map(read);
    const defined = new Set(
      sheets.flatMap((text) => [...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name)),
    );
    const used = sheets.flatMap((text) => [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });

  it('ships no icon that nothing shows', () => {
    const code = files
      .filter((file) => /\.tsx?$/.test(file) && file !== 'parts/icons.ts')
      .map(read)
      .join('\n');
    const shown = (name: string) => new RegExp(`['"]${name}['"]`).test(code);
    expect(Object.keys(ICONS).filter((name) => !shown(name))).toEqual([]);
  });

  it('handles clicks with buttons and links only', () => {
    const wrong = files
      .filter((file) => file.endsWith('.tsx'))
      .filter((file) => /<(div|span|li|p|section|article)\b[^>]*onClick/.test(read(file)));
    expect(wrong).toEqual([]);
  });

  it('sets no HTML from text', () => {
    expect(
      files.filter((file) => /\.tsx?$/.test(file) && /innerHTML|dangerouslySet/.test(read(file))),
    ).toEqual([]);
  });
});
