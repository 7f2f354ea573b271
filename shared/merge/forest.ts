/** Disjoint sets of the numbers below a size. */
export interface Forest {
  /** The number that stands for the set of `item`. */
  rootOf(item: number): number;
  /** Makes the sets of these one. */
  join(items: readonly number[]): void;
}

/** Every number in a set of its own. The smallest number of a set stands for it. */
export function createForest(size: number): Forest {
  const parents = Int32Array.from({ length: size }, (_, item) => item);
  const parentOf = (item: number) => parents[item] ?? item;

  const rootOf = (item: number) => {
    let current = item;
    while (parentOf(current) !== current) {
      parents[current] = parentOf(parentOf(current));
      current = parentOf(current);
    }
    return current;
  };

  const join = (items: readonly number[]) => {
    const roots = items.map(rootOf);
    const smallest = roots.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
    for (const root of roots) parents[root] = smallest;
  };

  return { rootOf, join };
}
