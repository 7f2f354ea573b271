/** How large things are when they leave a function. Lambda sends no more than 6 MB, and fails the whole call beyond. */

/** Bytes of anything that leaves a function. */
export const LARGEST_ANSWER = 5_000_000;

/** Bytes of what a list of an answer may fill, so that there is room for what stands around it. */
export const LARGEST_LIST = 4_500_000;

/** Bytes of a value in the body of an answer: the body is JSON, and travels as a text within JSON. */
export const sizeOf = (value: unknown): number => quotedSize(JSON.stringify(value) ?? '');

/** Bytes of a text within JSON. */
export const quotedSize = (text: string): number => Buffer.byteLength(JSON.stringify(text));

/** Bytes of one character within JSON at most, as `\u0000`; and those of the quotes around the text. */
const MOST_OF_ONE = 6;
const QUOTES = 2;

/** Whether a text within JSON has no more than so many bytes. Counted only where its length leaves a doubt. */
export const isWithin = (text: string, bytes: number): boolean =>
  text.length * MOST_OF_ONE + QUOTES <= bytes || quotedSize(text) <= bytes;

/**
 * The beginning of a list, as far as it fits. What alone is larger than all that may be filled is passed over: nothing
 * could ever stand behind it.
 *
 * @param room bytes
 */
export function fitting<Item>(
  items: readonly Item[],
  room: number,
  bytesOf: (item: Item) => number = sizeOf,
): Item[] {
  const taken: Item[] = [];
  let left = room;
  for (const item of items) {
    const bytes = bytesOf(item);
    if (bytes > room) continue;
    left -= bytes;
    if (left < 0) break;
    taken.push(item);
  }
  return taken;
}
