/** What a figure is: a name, what it is measured by, and how its rows are got. */

/** Least, middle and most of what was measured several times. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

export type Unit = 'ms' | '×' | 'per s' | 'MB' | 'bytes' | 'calls' | 'devices' | 'requests' | '$' | '%';

export interface Row {
  /** What was measured: "1,000 records". */
  what: string;
  unit: Unit;
  value: Spread;
  /** What is to hold, of the median; absent: told for information. */
  limit?: { at: 'most' | 'least'; value: number };
}

export interface Context {
  /** Only shows that it runs: everything is done a few times, its times mean nothing. */
  quick: boolean;
  /** People of the largest company. */
  people: number;
  /** Said on the way: what is being done. */
  progress: (text: string) => void;
}

export interface Figure {
  name: string;
  title: string;
  run(context: Context): Promise<Row[]>;
}

/** @param values at least one */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
  return { min: at(0), median, max: at(sorted.length - 1) };
}

/** One measurement, where repeating it says nothing new. */
export const once = (value: number): Spread => ({ min: value, median: value, max: value });

export const most = (value: number) => ({ at: 'most', value }) as const;
export const least = (value: number) => ({ at: 'least', value }) as const;

/** Whether a row keeps its limit; `undefined`: it has none. */
export function holds({ value, limit }: Row): boolean | undefined {
  if (!limit) return undefined;
  return limit.at === 'most' ? value.median <= limit.value : value.median >= limit.value;
}
