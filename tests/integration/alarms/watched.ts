/** What the packaged template watches: its alarms and the lines of its dashboard. */
import type { Alarm } from '../../support/cloudwatch/alarm.ts';
import type { Widget } from '../../support/cloudwatch/dashboard.ts';
import { ofType, type Template } from '../package.ts';

/**
 * Metrics of AWS's own that alarms and dashboard name: dimension and where they are documented. Nothing on this machine
 * writes them, so their alarms are **not provoked** here: only the cloud can show those.
 */
const GATEWAY = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html';
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html';
const SQS =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html';
const WAF = 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html';

export const NOT_PROVOKED: Readonly<Record<string, { dimensions: readonly string[]; source: string }>> = {
  'AWS/ApiGateway 4xx': { dimensions: ['ApiId'], source: GATEWAY },
  'AWS/ApiGateway 5xx': { dimensions: ['ApiId'], source: GATEWAY },
  'AWS/ApiGateway Count': { dimensions: ['ApiId'], source: GATEWAY },
  'AWS/ApiGateway Latency': { dimensions: ['ApiId'], source: GATEWAY },
  'AWS/Lambda Errors': { dimensions: ['FunctionName'], source: LAMBDA },
  'AWS/Lambda Throttles': { dimensions: ['FunctionName'], source: LAMBDA },
  'AWS/SQS ApproximateNumberOfMessagesVisible': { dimensions: ['QueueName'], source: SQS },
  'AWS/WAFV2 BlockedRequests': { dimensions: ['WebACL', 'Rule'], source: WAF },
};

/** All alarms, as a stage with a synthetic check has them. */
export const alarmsOf = (template: Template): Alarm[] =>
  ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => ({
    ...Properties,
    TreatMissingData: Properties.TreatMissingData['Fn::If']?.[1] ?? Properties.TreatMissingData,
  }));

/** Whether an alarm rests on our own figures. */
export const isOwn = ({ Namespace, Metrics = [] }: Alarm): boolean =>
  [Namespace, ...Metrics.map(({ MetricStat }) => MetricStat?.Metric.Namespace)].some((name) =>
    name?.startsWith('Stethoscope/'),
  );

export function widgetsOf(template: Template): Widget[] {
  const [[, dashboard] = []] = ofType(template, 'AWS::CloudWatch::Dashboard');
  return (JSON.parse(dashboard?.Properties.DashboardBody['Fn::Sub']) as { widgets: Widget[] }).widgets;
}

/** Lines of the dashboard, whatever widget they are in. */
export const linesOf = (template: Template): unknown[][] =>
  widgetsOf(template).flatMap(({ properties }) => properties.metrics ?? []);
