import { describe, expect, it } from '@jest/globals';
import { mistakesIn } from '../../../web/people/mistakes.ts';
import { searchFor } from '../../../web/people/search.ts';

const mistakes = (typed: string, reason: string, devices = false) =>
  mistakesIn(searchFor(typed, devices), devices, reason);

describe('looking for a person', () => {
  it('needs an address and a reason', () => {
    expect(mistakes('ada@example.com', 'Ticket 12')).toEqual({});
    expect(mistakes('ada', '')).toEqual({ email: 'people.email_wrong', reason: 'people.reason_wrong' });
    expect(mistakes('a da@example.com', 'Ticket 12')).toEqual({ email: 'people.email_wrong' });
    for (const reason of ['.....', '\u3164'.repeat(5), '👍👍👍👍👍'])
      expect(mistakes('ada@example.com', reason)).toEqual({ reason: 'people.reason_wrong' });
  });
});

describe('looking for a device', () => {
  it('needs something that could be written on one, and a reason', () => {
    expect(mistakes('C02XL0GYJGH6', 'Found in the canteen', true)).toEqual({});
    expect(mistakes('', 'Found in the canteen', true)).toEqual({ email: 'people.search_wrong' });
    expect(mistakes('To Be Filled By O.E.M.', 'abc', true)).toEqual({
      email: 'people.search_wrong',
      reason: 'people.reason_wrong',
    });
  });
});
