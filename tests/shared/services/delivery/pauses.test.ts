import { describe, expect, it } from '@jest/globals';
import { PAUSES, pauseAfter } from '../../../../shared/services/delivery/pauses.ts';

const DAY = 86_400_000;

describe('the pause before the next try', () => {
  it('grows, and lies between half of what is listed and all of it', () => {
    for (const [index, pause] of PAUSES.entries()) {
      expect(pauseAfter(index + 1, 0)).toBe(pause / 2);
      expect(pauseAfter(index + 1, 1)).toBe(pause);
    }
    expect([...PAUSES].sort((a, b) => a - b)).toEqual(PAUSES);
  });

  it('is at least what the receiver asks for, within reason', () => {
    expect(pauseAfter(1, 0, 3600)).toBe(3_600_000);
    expect(pauseAfter(1, 0, 1e9)).toBe(DAY);
  });

  it('ends after the last try, which comes more than a day after the first', () => {
    expect(pauseAfter(PAUSES.length + 1, 0.5)).toBeUndefined();
    expect(PAUSES.reduce((sum, pause) => sum + pause / 2, 0)).toBeGreaterThan(DAY);
  });
});
