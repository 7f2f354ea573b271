/** What may be kept of a device's software: only what some practice looks for. */
import type { Software } from '../model/record.ts';
import { practicesOf } from './load.ts';
import { lookFor } from './looked-for.ts';
import { nameMatcher, namesOf } from './name-matcher.ts';
import type { PracticesConfig } from './settings.ts';

/** Tests for names that some practice looks for. */
export interface SoftwareNames {
  installed(name: string): boolean;
  services(name: string): boolean;
  /** What stands for them in a stored list. */
  looks: readonly string[];
}

/** The names that the practices that are on look for. */
export function softwareNames(config: PracticesConfig): SoftwareNames {
  const specs = practicesOf(config).flatMap(({ software }) => software ?? []);
  return {
    installed: nameMatcher(specs.flatMap(({ names }) => namesOf(names))),
    services: nameMatcher(specs.flatMap(({ services }) => namesOf(services))),
    looks: [...new Set(specs.map(lookFor))].sort(),
  };
}

/**
 * The same list with only those names, and what was looked for. An empty list still says that a list was taken; an
 * absent one stays absent. Of a list that was trimmed before, only what was looked for both times counts as such.
 */
export function keepSoftware(software: Software, names: SoftwareNames): Software {
  const { installed, services, at, looked_for } = software;
  return {
    ...(installed && { installed: installed.filter(({ name }) => names.installed(name)) }),
    ...(services && { services: services.filter(({ name }) => names.services(name)) }),
    ...(at && { at }),
    looked_for: names.looks.filter((look) => looked_for?.includes(look) ?? true),
  };
}
