import { describe, expect, it } from '@jest/globals';
import { chosen, remembering } from '../../../web/words/cookie.ts';

describe('a choice', () => {
  it('is remembered for the whole site, on https by https only', () => {
    expect(remembering('lang', 'de', true)).toBe('lang=de; Path=/; Max-Age=31536000; SameSite=Lax; Secure');
    expect(remembering('theme', 'dark', false)).toBe('theme=dark; Path=/; Max-Age=31536000; SameSite=Lax');
  });

  it('is found among others, and only under its own name', () => {
    expect(chosen('theme', 'lang=de; theme=dark')).toBe('dark');
    expect(chosen('theme', 'xtheme=dark; mytheme=light')).toBeUndefined();
  });
});
