/** Times of work, and of two kinds of work side by side. */
import { type Spread, spread } from './figure.ts';

export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export async function times(count: number, work: () => unknown): Promise<number[]> {
  const measured: number[] = [];
  for (let time = 0; time < count; time += 1) measured.push(await timed(work));
  return measured;
}

export interface Compared {
  one: Spread;
  other: Spread;
  /** Of the medians of each round. */
  ratio: Spread;
}

/**
 * Does both in turns, so that whatever else the machine does falls on both.
 *
 * @param each how often each is done in a round
 */
export async function compare(
  rounds: number,
  each: number,
  one: () => unknown,
  other: () => unknown,
): Promise<Compared> {
  const ones: number[] = [];
  const others: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const mine: number[] = [];
    const theirs: number[] = [];
    for (let time = 0; time < each; time += 1) {
      mine.push(await timed(one));
      theirs.push(await timed(other));
    }
    ones.push(...mine);
    others.push(...theirs);
    ratios.push(spread(mine).median / spread(theirs).median);
  }
  return { one: spread(ones), other: spread(others), ratio: spread(ratios) };
}
