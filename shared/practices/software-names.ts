/** What may be kept of a device's software: only what some practice looks for. */
import type { Software } from '../model/record.ts';
import { practicesOf } from './load.ts';
import { nameMatcher, namesOf } from './name-matcher.ts';
import type { PracticesConfig } from './settings.ts';

/** Tests for names that some practice looks for. */
export interface SoftwareNames {
  installed(name: string): boolean;
  services(name: string): boolean;
}

/** The names that the practices that are on look for. */
export function softwareNames(config: PracticesConfig): SoftwareNames {
  const specs = practicesOf(config).flatMap(({ software }) => software ?? []);
  return {
    installed: nameMatcher(specs.flatMap(({ names }) => namesOf(names))),
    services: nameMatcher(specs.flatMap(({ services }) => namesOf(services))),
  };
}

/** The same list with only those names. An empty list still says that a list was taken; an absent one stays absent. */
export function keepSoftware(software: Software, names: SoftwareNames): Software {
  const { installed, services, at } = software;
  return {
    ...(installed && { installed: installed.filter(({ name }) => names.installed(name)) }),
    ...(services && { services: services.filter(({ name }) => names.services(name)) }),
    ...(at && { at }),
  };
}
