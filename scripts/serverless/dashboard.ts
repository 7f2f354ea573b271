/** One page that shows how it goes, with all alarms and a line for each function. New sources come in by themselves. */
import { inserted, sub, type TemplateResource } from './cloudformation.ts';
import { PackagingMistake } from './mistake.ts';

/** `[namespace, metric, dimension, value, …, options]`, or one expression, as CloudWatch takes it. */
type Line = readonly unknown[];

interface Graph {
  title: string;
  lines: readonly Line[];
  /** Seconds. Default: five minutes. */
  period?: number;
  stat?: string;
}

/** What CloudWatch takes in one widget. */
const MOST_ALARMS = 100;

/**
 * CloudWatch wants the body as a text of JSON.
 *
 * @param name of the dashboard, and of the web ACL where the stack has one
 * @param metrics namespace of our own metrics
 * @param resources of the template
 * @throws PackagingMistake when an alarm may not be there: `Fn::Sub` could not name it
 */
export function dashboard(
  name: string,
  metrics: string,
  resources: Readonly<Record<string, TemplateResource>>,
): TemplateResource {
  const widgets = [
    ...inLots(alarmArns(resources), MOST_ALARMS).map((alarms) => ({
      ...{ type: 'alarm', width: 24, height: 12 },
      properties: { title: 'Alarms (docs/operate.md says what to do)', alarms },
    })),
    ...graphs(name, metrics, idsOf(resources, 'AWS::Lambda::Function').map(inserted)).map(widget),
  ];
  return {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardName: name, DashboardBody: sub(JSON.stringify({ widgets })) },
  };
}

function graphs(webAcl: string, metrics: string, functions: readonly string[]): Graph[] {
  const api = (metric: string, ...options: object[]): Line => [
    ...['AWS/ApiGateway', metric, 'ApiId', inserted('HttpApi')],
    ...options,
  ];
  const own = (metric: string, service: string, stat: string): Line => [
    ...[metrics, metric, 'service', service],
    { stat },
  ];
  // A line for each source that has the metric.
  const everySource = (metric: string, stat: string, period: number): Line => [
    { expression: `SEARCH('{"${metrics}",service} MetricName="${metric}"', '${stat}', ${period})` },
  ];
  // SEARCH matches a whole name in quotes, and takes one without quotes apart at its hyphens.
  const everyFunction = (metric: string): Line[] =>
    functions.map((name) => ['AWS/Lambda', metric, 'FunctionName', name]);
  return [
    {
      title: 'The API, milliseconds',
      lines: [api('Latency', { stat: 'p50' }), api('Latency', { stat: 'p95' })],
    },
    { title: 'Answers of the API', stat: 'Sum', lines: [api('Count'), api('4xx'), api('5xx')] },
    { title: 'Sources that failed', lines: [everySource('SourceFailures', 'Sum', 300)] },
    {
      ...{ title: 'Devices of the last sweeps', period: 3600 },
      lines: [everySource('SweptDevices', 'Maximum', 3600)],
    },
    {
      ...{ title: 'How old the lists of releases are, milliseconds', period: 3600 },
      lines: [everySource('FeedAge', 'Maximum', 3600)],
    },
    { title: 'How long vendors take, milliseconds', lines: [everySource('VendorTime', 'p95', 300)] },
    {
      title: 'Answers to notifications',
      lines: [
        own('AnswersDelivered', 'delivery', 'Sum'),
        own('AnswersWaiting', 'delivery', 'Maximum'),
        own('AnswersParked', 'delivery', 'Maximum'),
      ],
    },
    {
      title: 'Hooks of vendors, and those that nobody was asked about',
      lines: [own('HooksTaken', 'hooks', 'Sum'), own('HooksDropped', 'hooks', 'Sum')],
    },
    {
      title: 'Looks not taken, and logs that lag, milliseconds',
      lines: [own('LooksWaitTime', 'sent-looks', 'Maximum'), everySource('LogLag', 'Maximum', 300)],
    },
    {
      ...{ title: 'Calls that found the day counted, and sign-ins that failed', period: 3600 },
      lines: [own('TotalsCounted', 'totals', 'SampleCount'), own('SignInsFailed', 'session', 'Sum')],
    },
    {
      ...{ title: 'Refused: an address asked too often', stat: 'Sum' },
      lines: ['requests', 'sign-ins'].map((rule) => [
        ...['AWS/WAFV2', 'BlockedRequests', 'WebACL', webAcl, 'Rule', rule],
      ]),
    },
    { title: 'Errors of functions', stat: 'Sum', lines: everyFunction('Errors') },
    { title: 'Throttles of functions', stat: 'Sum', lines: everyFunction('Throttles') },
  ];
}

const widget = ({ title, lines, period = 300, stat }: Graph) => ({
  ...{ type: 'metric', width: 12, height: 6 },
  properties: {
    ...{ title, region: inserted('AWS::Region'), view: 'timeSeries', period },
    ...(stat && { stat }),
    metrics: lines,
  },
});

function alarmArns(resources: Readonly<Record<string, TemplateResource>>): string[] {
  const alarms = idsOf(resources, 'AWS::CloudWatch::Alarm');
  const unsteady = alarms.find((id) => resources[id]?.Condition);
  if (unsteady)
    throw new PackagingMistake(`${unsteady} has a condition: \`Fn::Sub\` cannot name what may not be there.`);
  return alarms.map((id) => inserted(`${id}.Arn`));
}

const inLots = <Item>(items: readonly Item[], most: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );

const idsOf = (resources: Readonly<Record<string, TemplateResource>>, type: string): string[] =>
  Object.keys(resources).filter((id) => resources[id]?.Type === type);
