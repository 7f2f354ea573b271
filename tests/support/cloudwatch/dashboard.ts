/** The metrics that a dashboard shows, out of the text that CloudFormation makes of its body. */
import { type Datum, metricKey } from './emf.ts';

/** A line of a widget: one metric, or all that a SEARCH finds. */
export type Shown =
  | { kind: 'metric'; namespace: string; metric: string; dimensions: Record<string, string> }
  | { kind: 'search'; namespace: string; metric: string; names: string[] };

export interface Widget {
  type: string;
  properties: { title: string; alarms?: string[]; metrics?: unknown[][] };
}

const SEARCH = /^SEARCH\('\{"?([^",}]+)"?((?:,\w+)*)\} MetricName="(\w+)"', '\w+', \d+\)$/;

/**
 * What a line of a widget shows.
 *
 * @throws Error for a SEARCH of another form: with quotes it matches whole values only, and without them what stands
 *   between hyphens, which is easily nothing at all
 */
export function shownBy(line: readonly unknown[]): Shown {
  const [first] = line;
  if (typeof first === 'object' && first !== null && 'expression' in first) {
    const [, namespace = '', names = '', metric = ''] = SEARCH.exec(String(first.expression)) ?? [];
    if (!metric) throw new Error(`Not played here: ${String(first.expression)}`);
    return { kind: 'search', namespace, metric, names: names.split(',').filter(Boolean) };
  }
  const [namespace = '', metric = '', ...rest] = line.filter((part) => typeof part === 'string');
  const pairs = Array.from({ length: rest.length / 2 }, (_, index) => rest.slice(2 * index, 2 * index + 2));
  return { kind: 'metric', namespace, metric, dimensions: Object.fromEntries(pairs) };
}

/** Whether a line shows this figure. A SEARCH finds metrics that have exactly the dimensions of its schema. */
export function shows(shown: Shown, figure: Datum): boolean {
  if (shown.kind === 'metric') return metricKey(shown) === metricKey(figure);
  const names = Object.keys(figure.dimensions).sort();
  return (
    figure.namespace === shown.namespace &&
    figure.metric === shown.metric &&
    names.join() === [...shown.names].sort().join()
  );
}
