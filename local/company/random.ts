/** Chance that never changes: the same numbers give the same number, on every machine. */

/** @returns an integer from 0 to 2³² − 1 (the finisher of MurmurHash3 over both numbers) */
export function hash(number: number, salt: number): number {
  let mixed = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** @returns from 0 to `below` − 1 */
export function draw(below: number, number: number, salt: number): number {
  return hash(number, salt) % below;
}

/** True for `percent` of a hundred numbers. */
export function chance(percent: number, number: number, salt: number): boolean {
  return draw(100, number, salt) < percent;
}

/** One entry of a list. @throws RangeError for an empty list */
export function pick<Item>(list: readonly Item[], number: number, salt: number): Item {
  const item = list[draw(list.length, number, salt)];
  if (item === undefined) throw new RangeError('Nothing to pick from.');
  return item;
}
