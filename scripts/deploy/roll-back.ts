/** Which release of the site belongs to an earlier deployment: the stack's own going back does not touch the site. Pure. */

/** Timestamps in what `serverless deploy list` prints, milliseconds since 1970, oldest first. */
export const timestampsIn = (printed: string): number[] =>
  [...printed.matchAll(/^Timestamp: (\d+)$/gm)].map(([, digits]) => Number(digits)).sort((a, b) => a - b);

/**
 * The release that people saw with a deployment: the newest that was published before the deployment after it. The site
 * is published last, and may have been published alone later.
 *
 * @param timestamp of the deployment
 * @param deployments timestamps of all that there are
 * @param releases their ids, oldest first; each begins with its time in UTC
 * @returns `undefined`: that release is no longer there
 * @throws Error when there is no such deployment
 */
export function releaseWith(
  timestamp: number,
  deployments: readonly number[],
  releases: readonly string[],
): string | undefined {
  if (!deployments.includes(timestamp)) {
    throw new Error(
      `There is no deployment ${timestamp}. There are: ${deployments.join(', ') || 'none'}. Nothing was changed.`,
    );
  }
  const next = deployments.find((other) => other > timestamp);
  if (next === undefined) return releases.at(-1);
  const end = new Date(next).toISOString().replace(/\D/g, '').slice(0, 14);
  return releases.findLast((id) => id.slice(0, 14) < end);
}
