/** What sources can never tell: a gap of theirs, that nobody who has a device can close. Pure. */
import { type Config, sourcesWith } from '../config/config.ts';
import type { Tellable } from '../model/declaration.ts';
import type { MergedDevice } from '../model/device.ts';
import { FACT_NAMES, PLATFORMS, type Platform } from '../model/record.ts';
import type { BlindSpot } from '../model/totals.ts';
import { isOnFor, isUntold, practicesOf } from '../practices/index.ts';

/** What practices rest on. */
type Basis = Exclude<Tellable, 'labels'>;
const BASES: readonly Basis[] = [...FACT_NAMES, 'os_version', 'software'];

/** What none of these lists has. */
function leftOut(lists: readonly (readonly Tellable[])[]): ReadonlySet<Basis> {
  const told = new Set(lists.flat());
  return new Set(BASES.filter((name) => !told.has(name)));
}

/** What no source that knows the device can tell of it. A source that declares nothing about its platform may tell all. */
export function untoldOf(
  { platform, sources }: Pick<MergedDevice, 'platform' | 'sources'>,
  { declarations }: Pick<Config, 'declarations'>,
): ReadonlySet<Basis> {
  const lists = sources.map((source) => platform && declarations[source]?.tells?.[platform]);
  const declared = lists.filter((list) => list !== undefined);
  return declared.length === lists.length ? leftOut(declared) : new Set();
}

/**
 * The practices that a source can never answer, for each source and platform that it knows; before them those that none
 * of the sources can, which another source would have to close.
 */
export function blindSpotsOf(config: Config): BlindSpot[] {
  const tellers = sourcesWith('devices', config).map(
    (source) => [source, config.declarations[source]?.tells] as const,
  );
  const ofNobody = PLATFORMS.flatMap((platform) => {
    const lists = tellers.flatMap(([, tells]) => tells?.[platform] ?? []);
    // A source that declares nothing may tell anything.
    const isWhole = tellers.every(([, tells]) => tells !== undefined);
    return isWhole && lists.length > 0 ? spot(platform, [lists], config) : [];
  });
  const bySource = tellers.flatMap(([source, tells]) =>
    PLATFORMS.flatMap((platform) => {
      const list = tells?.[platform];
      return list ? spot(platform, [list], config).map((one) => ({ source, ...one })) : [];
    }),
  );
  return [...ofNobody, ...bySource];
}

function spot(
  platform: Platform,
  lists: readonly (readonly Tellable[])[],
  { practices: settings }: Config,
): BlindSpot[] {
  const untold = leftOut(lists);
  const practices = practicesOf(settings)
    .filter((practice) => practice.platforms.includes(platform) && isUntold(practice, untold))
    .filter(({ id }) => isOnFor(settings[id], platform))
    .map(({ id }) => id);
  return practices.length > 0 ? [{ platform, practices }] : [];
}
