/** Figures for CloudWatch, written as log lines in its embedded metric format. */
import { MetricUnit, Metrics as Powertools } from '@aws-lambda-powertools/metrics';
import { optionalEnvironment } from './environment.ts';

type Unit = (typeof MetricUnit)['Count' | 'Milliseconds'];

/** Few and bounded: each combination of values is a metric that costs. Never a person, a device or an address. */
export type Dimensions = Record<string, string>;

export interface Metrics {
  /** Adds to a counter. @param value default 1 */
  count(name: string, dimensions?: Dimensions, value?: number): void;
  /** How long something took. */
  milliseconds(name: string, dimensions: Dimensions, value: number): void;
}

const NAMESPACE = 'Stethoscope';

/**
 * Every figure is written at once: nothing is lost when a function ends early. Each stage has a namespace of its own,
 * `Stethoscope/<stage>`, so that the alarms of one never hear of another.
 *
 * @param service the function's name, a dimension of every figure
 */
export function createMetrics(service: string): Metrics {
  const stage = optionalEnvironment('stage');
  const namespace = stage ? `${NAMESPACE}/${stage}` : NAMESPACE;
  const powertools = new Powertools({ namespace, serviceName: service });
  const write = (name: string, unit: Unit, dimensions: Dimensions, value: number) => {
    const single = powertools.singleMetric();
    for (const [key, text] of Object.entries(dimensions)) single.addDimension(key, text);
    single.addMetric(name, unit, value);
  };
  return {
    count: (name, dimensions = {}, value = 1) => write(name, MetricUnit.Count, dimensions, value),
    milliseconds: (name, dimensions, value) => write(name, MetricUnit.Milliseconds, dimensions, value),
  };
}

/** Counts nothing. For tests and for commands. */
export const silentMetrics: Metrics = { count() {}, milliseconds() {} };
