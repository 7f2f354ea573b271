import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWithin, quotedSize } from '../../../shared/platform/size.ts';
import { RUNS } from '../../support/fuzz.ts';
import { text } from '../../support/noise.ts';

it('tells of any text whether it fits, also where it is not counted', () => {
  fc.assert(
    fc.property(
      fc.oneof(text, fc.constantFrom('\0'.repeat(50), '\ud800'.repeat(50), '€"\\')),
      fc.nat(1_000),
      (one, room) => {
        expect(isWithin(one, room)).toBe(quotedSize(one) <= room);
      },
    ),
    { numRuns: RUNS },
  );
});
