import { describe, expect, it } from '@jest/globals';
import { inParallel } from '../../../shared/adapter-kit/slots.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('inParallel', () => {
  it('does all, at most so many at once, and keeps the order', async () => {
    let atOnce = 0;
    let most = 0;
    const results = await inParallel([5, 1, 4, 2, 3], 2, async (number) => {
      most = Math.max(most, ++atOnce);
      for (let turns = 0; turns < number; turns += 1) await turn();
      atOnce -= 1;
      return number * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });

  it('begins nothing more after a failure, ends what has begun, and fails', async () => {
    const ended: number[] = [];
    const work = inParallel([1, 2, 3, 4], 2, async (number) => {
      await turn();
      if (number === 1) throw new Error('first');
      await turn();
      ended.push(number);
    });
    await expect(work).rejects.toThrow('first');
    expect(ended).toEqual([2]);
  });
});
