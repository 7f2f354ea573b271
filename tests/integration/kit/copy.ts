/** A copy of the project to try the kit on: nothing in the real one changes. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
/** What is made, or large, or nobody needs here. */
const LEFT = new Set(['node_modules', '.git', '.local', '.esbuild', '.serverless', 'dist']);

export interface Ran {
  code: number;
  output: string;
}

export interface Copy {
  root: string;
  /** Runs Node in it. */
  node(...args: string[]): Promise<Ran>;
  /** Runs tests in it. @returns by full name, whether each passed */
  jest(...paths: string[]): Promise<Map<string, boolean>>;
  remove(): Promise<void>;
}

export async function makeCopy(): Promise<Copy> {
  const root = await mkdtemp(join(tmpdir(), 'stethoscope-kit-'));
  await cp(ROOT, root, { recursive: true, filter: (from) => from === ROOT || !LEFT.has(basename(from)) });
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const node = (...args: string[]) => run(root, args);
  return {
    root,
    node,
    async jest(...paths) {
      const { output } = await node(
        ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
        ...[join(ROOT, 'node_modules/jest/bin/jest.js'), ...paths, '--json', '--runInBand', '--ci=false'],
      );
      return resultsIn(output);
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

function run(cwd: string, args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    // What is made up at random says nothing about the kit.
    const few = { FUZZ_RUNS: '10', PROPERTY_RUNS: '10' };
    const env = { PATH, NODE_COMPILE_CACHE, HOME: cwd, ...few };
    execFile(process.execPath, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout || stderr }),
    );
  });
}

interface Report {
  testResults: { message: string; assertionResults: { fullName: string; status: string }[] }[];
}

function resultsIn(output: string): Map<string, boolean> {
  const { testResults } = JSON.parse(output.slice(output.indexOf('{'))) as Report;
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (results.length === 0) throw new Error(testResults.map(({ message }) => message).join('\n'));
  return new Map(results.map(({ fullName, status }) => [fullName, status === 'passed']));
}
