import { describe, expect, it } from '@jest/globals';
import { mistakesIn } from '../../../web/people/mistakes.ts';

describe('looking for a person', () => {
  it('needs an address and a reason', () => {
    expect(mistakesIn('ada@example.com', 'Ticket 12')).toEqual({});
    expect(mistakesIn('ada', '')).toEqual({ email: 'people.email_wrong', reason: 'people.reason_wrong' });
    expect(mistakesIn('a da@example.com', 'Ticket 12')).toEqual({ email: 'people.email_wrong' });
  });
});
