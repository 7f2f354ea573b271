import type { Platform } from '../../shared/model/record.ts';

/** `WINDOWS` in filters, `Mac` in answers: compared without case. Where it is not said, the system's name tells. */
export function platformOf(platform: string | undefined, system: string | undefined): Platform | undefined {
  const word = platform?.toLowerCase();
  if (word === 'mac') return 'Mac';
  if (word === 'windows') return 'Windows';
  return system && /^(macos|mac os x|os x)/i.test(system) ? 'Mac' : undefined;
}

const OTHER_SYSTEMS = [
  [/^appletv/i, 'tvOS'],
  [/^watch/i, 'watchOS'],
  [/^realitydevice/i, 'visionOS'],
] as const;

const otherSystem = (model: string) => OTHER_SYSTEMS.find(([pattern]) => pattern.test(model))?.[1];

/**
 * `deviceType` (or its kin in the Classic API) is `iOS` for iPads too; Apple TVs, Watches and visors have no platform here.
 *
 * @param model tells where the type is absent: `iPhone15,2`
 */
export function mobileSystem(
  type: string | undefined,
  model: string | undefined,
): { platform: Platform | undefined; os: string | undefined } {
  const kind = type ?? model ?? '';
  if (!/^(ios|ipados|iphone|ipad|ipod)/i.test(kind))
    return { platform: undefined, os: type ?? otherSystem(kind) };
  const isTablet = /^ipad/i.test(type ?? '') || /^ipad/i.test(model ?? '');
  return { platform: 'iOS', os: isTablet ? 'iPadOS' : 'iOS' };
}
