/** The alarms that each function and each source has. Each description says what to do and names its runbook page. */
import { ref, type TemplateResource } from './cloudformation.ts';

/** What alarms are named after. */
export interface StackNames {
  /** Begins the names of everything in it: service and stage. */
  prefix: string;
  stage: string;
  /** Namespace of our own metrics. */
  metrics: string;
}

export interface Alarm {
  name: string;
  description: string;
  /** Part of docs/operate.md. */
  runbook: string;
  metric: string;
  /** Nobody is told when it is over. Default: somebody is. */
  silentEnd?: boolean;
  /** What differs from: the sum of five minutes is one or more, and no data is fine. */
  when?: Record<string, unknown>;
}

/** @param id what CloudFormation calls the function, and `name` what serverless.yml calls it */
export function functionAlarms(
  stack: StackNames,
  id: string,
  name: string,
): Record<string, TemplateResource> {
  const alarm = (parts: Alarm) =>
    resource(stack, parts, 'AWS/Lambda', { Name: 'FunctionName', Value: ref(`${id}LambdaFunction`) });
  return {
    [`${id}ErrorsAlarm`]: alarm({
      name: `${name}-errors`,
      description: `Function ${name} ended with an error; its own failures are answered, so this is a crash, a time-out or too little memory. Look at the last lines of its log group.`,
      runbook: 'a-function-crashes',
      metric: 'Errors',
    }),
    [`${id}ThrottlesAlarm`]: alarm({
      name: `${name}-throttles`,
      description: `Lambda turned calls of function ${name} away for ten minutes: all of its reserved concurrency, or all of the account's, is taken. Raise one of them.`,
      runbook: 'calls-are-throttled',
      metric: 'Throttles',
      when: { EvaluationPeriods: 2 },
    }),
  };
}

/** The alarm that every source has. */
export const failingAlarm = (stack: StackNames, source: string): TemplateResource =>
  ofSource(stack, source, {
    name: 'failing',
    description: `Source ${source} has failed for 15 minutes; pages show what it told last, with its age. Run ${check(stack, source)}: it says what the vendor refuses.`,
    runbook: 'a-source-fails',
    metric: 'SourceFailures',
    when: { EvaluationPeriods: 3 },
  });

/** @param hours how long may pass until a sweep is completed */
export const sweepLateAlarm = (stack: StackNames, source: string, hours: number): TemplateResource =>
  ofSource(stack, source, {
    name: 'sweep-late',
    description: `No sweep of source ${source} was completed in time: its devices on pages grow old, and what is gone stays visible. ${check(stack, source)}, then its log.`,
    runbook: 'a-sweep-is-late',
    metric: 'SweepsComplete',
    when: {
      Period: 3600,
      EvaluationPeriods: hours,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    },
  });

export const shrunkAlarm = (stack: StackNames, source: string): TemplateResource =>
  ofSource(stack, source, {
    name: 'shrunk',
    description: `A sweep of source ${source} found less than 80 % of the devices of the one before, so it hid none. Either the credentials see less than they did, or devices were really removed.`,
    runbook: 'a-sweep-shrank',
    metric: 'SweepsShrunk',
    // A sweep that shrank does not get better: the next one compares itself with it.
    silentEnd: true,
  });

/** The alarm of a source whose log is read for everybody. */
export const logLagsAlarm = (stack: StackNames, source: string): TemplateResource =>
  ofSource(stack, source, {
    name: 'log-lags',
    description: `The log of source ${source} is read up to a moment more than an hour ago, or not read at all: pages do not show what happened since. ${check(stack, source)}, then its log.`,
    runbook: 'a-log-lags',
    metric: 'LogLag',
    when: {
      // It is read every minute; one reading that is caught up is enough.
      Statistic: 'Minimum',
      EvaluationPeriods: 3,
      // Milliseconds; the health check calls it outdated by the same (shared/services/health).
      Threshold: 3_600_000,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'breaching',
    },
  });

/** The command that asks a source. */
const check = ({ stage }: StackNames, source: string): string =>
  `\`npm run -s cli -- source ${source} check --stage ${stage}\``;

const ofSource = (stack: StackNames, source: string, parts: Alarm): TemplateResource =>
  ofService(stack, `source-${source}`, parts);

/** An alarm on our own figures. @param service the function's name; begins the alarm's */
export const ofService = (stack: StackNames, service: string, parts: Alarm): TemplateResource =>
  resource(stack, { ...parts, name: `${service}-${parts.name}` }, stack.metrics, {
    Name: 'service',
    Value: service,
  });

function resource(
  { prefix }: StackNames,
  parts: Alarm,
  namespace: string,
  dimension: object,
): TemplateResource {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: `${prefix}-${parts.name}`,
      AlarmDescription: `${parts.description} Runbook: docs/operate.md#${parts.runbook}`,
      Namespace: namespace,
      MetricName: parts.metric,
      Dimensions: [dimension],
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      ...parts.when,
      AlarmActions: [ref('Alarms')],
      ...(!parts.silentEnd && { OKActions: [ref('Alarms')] }),
    },
  };
}
