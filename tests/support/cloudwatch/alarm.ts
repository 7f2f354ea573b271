/** What CloudWatch makes of an alarm: pure, from the alarm's properties in the template and the figures that there are. */
import { type Datum, metricKey } from './emf.ts';
import { compute, type Series } from './math.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

interface MetricName {
  Namespace: string;
  MetricName: string;
  Dimensions?: readonly { Name: string; Value: string }[];
}

interface MetricQuery {
  Id: string;
  Expression?: string;
  ReturnData?: boolean;
  MetricStat?: { Metric: MetricName; Period: number; Stat: string };
}

/** Properties of `AWS::CloudWatch::Alarm`, without functions of CloudFormation. */
export interface Alarm extends Partial<MetricName> {
  AlarmName: string;
  Statistic?: string;
  /** Seconds. */
  Period?: number;
  Metrics?: readonly MetricQuery[];
  EvaluationPeriods: number;
  DatapointsToAlarm?: number;
  Threshold: number;
  ComparisonOperator: string;
  TreatMissingData?: string;
}

const STATISTICS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  SampleCount: (values) => values.length,
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Minimum: (values) => Math.min(...values),
  Maximum: (values) => Math.max(...values),
};

const COMPARISONS: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** Seconds of one period. */
export function periodOf({ Period, Metrics = [] }: Alarm): number {
  const periods = new Set([
    ...(Period === undefined ? [] : [Period]),
    ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []),
  ]);
  const [period] = periods;
  if (period === undefined || periods.size > 1) throw new Error('An alarm has one period.');
  return period;
}

/** The metrics that an alarm rests on. */
export function metricsOf({ Namespace, MetricName, Dimensions, Metrics = [] }: Alarm): MetricName[] {
  return [
    ...(Namespace && MetricName ? [{ Namespace, MetricName, ...(Dimensions && { Dimensions }) }] : []),
    ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []),
  ];
}

/** As `metricKey` of a figure. */
export const keyOf = ({ Namespace, MetricName, Dimensions = [] }: MetricName): string =>
  metricKey({
    namespace: Namespace,
    metric: MetricName,
    dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
  });

/**
 * The state at a moment, from the last whole periods before it. CloudWatch itself looks some periods further back while
 * data may still arrive; nothing arrives late here.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 *
 * @param before the state until now, which `TreatMissingData: ignore` keeps
 * @throws Error for statistics, comparisons and expressions that are not played here
 */
export function stateOf(
  alarm: Alarm,
  figures: readonly Datum[],
  now: Date,
  before: AlarmState = 'OK',
): AlarmState {
  const { EvaluationPeriods, DatapointsToAlarm = EvaluationPeriods, Threshold, ComparisonOperator } = alarm;
  const breaches = known(COMPARISONS, ComparisonOperator);
  const values = seriesOf(alarm, figures, now);
  const missing = alarm.TreatMissingData ?? 'missing';
  if (values.every((value) => value === undefined)) {
    if (missing === 'missing') return 'INSUFFICIENT_DATA';
    if (missing === 'ignore') return before;
  }
  const bad = values.filter((value) =>
    value === undefined ? missing === 'breaching' : breaches(value, Threshold),
  );
  return bad.length >= DatapointsToAlarm ? 'ALARM' : 'OK';
}

function seriesOf(alarm: Alarm, figures: readonly Datum[], now: Date): Series {
  const [single] = metricsOf(alarm);
  if (!alarm.Metrics) {
    if (!single || !alarm.Statistic) throw new Error('An alarm needs a metric and a statistic.');
    return statistics(single, alarm.Statistic, alarm, figures, now);
  }
  const series = new Map<string, Series>();
  for (const { Id, MetricStat } of alarm.Metrics) {
    if (MetricStat) series.set(Id, statistics(MetricStat.Metric, MetricStat.Stat, alarm, figures, now));
  }
  const returned = alarm.Metrics.filter(({ ReturnData = true }) => ReturnData);
  const [watched] = returned;
  if (!watched || returned.length > 1) throw new Error('An alarm watches one of its queries.');
  return watched.Expression === undefined
    ? (series.get(watched.Id) ?? [])
    : compute(watched.Expression, series);
}

function statistics(
  metric: MetricName,
  statistic: string,
  alarm: Alarm,
  figures: readonly Datum[],
  now: Date,
): Series {
  const work = known(STATISTICS, statistic);
  const length = periodOf(alarm) * 1000;
  const end = Math.floor(now.getTime() / length) * length;
  const own = figures.filter((figure) => metricKey(figure) === keyOf(metric));
  return Array.from({ length: alarm.EvaluationPeriods }, (_, index) => {
    const from = end - (alarm.EvaluationPeriods - index) * length;
    const values = own.filter(({ at }) => at >= from && at < from + length).map(({ value }) => value);
    return values.length > 0 ? work(values) : undefined;
  });
}

function known<Work>(works: Readonly<Record<string, Work>>, name: string): Work {
  const work = works[name];
  if (work) return work;
  throw new Error(`Not played here: ${name}`);
}
