/** CloudWatch's metric math, as much of it as our alarms use. */

/** One value for each period, oldest first; `undefined`: no data. */
export type Series = readonly (number | undefined)[];

/**
 * Works out an expression of ids, numbers, `FILL(id, number)` and `+`. As in CloudWatch, a sum has a value only where
 * both sides have one, and FILL gives its number wherever there is none.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 *
 * @param series by their ids, all of one length
 * @throws Error for whatever else it says: what is not played must not pass
 */
export function compute(expression: string, series: ReadonlyMap<string, Series>): Series {
  const [first = [], ...others] = expression.split('+').map((term) => valuesOf(term.trim(), series));
  return others.reduce<Series>((sum, other) => sum.map((value, at) => plus(value, other[at])), first);
}

function valuesOf(term: string, series: ReadonlyMap<string, Series>): Series {
  const [, id, number] = /^FILL\(\s*(\w+)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)$/.exec(term) ?? [];
  if (id !== undefined) return named(id, series).map((value) => value ?? Number(number));
  if (/^[a-z]\w*$/.test(term)) return named(term, series);
  if (/^\d+(\.\d+)?$/.test(term)) return lengthOf(series).map(() => Number(term));
  throw new Error(`Not played here: ${term}`);
}

function named(id: string, series: ReadonlyMap<string, Series>): Series {
  const found = series.get(id);
  if (found) return found;
  throw new Error(`The expression names ${id}, which is not there.`);
}

const lengthOf = (series: ReadonlyMap<string, Series>): Series => [...series.values()][0] ?? [];

const plus = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? undefined : one + other;
