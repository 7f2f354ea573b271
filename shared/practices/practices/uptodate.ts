import * as z from 'zod';
import { type MissingUpdate, PLATFORMS } from '../../model/record.ts';
import { duration } from '../duration.ts';
import { practiceOptions } from '../options.ts';
import { type Comparison, compareSystem } from '../os-compare.ts';
import { SYSTEMS, System, type SystemTable } from '../os-table.ts';
import { noFact } from '../outcomes.ts';
import { say } from '../render.ts';
import { nearest } from '../strict.ts';
import { definePractice, type Known, type Outcome, type SystemSeen } from '../types.ts';

const DAY = 86_400_000;

const options = practiceOptions({
  /** Systems that replace those of the built-in table, by platform or by the name of a Linux distribution. */
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
  /** A table older than this cannot say that a system is up to date. */
  max_table_age: duration.default(180 * DAY),
});

const describeSystem = ({ os, version, build }: SystemSeen) => {
  const number = version ?? build ?? '?';
  return os ? say('version', { os, version: number }) : say('version_only', { version: number });
};
const describeUpdates = (updates: readonly MissingUpdate[]) =>
  updates.length === 0 ? say('no_updates') : say('updates', { count: updates.length });

type Finding = Outcome<'os_version' | 'missing_updates'>;
type Failing = Extract<Finding, { verdict: 'fail' }>;

function tooOld(
  comparison: Comparison | undefined,
  system: Known<'os_version'> | undefined,
  required: boolean,
): Failing | undefined {
  if (!system || comparison?.state !== (required ? 'below_required' : 'below_recommended')) return undefined;
  return {
    verdict: 'fail',
    basis: 'os_version',
    seen: describeSystem(system.value),
    wanted: say('wanted', { version: comparison.wanted }),
    ...(comparison.unsupported && { variant: 'unsupported' }),
    ...(!required && { cap: 'suggested' }),
  };
}

function waiting(updates: readonly MissingUpdate[], critical: boolean): Failing | undefined {
  const relevant = critical ? updates.filter(({ severity }) => /^critical$/i.test(severity ?? '')) : updates;
  if (relevant.length === 0) return undefined;
  return {
    verdict: 'fail',
    basis: 'missing_updates',
    variant: 'missing_updates',
    seen: describeUpdates(updates),
    wanted: say('wanted_no_updates'),
    ...(!critical && { cap: 'suggested' }),
  };
}

function current(
  comparison: Comparison | undefined,
  seen: Known<'os_version'> | undefined,
  updates: unknown,
): Finding {
  if (comparison?.state === 'vendor_decides')
    return updates ? { verdict: 'pass', basis: 'missing_updates', seen: say('no_updates') } : noFact;
  if (!seen || !comparison) return noFact;
  const rests = { basis: 'os_version', seen: describeSystem(seen.value) } as const;
  if (comparison.state === 'current') return { ...rests, verdict: 'pass' };
  if (comparison.state !== 'unknown') return noFact;
  const date = comparison.as_of && new Date(comparison.as_of);
  return { ...rests, verdict: 'unknown', code: comparison.code, ...(date && { values: { date } }) };
}

/**
 * The system is a version that still gets security updates, and none are waiting. What is known to be bad decides
 * first; only then may a missing fact or an old table make it unknown.
 */
export const uptodate = definePractice({
  id: 'uptodate',
  rating: 'critical',
  platforms: PLATFORMS,
  facts: ['os_version', 'missing_updates'],
  options,
  uses: {
    titles: ['unsupported', 'missing_updates'],
    unknown: ['no_table', 'version_unlisted', 'version_incomplete', 'os_table_old'],
    phrases: ['version', 'version_only', 'no_updates', 'updates', 'wanted', 'wanted_no_updates'],
  },
  describe: { os_version: describeSystem, missing_updates: describeUpdates },
  evaluate({ os_version: system, missing_updates }, { systems, max_table_age }, { now, platform }) {
    const updates = missing_updates?.value ?? [];
    const table: SystemTable = { ...SYSTEMS, ...systems };
    const comparison = compareSystem(
      { ...(platform && { platform }), ...system?.value },
      table,
      now.getTime() - max_table_age,
    );
    const found: Finding =
      tooOld(comparison, system, true) ??
      waiting(updates, true) ??
      tooOld(comparison, system, false) ??
      waiting(updates, false) ??
      current(comparison, system, missing_updates);
    const details = updates.map(({ title }) => title);
    return found.verdict === 'fail' ? { ...found, details } : found;
  },
});
