import { describe, expect, it } from '@jest/globals';
import { wrongWith } from './case.ts';
import { CASES } from './index.ts';

describe('real cases', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(wrongWith(one)).toEqual([]);
  });

  it('have names of their own, and say where they are known from', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
    expect(CASES.every(({ source }) => source.length > 0)).toBe(true);
  });
});
