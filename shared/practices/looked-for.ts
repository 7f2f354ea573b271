/** Which names were looked for when a list of software was trimmed: what was never looked for is not missing. */
import { createHash } from 'node:crypto';
import { PLATFORMS, type Software } from '../model/record.ts';
import type { NamedSoftware } from './software-spec.ts';

/** Six bits each: far more than an organization has practices. */
const LENGTH = 8;

/**
 * What stands for the names of a software practice in a stored list. It changes when a name or service is added, taken
 * away or changed, and not with their order or capitals.
 */
export function lookFor({ names, services }: NamedSoftware): string {
  const plain = (list: readonly string[] = []) => [...new Set(list.map((name) => name.toLowerCase()))].sort();
  const text = JSON.stringify(
    PLATFORMS.map((platform) => [plain(names[platform]), plain(services?.[platform])]),
  );
  return createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
}

/** Whether a list would have the names of a practice, were they installed. One that was never trimmed has all names. */
export const hasLookedFor = ({ looked_for }: Software, look: string): boolean =>
  looked_for === undefined || looked_for.includes(look);
