/** `npm run test:access`: everything that tries to get at what is not its own, and how often it was tried. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** The matrix of routes and callers, forged credentials, whatever comes from outside, races, and whose a device is. */
const TESTS = [
  'tests/shared/access/',
  'tests/shared/services/aggregator/ownership',
  'tests/shared/services/session/',
  'tests/shared/services/notifications/answer',
];

const folder = await mkdtemp(join(tmpdir(), 'attempts-'));
const file = join(folder, 'attempts.jsonl');
try {
  const status = await runTests();
  const total = await printAttempts();
  process.exitCode = status !== 0 ? status : total > 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Twenty times as many random tries as `npm test` makes, unless the environment says otherwise. */
async function runTests(): Promise<number> {
  const { FUZZ_RUNS = '4000', ACCESS_RUNS = '250' } = process.env;
  const env = { ...process.env, ATTEMPTS_FILE: file, FUZZ_RUNS, ACCESS_RUNS };
  const args = ['run', '-s', 'jest', '--', ...TESTS, '--selectProjects', 'unit'];
  const child = spawn('npm', args, { cwd: ROOT, env, stdio: 'inherit' });
  const [status] = (await once(child, 'exit')) as [number | null];
  return status ?? 1;
}

async function printAttempts(): Promise<number> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).trim().split('\n').filter(Boolean);
  const counts = lines.map((line) => JSON.parse(line) as { test: string; count: number });
  for (const { test, count } of counts.sort((a, b) => (a.test < b.test ? -1 : 1)))
    console.log(`${String(count).padStart(8)}  ${relative(ROOT, test)}`);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  console.log(`${String(total).padStart(8)}  requests were tried in all.`);
  return total;
}
