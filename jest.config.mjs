import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/**
 * The tests have an organization of their own: what somebody decides in the root's stethoscope.yml breaks none of them.
 * Whatever they start (the command line, bundles, the local stack) reads the same file.
 */
process.env.STETHOSCOPE_CONFIG = join(import.meta.dirname, 'tests/support/stethoscope.yml');

/** Commands, vendors and stacks are started hundreds of times: what was compiled for one is there for the next. */
process.env.NODE_COMPILE_CACHE = join(import.meta.dirname, '.local/compiled');

/** One configuration per kind of test; `npm test` runs them all, `npx jest --selectProjects unit` one. */
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // Copies of the code that are being tried: scripts/mutation.
  modulePathIgnorePatterns: ['<rootDir>/.mutation/'],
  setupFiles: ['<rootDir>/tests/support/quiet.mjs'],
  extensionsToTreatAsEsm: ['.ts', '.tsx', '.yml', '.css'],
  moduleNameMapper: { '^(?:\\.\\./)+stethoscope\\.yml$': '<rootDir>/tests/support/stethoscope.yml' },
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json', 'yml', 'node'],
  transform: {
    '\\.yml$': '<rootDir>/scripts/yaml/jest.mjs',
    '\\.css$': '<rootDir>/scripts/css/jest.mjs',
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
      },
    ],
  },
};

/** They run on whole stacks, and what functions were given and needed there is compared in the end. */
const rights = {
  globalSetup: '<rootDir>/tests/support/rights/setup.ts',
  globalTeardown: '<rootDir>/tests/support/rights/teardown.ts',
};

/** Tests mirror the tree; these folders are the kinds that need more than a function call. */
const kinds = ['contract', 'integration', 'browser'];

export default {
  // Nothing here is about speed: a busy machine must not fail what is right.
  testTimeout: 60_000,
  // The stack, its vendors and the browser are processes of their own and need the other processors; but much of a test
  // with them is waiting.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  testSequencer: '<rootDir>/scripts/jest-order.mjs',
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: kinds.map((kind) => `<rootDir>/tests/${kind}/`),
    },
    ...kinds.map((kind) => ({
      ...base,
      ...(kind !== 'contract' && rights),
      displayName: kind,
      testMatch: [`<rootDir>/tests/${kind}/**/*.test.{ts,tsx}`],
    })),
  ],
};
