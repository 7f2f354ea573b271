/** A system, and what waits for it, in words. */
import type { MissingUpdate, Platform } from '../model/record.ts';
import type { SystemSeen } from '../releases/system.ts';
import { type Phrase, say, type Values } from './render.ts';
import type { Outcome } from './types.ts';

type Updates = Outcome<'missing_updates'>;

/** What people call a device of the platform. */
export const deviceWords = (platform: Platform | undefined): Values => ({
  device: say(`a_${platform ?? 'device'}`),
});

export const describeSystem = ({ os, version, build, patch_level }: SystemSeen): Phrase => {
  const number = version ?? build;
  const system =
    number && (os ? say('version', { os, version: number }) : say('version_only', { version: number }));
  if (!patch_level) return system || say('version_unsaid');
  const date = new Date(patch_level);
  return system ? say('version_patched', { system, date }) : say('patched', { date });
};
export const describeUpdates = (updates: readonly MissingUpdate[]) =>
  updates.length === 0 ? say('no_updates') : say('updates', { count: updates.length });

/** A Windows computer by the name that people know: `Windows 11 25H2`. Servers share builds with it. */
export function seenWords(system: SystemSeen, name: string | undefined): Phrase {
  const { platform, os, version, build } = system;
  if (platform !== 'Windows' || !name || !/windows \d/i.test(os ?? '')) return describeSystem(system);
  return say('version_named', { name, version: version ?? build ?? '' });
}

/** What the vendor says is waiting. */
export function waiting(
  updates: readonly MissingUpdate[],
  critical: boolean,
): Extract<Updates, { verdict: 'fail' }> | undefined {
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

/** The vendor says that nothing waits: what counts for a system that is known to get updates at all. */
export const nothingWaits: Updates = { verdict: 'pass', basis: 'missing_updates', seen: describeUpdates([]) };
