/** What an organization's own list of versions makes of a system. */
import type { Platform } from '../model/record.ts';
import { HARDWARE_ENDED } from '../model/report.ts';
import { isBeta } from '../releases/versions.ts';
import { type Comparison, compareSystem } from './os-compare.ts';
import type { SystemTable } from './os-table.ts';
import type { Wanted } from './os-within.ts';
import { type Phrase, say } from './render.ts';
import { deviceWords } from './system-words.ts';
import type { Known, Outcome } from './types.ts';

type Failing = Extract<Outcome<'os_version'>, { verdict: 'fail' }>;
interface Rests {
  basis: 'os_version';
  seen: Phrase;
}

/** How an organization's list is read. */
export interface PinnedOptions {
  systems: SystemTable;
  now: Date;
  /** Milliseconds: a line that nobody has looked at for longer cannot say that something is current. */
  maxAge: number;
  /** The vendor says that nothing is waiting. */
  calm: boolean;
}

/** What its own list says of a system. */
export interface Pinned {
  comparison: Comparison;
  /** It gets no more updates, or is below what is required: counts before all else. */
  first: Failing | undefined;
  /** It lacks what is recommended, or what others pay for: counts after what the vendor says is waiting. */
  last: Failing | undefined;
  /** Nothing is known to be bad. */
  otherwise: Outcome<'os_version'>;
  /** Its line goes on, and the list knows no patch level. */
  isOpen: boolean;
}

/**
 * Holds a system against the organization's list.
 *
 * @returns undefined where the list has no line for its version
 */
export function pinnedSystem(
  seen: Known<'os_version'>,
  { systems, now, maxAge, calm }: PinnedOptions,
  describe: (seen: Known<'os_version'>['value'], comparison: Comparison) => Phrase,
): Pinned | undefined {
  const comparison = compareSystem(seen.value, systems, now, maxAge);
  if (!comparison) return undefined;
  const rests: Rests = { basis: 'os_version', seen: describe(seen.value, comparison) };
  const nothingWaits = calm && !isBeta(seen.value);
  return {
    comparison,
    first: ended(comparison, rests, seen.value.platform) ?? below(comparison, rests, 'below_required'),
    last:
      below(comparison, rests, 'extended') ??
      (nothingWaits ? undefined : below(comparison, rests, 'below_recommended')),
    otherwise: otherwise(comparison, rests, nothingWaits),
    isOpen: 'code' in comparison && comparison.code === 'patch_unknown',
  };
}

const wantedWords = (wanted: Wanted): Phrase => {
  if ('version' in wanted) return say('wanted', { version: wanted.version });
  return wanted.newest ? say('wanted_newest', { name: wanted.newest }) : say('wanted_supported');
};

/** The list says since when; whoever reads it can judge how much that is worth. */
const listDate = ({ line }: Comparison): Phrase[] =>
  line?.looked ? [say('list_date', { date: new Date(line.looked) })] : [];

/** The maker has stopped: for this version, or for this model. */
function ended(comparison: Comparison, rests: Rests, platform: Platform | undefined): Failing | undefined {
  if (comparison.state !== 'ended') return undefined;
  const { last_day } = comparison.line ?? {};
  return {
    ...rests,
    verdict: 'fail',
    variant: comparison.hardware ? 'hardware_ended' : 'unsupported',
    ...(comparison.hardware && { code: HARDWARE_ENDED, values: deviceWords(platform) }),
    wanted: comparison.hardware ? say('wanted_device') : wantedWords(comparison.wanted),
    details: last_day ? [say('ended_on', { date: new Date(last_day) })] : listDate(comparison),
  };
}

function below(comparison: Comparison, rests: Rests, state: Comparison['state']): Failing | undefined {
  if (comparison.state !== state || !('wanted' in comparison)) return undefined;
  return {
    ...rests,
    verdict: 'fail',
    wanted: wantedWords(comparison.wanted),
    ...(state === 'extended' && { variant: 'extended' }),
    ...(state !== 'below_required' && { cap: 'suggested' }),
    details: listDate(comparison),
  };
}

/** Is it known to be good? The vendor's word counts for a line that gets updates. */
function otherwise(comparison: Comparison, rests: Rests, nothingWaits: boolean): Outcome<'os_version'> {
  if (comparison.state === 'current' || (nothingWaits && comparison.state === 'below_recommended'))
    return { ...rests, verdict: 'pass', details: listDate(comparison) };
  const { looked, until } = comparison.line ?? {};
  const code = 'code' in comparison ? comparison.code : 'patch_unknown';
  // The first end of those that depend on the edition.
  const date = code === 'edition_unknown' ? Object.values(until ?? {}).sort()[0] : looked;
  return {
    ...rests,
    verdict: 'unknown',
    code,
    ...(date && { values: { date: new Date(date) } }),
  };
}
