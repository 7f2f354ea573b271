import { expect, it } from '@jest/globals';
import { searchFor } from '../../../web/people/search.ts';

it.each([
  [' Ada@Example.com ', { for: 'person', email: 'ada@example.com' }],
  [' c02xl0gyjgh6 ', { for: 'devices', searches: [{ by: 'serial', value: 'C02XL0GYJGH6' }] }],
  ['0-50-b6-1-2-3', { for: 'devices', searches: [{ by: 'serial', value: '0-50-B6-1-2-3' }] }],
  ['00:50:b6:1:2:3', { for: 'devices', searches: [{ by: 'macaddr', value: '00:50:B6:01:02:03' }] }],
  ['0050.b601.0203', { for: 'devices', searches: [{ by: 'macaddr', value: '00:50:B6:01:02:03' }] }],
])('reads %j', (typed, search) => {
  expect(searchFor(typed, true)).toEqual(search);
});

it('tries twelve digits as both that they may be', () => {
  expect(searchFor('0050B6010203', true)).toEqual({
    for: 'devices',
    searches: [
      { by: 'macaddr', value: '00:50:B6:01:02:03' },
      { by: 'serial', value: '0050B6010203' },
    ],
  });
});

it.each(['', 'ada@', 'x'.repeat(129)])('does not know what %j is', (typed) => {
  expect(searchFor(typed, true)).toBeUndefined();
});

it('knows people only, for those who may not look for devices', () => {
  expect(searchFor('C02XL0GYJGH6', false)).toBeUndefined();
  expect(searchFor('ada@example.com', false)).toEqual({ for: 'person', email: 'ada@example.com' });
});
