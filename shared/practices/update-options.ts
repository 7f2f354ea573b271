/** What an organization decides about updates of systems: the options of `uptodate`. */
import * as z from 'zod';
import { PLATFORMS } from '../model/record.ts';
import { UPDATE_RULES, type UpdateRules } from '../releases/standing.ts';
import { duration } from './duration.ts';
import { practiceOptions } from './options.ts';
import { System } from './os-table.ts';
import { nearest } from './strict.ts';

const DAY = 86_400_000;

export const options = practiceOptions({
  /** Lines that count instead of what the feeds say, by platform or by the name of a Linux distribution. */
  systems: z
    .record(z.string(), System)
    .superRefine((systems, context) => {
      for (const name of Object.keys(systems)) {
        const platform = nearest(name, PLATFORMS);
        if (platform && platform !== name)
          context.addIssue({
            code: 'custom',
            path: [name],
            message: `is not a system. Did you mean ${platform}?`,
          });
      }
    })
    .default({}),
  /** A line of those that nobody has looked at for longer cannot say that a system is up to date. Vendors fix monthly. */
  max_table_age: duration.default(30 * DAY),
  /** From a release that closes a hole that is being used to the day by which it is to be installed. */
  exploited_within: duration.default(UPDATE_RULES.exploited_within * DAY),
  /** The same for any other security release, and for going on from a line that has ended. */
  update_within: duration.default(UPDATE_RULES.update_within * DAY),
  /** A release that has not been out for so long is not asked for. */
  settle: duration.default(UPDATE_RULES.settle * DAY),
  /** A copy of a feed that is older says what is bad, and never that a system is up to date. */
  max_feed_age: duration.default(UPDATE_RULES.max_feed_age * DAY),
  /** How long makers of Android devices take to pass a quarterly update on. */
  makers_lag: duration.default(UPDATE_RULES.makers_lag * DAY),
});

export type UpdateOptions = z.output<typeof options>;

const wholeDays = (milliseconds: number): number => Math.ceil(milliseconds / DAY);

/** The same in the days of the policy. @param grace milliseconds */
export const rulesOf = (chosen: UpdateOptions, grace: number): UpdateRules => ({
  ...UPDATE_RULES,
  exploited_within: wholeDays(chosen.exploited_within),
  update_within: wholeDays(chosen.update_within),
  settle: wholeDays(chosen.settle),
  max_feed_age: wholeDays(chosen.max_feed_age),
  makers_lag: wholeDays(chosen.makers_lag),
  grace: wholeDays(grace),
});
