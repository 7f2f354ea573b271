import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameMatcher } from '../../../shared/practices/name-matcher.ts';
import { starMatcher, starTest } from '../../../shared/practices/stars.ts';
import { RUNS, TIME } from '../../support/fuzz.ts';

describe('names with stars', () => {
  it.each([
    ['Falcon', 'falcon'],
    [' Falcon ', ' FALCON '],
    ['*', ''],
    ['*', 'anything\nat all'],
    ['*agent*sensor*x*', 'an Agent, a sensor, an x'],
    ['a*a', 'aa'],
    ['a*b*b', 'abcb'],
    ['**', 'a'],
    ['a.c', 'a.c'],
  ])('%j is %j', (pattern, text) => {
    expect(starMatcher([pattern])(text)).toBe(true);
  });

  it.each([
    ['Falcon', 'Falcon Sensor'],
    ['a*a', 'a'],
    ['ab*ba', 'aba'],
    ['a*b*b', 'ab'],
    ['a.c', 'abc'],
    ['', 'a'],
    ['*x', 'xy'],
  ])('%j is not %j', (pattern, text) => {
    expect(starMatcher([pattern])(text)).toBe(false);
  });

  it(
    'mean what the expression with .* in their place means',
    () => {
      const few = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
      const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
      fc.assert(
        fc.property(few, text, (pattern, name) => {
          expect(starMatcher([pattern])(name)).toBe(
            new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 's').test(name),
          );
        }),
        { numRuns: RUNS },
      );
    },
    TIME,
  );

  it(
    'as permissions write them, with a sign for one character, mean what the expression means',
    () => {
      const few = fc.string({ unit: fc.constantFrom('a', 'b', '?', '*'), maxLength: 8 });
      const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', ' '), maxLength: 12 });
      fc.assert(
        fc.property(few, text, (pattern, name) => {
          expect(starTest(pattern, '?')(name)).toBe(
            new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(name),
          );
        }),
        { numRuns: RUNS },
      );
    },
    TIME,
  );

  it.each(['*a*a*a*a*a*b', '*agent*sensor*x*', 'a*a*a*a*a*a*a*a*a*a*c', '*aaaaaaaa*aaaaaaaa*b'])(
    '%s goes once through a name of a million letters',
    (pattern) => {
      // Expressions with .* in their place would not end within the life of the machine.
      expect(starMatcher([pattern])('a'.repeat(1_000_000))).toBe(false);
    },
  );

  it.each(['*?a*?a*?a*?a*?b', '*?*?*?*?*b', '*????????*????????*b'])(
    '%s, where ? is one character, goes once through a resource of a million letters',
    (pattern) => {
      expect(starTest(pattern, '?')('a'.repeat(1_000_000))).toBe(false);
    },
  );
});

describe('names of software', () => {
  it.each([
    [['Falcon'], 'Falcon.app'],
    [['Falcon.app'], 'falcon'],
    [['Falcon.app*'], 'Falcon.app (old)'],
    [['Falcon.app*'], 'Falcon.app'],
    [['*Sensor'], 'Big Sensor.APP'],
  ])('%j are %j', (names, name) => {
    expect(nameMatcher(names)(name)).toBe(true);
  });
});
