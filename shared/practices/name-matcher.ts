/** Tests of names of software: capitals and a final `.app` do not count, `*` stands for anything. */
import type { Platform } from '../model/record.ts';
import type { NamedSoftware } from './software-spec.ts';
import { starMatcher } from './stars.ts';

/** A test whether a name is one of these. */
export function nameMatcher(names: readonly string[]): (name: string) => boolean {
  const isOne = starMatcher(names.map(withoutApp));
  return (name) => isOne(name) || isOne(withoutApp(name));
}

const withoutApp = (name: string) => name.trim().replace(/\.app$/i, '');

/** The same for each platform, made once: patterns cost more to make than to ask. */
export function platformMatcher(
  names: NamedSoftware['names'] | undefined,
): (platform: Platform | undefined) => (name: string) => boolean {
  const made = new Map<Platform | undefined, (name: string) => boolean>();
  return (platform) => {
    const known = made.get(platform) ?? nameMatcher(namesOf(names, platform));
    made.set(platform, known);
    return known;
  };
}

/** All names of all platforms, or those of one. */
export const namesOf = (names: NamedSoftware['names'] | undefined, platform?: Platform): string[] =>
  (platform ? names?.[platform] : Object.values(names ?? {}).flat()) ?? [];
