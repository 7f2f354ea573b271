import { describe, expect, it } from '@jest/globals';
import { lastOf } from '../../../adapters/landesk/index.ts';

describe('a page of machines', () => {
  it.each([
    ['a full one', [1, 2, 3], 0, 3],
    ['one that holds a machine without a readable key', [1, 2], 1, 2],
    ['one that holds several of them', [7], 2, 7],
  ])('is followed by another: %s', (_, keys, dropped, last) => {
    expect(lastOf(keys, dropped, 3)).toBe(last);
  });

  it.each([
    ['a short one', [1, 2], 0],
    ['an empty one', [], 0],
    ['one without any readable key, which gives nothing to go on from', [], 3],
  ])('is the last: %s', (_, keys, dropped) => {
    expect(lastOf(keys, dropped, 3)).toBeUndefined();
  });
});
