import * as z from 'zod';
import { type MissingUpdate, PLATFORMS } from '../../model/record.ts';
import type { SystemSeen } from '../../releases/system.ts';
import { isBeta } from '../../releases/versions.ts';
import { duration } from '../duration.ts';
import { practiceOptions } from '../options.ts';
import { type Comparison, compareSystem, patchAge } from '../os-compare.ts';
import { SYSTEMS } from '../os-lines.ts';
import { System } from '../os-table.ts';
import { withoutUpgrades } from '../os-upgrades.ts';
import type { Wanted } from '../os-within.ts';
import { noFact } from '../outcomes.ts';
import { type Phrase, say } from '../render.ts';
import { nearest } from '../strict.ts';
import { definePractice, type Known, type Outcome } from '../types.ts';

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
  /** A line that nobody has looked at for longer cannot say that a system is up to date. Vendors fix monthly. */
  max_table_age: duration.default(30 * DAY),
  /** How old Android's security patch may be. Twice that has the practice's full rating. */
  max_patch_age: duration.default(90 * DAY),
});

const describeSystem = ({ os, version, build, patch_level }: SystemSeen): Phrase => {
  const number = version ?? build;
  const system =
    number && (os ? say('version', { os, version: number }) : say('version_only', { version: number }));
  if (!patch_level) return system || say('version_unsaid');
  const date = new Date(patch_level);
  return system ? say('version_patched', { system, date }) : say('patched', { date });
};
const describeUpdates = (updates: readonly MissingUpdate[]) =>
  updates.length === 0 ? say('no_updates') : say('updates', { count: updates.length });

/** A Windows computer by the name that people know: `Windows 11 25H2`. Servers share builds with it. */
function seenWords(system: SystemSeen, comparison: Comparison | undefined): Phrase {
  const name = comparison?.line?.name;
  const { platform, os, version, build } = system;
  if (platform !== 'Windows' || !name || !/windows \d/i.test(os ?? '')) return describeSystem(system);
  return say('version_named', { name, version: version ?? build ?? '' });
}

type Finding = Outcome<'os_version' | 'missing_updates'>;
type Failing = Extract<Finding, { verdict: 'fail' }>;
type Seen = Known<'os_version'>;

const wantedWords = (wanted: Wanted): Phrase => {
  if ('version' in wanted) return say('wanted', { version: wanted.version });
  return wanted.newest ? say('wanted_newest', { name: wanted.newest }) : say('wanted_supported');
};

/** Our list says since when; whoever reads it can judge how much that is worth. */
const listDate = ({ line }: Comparison): Phrase[] =>
  line?.looked ? [say('list_date', { date: new Date(line.looked) })] : [];

/** The maker has stopped: for this version, or for this model. */
function ended(comparison: Comparison | undefined, seen: Seen, today: string): Failing | undefined {
  const rests = { verdict: 'fail', basis: 'os_version', seen: seenWords(seen.value, comparison) } as const;
  const { supported_until: until } = seen.value;
  if (until && until < today)
    return {
      ...rests,
      variant: 'hardware_ended',
      wanted: say('wanted_device'),
      details: [say('ended_on', { date: new Date(until) })],
    };
  if (comparison?.state !== 'ended') return undefined;
  const { last_day } = comparison.line ?? {};
  return {
    ...rests,
    variant: comparison.hardware ? 'hardware_ended' : 'unsupported',
    wanted: comparison.hardware ? say('wanted_device') : wantedWords(comparison.wanted),
    details: last_day ? [say('ended_on', { date: new Date(last_day) })] : listDate(comparison),
  };
}

function below(
  comparison: Comparison | undefined,
  seen: Seen,
  state: Comparison['state'],
): Failing | undefined {
  if (comparison?.state !== state || !('wanted' in comparison)) return undefined;
  return {
    verdict: 'fail',
    basis: 'os_version',
    seen: seenWords(seen.value, comparison),
    wanted: wantedWords(comparison.wanted),
    ...(state === 'extended' && { variant: 'extended' }),
    ...(state !== 'below_required' && { cap: 'suggested' }),
    details: listDate(comparison),
  };
}

/** Android: the day of the security patch says more than the version. */
function patchOld(seen: Seen, age: number, max: number): Failing | undefined {
  if (age * DAY <= max) return undefined;
  return {
    verdict: 'fail',
    basis: 'os_version',
    variant: 'patch_old',
    seen: describeSystem(seen.value),
    wanted: say('wanted_patch', { count: Math.round(max / DAY) }),
    ...(age * DAY <= 2 * max && { cap: 'suggested' }),
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
    details: updates.map(({ title }) => title),
  };
}

/** Nothing is known to be bad. Is it known to be good? */
function current(comparison: Comparison | undefined, seen: Seen | undefined, patched: boolean): Finding {
  if (!seen) return noFact;
  const rests = { basis: 'os_version', seen: seenWords(seen.value, comparison) } as const;
  if (patched) return { ...rests, verdict: 'pass' };
  if (comparison?.state === 'current') return { ...rests, verdict: 'pass', details: listDate(comparison) };
  if (comparison?.state !== 'supported' && comparison?.state !== 'unknown') return noFact;
  const isAndroid = seen.value.platform === 'Android' && comparison.state === 'supported';
  const date = comparison.line?.looked && new Date(comparison.line.looked);
  return {
    ...rests,
    verdict: 'unknown',
    code: isAndroid ? 'patch_level_missing' : comparison.code,
    ...(date && { values: { date } }),
  };
}

/** The vendor says that nothing waits. That counts only for a version that is known to get updates at all. */
function nothingWaits(comparison: Comparison | undefined, system: SystemSeen, known: boolean): boolean {
  const gets = ['current', 'supported', 'below_recommended'].includes(comparison?.state ?? '');
  return known && gets && !isBeta(system);
}

/**
 * The system is a version that still gets security updates, and has them. What is known to be bad decides first. It is
 * well only where a patch level is known to be current, or where the vendor says that nothing is waiting.
 */
export const uptodate = definePractice({
  id: 'uptodate',
  rating: 'critical',
  platforms: PLATFORMS,
  facts: ['os_version', 'missing_updates'],
  options,
  uses: {
    titles: ['unsupported', 'hardware_ended', 'extended', 'patch_old', 'missing_updates'],
    unknown: [
      'no_table',
      'no_update_status',
      'version_unlisted',
      'version_newer',
      'version_incomplete',
      'edition_unknown',
      'patch_unknown',
      'patch_level_missing',
      'beta',
      'os_table_old',
    ],
    phrases: [
      'version',
      'version_only',
      'version_named',
      'version_unsaid',
      'version_patched',
      'patched',
      'no_updates',
      'updates',
      'wanted',
      'wanted_newest',
      'wanted_supported',
      'wanted_device',
      'wanted_patch',
      'wanted_no_updates',
      'list_date',
      'ended_on',
    ],
  },
  describe: { os_version: describeSystem, missing_updates: describeUpdates },
  evaluate(known, { systems, max_table_age, max_patch_age }, { now, platform }) {
    const { os_version: seen, missing_updates } = known;
    const system: SystemSeen = { ...(platform && { platform }), ...seen?.value };
    const comparison = compareSystem(system, { ...SYSTEMS, ...systems }, now, max_table_age);
    const updates = withoutUpgrades(missing_updates?.value ?? [], comparison, platform);
    const age = platform === 'Android' ? patchAge(system.patch_level, now) : undefined;
    const patched = age !== undefined && age * DAY <= max_patch_age;
    // A device that got a patch lately gets patches, whatever the list says about its version.
    const isEnded = seen && !patched && ended(comparison, seen, now.toISOString().slice(0, 10));
    const old = seen && age !== undefined ? patchOld(seen, age, max_patch_age) : undefined;
    const calm = nothingWaits(comparison, system, missing_updates !== undefined);
    return (
      isEnded ||
      (seen && below(comparison, seen, 'below_required')) ||
      waiting(updates, true) ||
      old ||
      waiting(updates, false) ||
      (seen && below(comparison, seen, 'extended')) ||
      (!calm && seen && below(comparison, seen, 'below_recommended')) ||
      (calm && comparison?.state !== 'current' && age === undefined
        ? { verdict: 'pass', basis: 'missing_updates', seen: describeUpdates([]) }
        : current(comparison, seen, patched))
    );
  },
});
