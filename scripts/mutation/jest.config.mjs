// The unit tests of one room, for `npm run test:mutation`; it names the folders in MUTATION_TESTS, and what is left out of
// them in MUTATION_WITHOUT. Random tries are left out everywhere: they would find another change each time, and what they
// find belongs in a row of its own.
import whole from '../../jest.config.mjs';

const [unit] = whole.projects;
const without = process.env.MUTATION_WITHOUT ? [`/(${process.env.MUTATION_WITHOUT})\\.test\\.`] : [];
const folders = (process.env.MUTATION_TESTS ?? '').split(',');

export default {
  ...unit,
  testTimeout: whole.testTimeout,
  setupFiles: [...unit.setupFiles, '<rootDir>/scripts/mutation/few-tries.mjs'],
  testMatch: folders.map((folder) => `<rootDir>/${folder}/**/*.test.{ts,tsx}`),
  testPathIgnorePatterns: [
    ...unit.testPathIgnorePatterns,
    '/(properties|fuzz|races|corpus)\\.test\\.',
    ...without,
  ],
  testRunner: '<rootDir>/scripts/mutation/jest-circus.mjs',
  testSequencer: '<rootDir>/scripts/mutation/jest-order.mjs',
};
