/** What the function of a feed gets besides what adapters/<feed>/function.yml says: its alarms. */
import { ofService, type StackNames } from './alarms.ts';
import type { Pieces } from './cloudformation.ts';
import { type FeedsWritten, organizationFile } from './organization-file.ts';

/** The organization's feeds. */
export const organizationFeeds = (): FeedsWritten => organizationFile().feeds ?? {};

/** The feed of a function, by the function's name in serverless.yml; none where it reads none. */
export const feedOf = (functionName: string): string | undefined => /^feed-(.+)$/.exec(functionName)?.[1];

/** A feed is read once an hour at most. */
const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * Its alarms; none for one that is switched off.
 *
 * @param functionId what CloudFormation calls its function
 */
export function feedPieces(
  stack: StackNames,
  feed: string,
  functionId: string,
  settings?: FeedsWritten[string],
): Pieces {
  if (settings?.off === true) return {};
  const alarm = (parts: Parameters<typeof ofService>[2]) => ofService(stack, `feed-${feed}`, parts);
  return {
    Resources: {
      [`${functionId}DoubtfulAlarm`]: alarm({
        name: 'doubtful',
        description: `A reply of feed ${feed} is not believed: it cannot be read, or lacks what was there before. What was known stays. One that comes unchanged for a day is believed, with this alarm once more. The log of function feed-${feed} says what is wrong with it.`,
        runbook: 'a-list-of-releases-is-not-believed',
        metric: 'FeedDoubtful',
        when: { Period: HOUR },
      }),
      [`${functionId}LateAlarm`]: alarm({
        name: 'late',
        description: `Feed ${feed} was not read without a fault for a day; devices are judged by what it said before. The log of function feed-${feed} says why.`,
        runbook: 'a-list-of-releases-is-old',
        metric: 'FeedRead',
        when: {
          Period: HOUR,
          EvaluationPeriods: DAY / HOUR,
          ComparisonOperator: 'LessThanThreshold',
          TreatMissingData: 'breaching',
        },
      }),
      [`${functionId}OldAlarm`]: alarm({
        name: 'old',
        description: `What feed ${feed} says is more than ten days old by its own time. After 14 days it says of no device any more that it is up to date.`,
        runbook: 'a-list-of-releases-is-old',
        metric: 'FeedAge',
        when: {
          Statistic: 'Minimum',
          Period: HOUR,
          // It may be read every six hours only.
          EvaluationPeriods: 7,
          DatapointsToAlarm: 1,
          // Milliseconds.
          Threshold: 10 * DAY * 1000,
          ComparisonOperator: 'GreaterThanThreshold',
        },
      }),
    },
  };
}
