/** What CloudWatch makes of a log: the figures in its embedded metric format. */

/** One figure as it was written. */
export interface Datum {
  namespace: string;
  metric: string;
  dimensions: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  at: number;
  value: number;
}

interface Embedded {
  _aws: {
    Timestamp: number;
    CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
  };
  [name: string]: unknown;
}

/**
 * Reads a log. Lines that hold no figure are skipped.
 *
 * The format: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * @throws Error for a line that names a dimension or a metric and has no value for it: CloudWatch would drop it unseen
 */
export function readFigures(log: string): Datum[] {
  return log.split('\n').flatMap((line) => {
    const start = line.indexOf('{');
    if (start < 0 || !line.includes('"_aws"')) return [];
    const embedded = JSON.parse(line.slice(start)) as Embedded;
    return embedded._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
      Dimensions.flatMap((names) =>
        Metrics.map(({ Name }) => ({
          namespace: Namespace,
          metric: Name,
          dimensions: Object.fromEntries(names.map((name) => [name, valueIn(embedded, name, 'string')])),
          at: embedded._aws.Timestamp,
          value: valueIn(embedded, Name, 'number'),
        })),
      ),
    );
  });
}

function valueIn<Kind extends 'string' | 'number'>(embedded: Embedded, name: string, kind: Kind) {
  const value = embedded[name];
  if (typeof value === kind) return value as Kind extends 'string' ? string : number;
  throw new Error(`A figure names ${name} and has no ${kind} for it: ${JSON.stringify(embedded)}`);
}

/** One name for a metric: its namespace, name and dimensions, in order. */
export const metricKey = ({
  namespace,
  metric,
  dimensions,
}: Pick<Datum, 'namespace' | 'metric' | 'dimensions'>) =>
  [
    `${namespace} ${metric}`,
    ...Object.entries(dimensions)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => `${name}=${value}`),
  ].join(' ');
