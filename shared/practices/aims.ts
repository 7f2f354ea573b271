/** Which devices a rule is about. */
import { lowerCase } from '../identifiers/fold.ts';
import { starMatcher, starTest } from './stars.ts';
import type { RuleTarget } from './targets.ts';
import type { JudgedDevice } from './types.ts';

/** Of a device, and of whom it belongs to: addresses, lower case. */
export type Aim = (device: Pick<JudgedDevice, 'platform' | 'owned_by' | 'labels'>, owners: Owners) => boolean;

/** Found out only where a rule asks. */
export type Owners = () => readonly string[];

/** @returns a test whether a device is meant. What is not known of a device is none of what a rule names */
export function aimOf({ platforms, owned_by, labels, people }: RuleTarget): Aim {
  const isLabel = labels && starMatcher(labels);
  // As addresses are spelled: capitals beyond A to Z are other people's.
  const isPerson = people?.map((pattern) => starTest(lowerCase(pattern)));
  return (device, owners) =>
    (!platforms || platforms.some((one) => one === device.platform)) &&
    (owned_by === undefined || device.owned_by === owned_by) &&
    (!isLabel || (device.labels ?? []).some(isLabel)) &&
    (!isPerson || owners().some((owner) => isPerson.some((fits) => fits(owner))));
}
