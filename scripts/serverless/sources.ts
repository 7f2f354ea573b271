/** What a data source's function gets besides what adapters/<source>/function.yml says. */
import { duration } from '../../shared/practices/duration.ts';
import { failingAlarm, logLagsAlarm, type StackNames, shrunkAlarm, sweepLateAlarm } from './alarms.ts';
import {
  inserted,
  isNotEmpty,
  onlyIf,
  type Pieces,
  ref,
  sub,
  type TemplateParameter,
} from './cloudformation.ts';
import { PackagingMistake } from './mistake.ts';
import { organizationFile, type SourceSettings } from './organization-file.ts';
import type { FunctionDefinition } from './serverless.ts';

const HOUR = 3_600_000;
/** An alarm on hours looks back a week at most. */
const LONGEST_HOURS = 168;

/** The organization's sources. */
export const organizationSources = (): Record<string, SourceSettings> => organizationFile().sources ?? {};

/** The source of a function, by the function's name in serverless.yml; none where it reads none. */
export const sourceOf = (functionName: string): string | undefined => /^source-(.+)$/.exec(functionName)?.[1];

/**
 * A way into a private network, and alarms.
 *
 * @param functionId what CloudFormation calls its function
 */
export function sourcePieces(
  stack: StackNames,
  source: string,
  functionId: string,
  settings?: SourceSettings,
): Pieces {
  const id = idOf(source);
  const hours = hoursBetweenSweeps(settings);
  return {
    Parameters: {
      [`${id}Subnets`]: {
        Type: 'CommaDelimitedList',
        Default: '',
        AllowedPattern: '|subnet-[0-9a-f]{4,17}',
        ConstraintDescription: 'must be a list of ids of subnets, such as [subnet-0a1b2c3d].',
        Description: `Private subnets that source ${source} runs in, when its vendor is in your network; docs/deploy.md says what they need. Empty uses none.`,
      },
      [`${id}SecurityGroups`]: {
        Type: 'CommaDelimitedList',
        Default: '',
        AllowedPattern: '|sg-[0-9a-f]{4,17}',
        ConstraintDescription: 'must be a list of ids of security groups, such as [sg-0a1b2c3d].',
        Description: `Security groups of source ${source} in these subnets. Needed together with ${id}Subnets.`,
      },
    },
    Conditions: { [`${id}InNetwork`]: isNotEmpty({ 'Fn::Join': ['', ref(`${id}Subnets`)] }) },
    Resources: {
      [`${id}FailingAlarm`]: failingAlarm(stack, source),
      ...(hours && {
        [`${id}SweepLateAlarm`]: sweepLateAlarm(stack, source, hours),
        [`${id}ShrunkAlarm`]: shrunkAlarm(stack, source),
      }),
      // As shared/config/config.ts: what knows no devices is read for everybody.
      ...(settings?.role === 'activity' && { [`${id}LogLagsAlarm`]: logLagsAlarm(stack, source) }),
    },
    extensions: {
      [`${functionId}LambdaFunction`]: {
        Properties: {
          VpcConfig: onlyIf(`${id}InNetwork`, {
            SubnetIds: ref(`${id}Subnets`),
            SecurityGroupIds: ref(`${id}SecurityGroups`),
          }),
        },
      },
    },
  };
}

/** Only in a network: to make and remove the function's network interfaces, and nothing else. */
export const networkPolicy = (source: string): object =>
  onlyIf(
    `${idOf(source)}InNetwork`,
    sub(`arn:${inserted('AWS::Partition')}:iam::aws:policy/service-role/AWSLambdaENIManagementAccess`),
  );

/**
 * Two intervals and the longest sweep: one sweep may fail before anybody is woken. None where nothing is swept, nor
 * for what is no duration: the bundles are refused then, with the line that is wrong.
 */
export function hoursBetweenSweeps({ sweep_every, longest_sweep }: SourceSettings = {}): number | undefined {
  const every = duration.safeParse(sweep_every);
  const longest = duration.safeParse(longest_sweep);
  if (!every.success || !longest.success) return undefined;
  return Math.min(LONGEST_HOURS, Math.ceil((2 * every.data + longest.data) / HOUR));
}

/**
 * The parameter that reserves containers for a source.
 *
 * @throws PackagingMistake when the source's file brings none
 */
export function concurrencyOf(source: string, { Parameters = {} }: Pieces): TemplateParameter {
  const name = `${idOf(source)}Concurrency`;
  const parameter = Parameters[name];
  if (!parameter)
    throw new PackagingMistake(`There is no parameter ${name}; see adapters/jamf/function.yml.`);
  return parameter;
}

/**
 * Keeps reserved concurrency within what the vendor takes: all containers together call it at most as often. One
 * container would be filled by a sweep, and nobody's page could ask: it is none, or at least two.
 *
 * @throws PackagingMistake when the function has no limit, or one that leaves no container
 */
export function keepWithinLimit(
  name: string,
  definition: Pick<FunctionDefinition, 'vendorLimit' | 'environment'>,
  parameter: Partial<TemplateParameter>,
  isSwept: boolean,
): void {
  if (!definition.vendorLimit)
    throw new PackagingMistake(`${name} has no vendorLimit; see adapters/jamf/function.yml.`);
  const { callsAtOnce, perContainer, perHour } = definition.vendorLimit;
  const most = Math.floor(callsAtOnce / perContainer);
  const least = isSwept ? 2 : 1;
  if (most < least)
    throw new PackagingMistake(`${name}: vendorLimit leaves no container for pages. Lower perContainer.`);
  definition.environment = {
    ...definition.environment,
    CALLS_AT_ONCE: String(perContainer),
    ...(perHour !== undefined && { CALLS_PER_HOUR: String(perHour) }),
  };
  delete parameter.MinValue;
  delete parameter.MaxValue;
  parameter.AllowedValues = [0, ...Array.from({ length: most - least + 1 }, (_, index) => index + least)];
}

/** Begins what CloudFormation calls a source's own pieces: `Jamf`. */
const idOf = (source: string): string => source.charAt(0).toUpperCase() + source.slice(1);
