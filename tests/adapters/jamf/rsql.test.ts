import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { and, canBeAsked, equal, greater, or } from '../../../adapters/jamf/rsql.ts';
import { matches, parseFilter } from '../../../adapters/jamf/simulator/rsql.ts';

describe('filters of jamf', () => {
  it('holds any value as one value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
        fc.pre(canBeAsked(value));
        const expected = { field: 'f', operator: '==', values: [value] };
        expect(parseFilter(equal('f', value))).toEqual(expected);
        expect(parseFilter(and(or(equal('f', value), equal('g', 'x')), greater('id', '7')))).toEqual({
          and: [
            { or: [expected, { field: 'g', operator: '==', values: ['x'] }] },
            { field: 'id', operator: '=gt=', values: ['7'] },
          ],
        });
      }),
    );
  });

  it.each(['*', 'a*@example.com', 'line\nbreak', '\u0000'])('does not ask for %j', (value) => {
    expect(canBeAsked(value)).toBe(false);
    expect(() => equal('f', value)).toThrow(RangeError);
  });

  it('compares with numbers only', () => {
    expect(() => greater('id', '1;id==2')).toThrow(RangeError);
  });

  it('is nothing when there is nothing to filter by', () => {
    expect(and(undefined, '')).toBe('');
    expect(and(undefined, 'a==1')).toBe('a==1');
  });
});

describe('filters of the simulator', () => {
  const read = (field: string) => ({ name: 'Amara’s Mac', id: 12, on: true })[field];

  it.each([
    ['name=="amara’s mac"', true],
    ['name=="Amara*"', true],
    ['name=="*"', true],
    ['name!="Amara*"', false],
    ['id=gt=9', true],
    ['id>9;id<12', false],
    ['id>9 and id<=12', true],
    ['id==1,id==12', true],
    ['(id==1 or id==12);on==true', true],
    ['id=in=(1,12)', true],
    ['id=out=(1,12)', false],
  ])('matches %s: %s', (filter, expected) => {
    expect(matches(parseFilter(filter), read)).toBe(expected);
  });

  it.each(['', 'name', 'name==', '(id==1', 'id==1)', 'id=in=1', 'id==1 id==2', 'name=="open'])(
    'refuses %j',
    (filter) => {
      expect(() => parseFilter(filter)).toThrow();
    },
  );
});
