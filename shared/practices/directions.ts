/** Which steps fit a device. */
import type { Directions } from '../model/report.ts';
import type { SystemSeen } from '../releases/system.ts';
import { compareVersions, parseVersion, systemVersion } from '../releases/versions.ts';
import { render, type Voice } from './render.ts';
import type { StepFilling } from './types.ts';
import type { Steps, Words } from './words.ts';

const number = (version: string | undefined) => parseVersion(version) ?? [];

/** Those for a system of this name; those for any, where none is for it. Without a name all of them may fit. */
function forName(entries: readonly Steps[], name: string | undefined): readonly Steps[] {
  const called = name?.toLowerCase();
  if (called === undefined) return entries;
  const named = entries.filter(({ os }) => os?.some((start) => called.startsWith(start.toLowerCase())));
  return named.length > 0 ? named : entries.filter(({ os }) => os === undefined);
}

/** Windows 10 without a build is still no Windows 11. */
const byName = ({ platform, os }: SystemSeen) =>
  platform === 'Windows' && /windows 10\b/i.test(os ?? '') ? number('10.0.10240') : undefined;

/** The entry for the device's version; the newest one where the version is not known. */
function fitting(entries: readonly Steps[], system: SystemSeen): Steps | undefined {
  const candidates = [...forName(entries, system.os)].sort((left, right) =>
    compareVersions(number(right.from), number(left.from)),
  );
  const version = systemVersion(system) ?? byName(system);
  if (!version) return candidates[0];
  return candidates.find(({ from }) => !from || compareVersions(version, number(from)) >= 0);
}

/** The steps that are for everybody, and those that are asked for. */
const askedFor = ({ steps }: Steps, asks: StepFilling['asks']): string[] =>
  steps.flatMap((step) => {
    if (typeof step === 'string') return [step];
    return !asks || step.asks.some((key) => asks.includes(key)) ? [step.step] : [];
  });

function rendered(entry: Steps, { values = {}, asks }: StepFilling, voice: Voice): Directions {
  const text = (source: string) => render(source, values, voice);
  return {
    for: text(entry.for),
    steps: askedFor(entry, asks).map(text),
    ...(entry.expected && { expected: text(entry.expected) }),
    ...(entry.settings_url && { settings_url: entry.settings_url }),
  };
}

/**
 * Picks the steps for a device, and those for other versions of its platform.
 *
 * @param variant the variant of the finding; its own steps come first, also those for any platform, else the ordinary ones.
 *   Where none of these are for the device's version, those with `when: other_version` are
 */
export function directionsFor(
  words: Words,
  system: SystemSeen,
  variant: string | undefined,
  asked: StepFilling,
  voice: Voice,
): { directions: Directions | null; other_directions: Directions[] } {
  const { any = [] } = words.directions;
  const all = (system.platform && words.directions[system.platform]) ?? any;
  const isOwn = ({ when }: Steps) => when !== undefined && when === variant;
  const own = all.some(isOwn) ? all.filter(isOwn) : any.filter(isOwn);
  const entries = own.length > 0 ? own : all.filter(({ when }) => when === undefined);
  const chosen = fitting(entries, system) ?? any.find(({ when }) => when === 'other_version');
  return {
    directions: chosen ? rendered(chosen, asked, voice) : null,
    other_directions: entries
      .filter((entry) => entry !== chosen)
      .map((entry) => rendered(entry, asked, voice)),
  };
}
