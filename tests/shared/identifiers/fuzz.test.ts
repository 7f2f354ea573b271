/** Identifiers come from paths, vendors and tokens: whatever they are, they have one spelling or none. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as identifiers from '../../../shared/identifiers/index.ts';
import { anyJson, RUNS, TIME } from '../../support/fuzz.ts';
import { spoiled, text } from '../../support/noise.ts';

const CANONICAL = {
  email: identifiers.canonicalEmail,
  imei: identifiers.canonicalImei,
  mac: identifiers.canonicalMac,
  meid: identifiers.canonicalMeid,
  serial: identifiers.canonicalSerial,
  udid: identifiers.canonicalUdid,
} as const;

const good = fc
  .constantFrom(
    'Ann.O.Kafor+x@Example.com',
    '00-1b-63-84-45-e6',
    'C02XK1ABJG5J',
    '{4C4C4544-0034-5310-8052-B4C04F4A3532}',
    '35-209900-176148-1',
    'A0000000002329',
  )
  .chain(spoiled);

it.each(Object.entries(CANONICAL))(
  '%s',
  (_, canonical) => {
    fc.assert(
      fc.property(fc.oneof(good, text, anyJson), (value) => {
        const found = canonical(value);
        if (found === undefined) return;
        expect(canonical(found)).toBe(found);
        expect(found.length).toBeLessThanOrEqual(String(value).length * 2);
      }),
      { numRuns: RUNS },
    );
  },
  TIME,
);
