/** Ids of what a vendor lists and nobody could read: they are kept, so that nothing hides these devices. Pure. */

/** So much that cannot be read is no complete look. */
const MOST = 2_000;
/**
 * Bytes of one list. DynamoDB takes 400 KB an item, and the state of a sweep holds three lists: of the last complete
 * sweep, of a later incomplete one, and of the one that runs.
 */
const LARGEST = 100 * 1024;
/** What DynamoDB adds to each element, bytes; rather too much than too little. */
const OVERHEAD = 4;

/**
 * As many ids as fit, each once, in their order.
 *
 * @returns `all`: whether none had to be left out; without all of them a look is not complete
 */
export function keepIds(ids: readonly string[]): { ids: string[]; all: boolean } {
  const distinct = new Set(ids);
  const kept: string[] = [];
  let bytes = 0;
  for (const id of distinct) {
    bytes += Buffer.byteLength(id) + OVERHEAD;
    if (bytes > LARGEST || kept.length >= MOST) break;
    kept.push(id);
  }
  return { ids: kept, all: kept.length === distinct.size };
}
