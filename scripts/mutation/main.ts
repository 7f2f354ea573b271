/**
 * `npm run test:mutation -- <room>`: changes the room's code in one place at a time and runs its tests. What no test
 * notices is a missing row. Fails when fewer are noticed than the room's floor. What has not changed since the last
 * run here is not tried again; `--all` tries everything.
 */
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { MUTATION_ROOMS } from './rooms.ts';

const FOLDER = '.mutation';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    /** Only these files, as globs. */
    only: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [name = ''] = positionals;
const room = MUTATION_ROOMS[name];

if (values.help || !room) {
  const rooms = Object.entries(MUTATION_ROOMS).map(([room, { floor }]) => `  ${room} (floor ${floor} %)`);
  process.stderr.write(
    `npm run test:mutation -- <room> [--all] [--only <file> …]\n\nRooms:\n${rooms.join('\n')}\n`,
  );
  process.exit(values.help ? 0 : 1);
}

process.env.MUTATION_TESTS = room.tests.join(',');
process.env.FUZZ_RUNS = '3';
process.env.MUTATION_WITHOUT = room.without?.join('|') ?? '';
await new Stryker({
  mutate: values.only ?? room.mutate,
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { projectType: 'custom', configFile: 'scripts/mutation/jest.config.mjs' },
  plugins: ['@stryker-mutator/jest-runner'],
  // The compiler of today has no interface for programs, and nothing here needs its settings.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  // Code that runs once when a file is loaded would need the whole run again for each change.
  ignoreStatic: true,
  incremental: true,
  force: values.all,
  incrementalFile: `${FOLDER}/${name}.json`,
  tempDirName: `${FOLDER}/sandbox`,
  reporters: ['progress-append-only', 'clear-text', 'html'],
  htmlReporter: { fileName: `${FOLDER}/${name}.html` },
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
  ignorePatterns: ['.local', '.mutation', 'docs/images', '.serverless', '.esbuild', 'web/dist', 'coverage'],
  concurrency: 2,
  // Each run of Jest leaves some of its modules in memory.
  maxTestRunnerReuse: 40,
  // What never ends is mostly found by counting; a busy machine must not look like it.
  timeoutMS: 60_000,
  thresholds: { high: 95, low: room.floor, break: room.floor },
}).runMutationTest();
