/** Which rooms are mutated, which tests have to notice, and the share of mutations that they must find. */

export interface MutationRoom {
  /** What is changed, one place at a time. */
  mutate: string[];
  /** Folders of the tests that are run. */
  tests: string[];
  /** Files of tests that take seconds for each change, and are left out. */
  without?: string[];
  /** Percent of the mutations that a test must notice. */
  floor: number;
}

export const MUTATION_ROOMS: Readonly<Record<string, MutationRoom>> = {
  merge: { mutate: ['shared/merge/**/*.ts'], tests: ['tests/shared/merge'], floor: 85 },
  practices: {
    mutate: ['shared/practices/**/*.ts', '!shared/practices/**/*-schema.ts'],
    tests: ['tests/shared/practices'],
    floor: 85,
  },
  access: {
    mutate: ['shared/access/**/*.ts'],
    tests: ['tests/shared/access', 'tests/shared/services/session'],
    without: ['middleware/matrix'],
    floor: 85,
  },
  report: { mutate: ['shared/report/**/*.ts'], tests: ['tests/shared/report'], floor: 70 },
  source: {
    mutate: ['shared/services/source/**/*.ts'],
    tests: ['tests/shared/services/source'],
    floor: 70,
  },
};
