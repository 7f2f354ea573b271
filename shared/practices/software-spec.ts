/** How software is known by its names. */
import * as z from 'zod';
import { PLATFORMS, type Platform } from '../model/record.ts';
import { strict, under } from './strict.ts';

const Names = z.array(z.string().min(1, { error: 'is empty. Write a name' })).min(1, {
  error: 'is an empty list. Write at least one name, or remove it',
});
const perPlatform = <Value extends z.ZodType>(value: Value) => under(PLATFORMS, value);

/** How a software practice knows its software. Names ignore case and a final `.app`; `*` stands for anything. */
export const SoftwareSpec = strict({
  /** In the list of installed software, by platform. The practice applies to these platforms only. */
  names: perPlatform(Names).refine((names) => Object.keys(names).length > 0, {
    error: 'has no platform. Write for example `Mac: [Example Agent]`',
  }),
  /** Names of services that prove it is there. A service that is not listed proves nothing. */
  services: perPlatform(Names).optional(),
  /** What sources call it among `agents`; the practice's own name always counts. */
  agents: Names.optional(),
  /** An older version is a finding, by platform. */
  min_version: perPlatform(
    z.string({ error: 'is not a version. Put it in quotes, such as "3.9"' }),
  ).optional(),
});
export type SoftwareSpec = z.output<typeof SoftwareSpec>;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const matchers = (names: readonly string[]): RegExp[] =>
  names.map((name) => {
    const parts = name.replace(/\.app$/i, '').split('*');
    return new RegExp(`^${parts.map((part) => literal(part)).join('.*')}(\\.app)?$`, 'i');
  });

/** A test whether a name is one of these. */
export function nameMatcher(names: readonly string[]): (name: string) => boolean {
  const patterns = matchers(names);
  return (name) => patterns.some((pattern) => pattern.test(name.trim()));
}

/** The same for each platform, made once: patterns cost more to make than to ask. */
export function platformMatcher(
  names: SoftwareSpec['names'] | undefined,
): (platform: Platform | undefined) => (name: string) => boolean {
  const made = new Map<Platform | undefined, (name: string) => boolean>();
  return (platform) => {
    const known = made.get(platform) ?? nameMatcher(namesOf(names, platform));
    made.set(platform, known);
    return known;
  };
}

/** All names of all platforms, or those of one. */
export const namesOf = (names: SoftwareSpec['names'] | undefined, platform?: Platform): string[] =>
  (platform ? names?.[platform] : Object.values(names ?? {}).flat()) ?? [];
