/** Runs the tools of this repository as people would, with what they print. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export const ROOT = join(import.meta.dirname, '../..');
const SERVERLESS = join(ROOT, 'node_modules/serverless/bin/serverless.js');

/** @throws Error when it fails; what went wrong is on the screen */
export async function runNode(what: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`${what} failed; see above. Nothing after it was done.`);
}

/** The same, and gives what it prints. */
export async function readServerless(what: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [SERVERLESS, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 2] });
  const [printed, [status]] = await Promise.all([child.stdout && text(child.stdout), once(child, 'exit')]);
  if (status !== 0) throw new Error(`${what} failed; see above. Nothing was changed.`);
  return printed ?? '';
}

export const runServerless = (what: string, args: readonly string[]): Promise<void> =>
  runNode(what, [SERVERLESS, ...args]);

export const runCli = (what: string, args: readonly string[]): Promise<void> =>
  runNode(what, ['--import', './scripts/yaml/node.mjs', 'cli/main.ts', ...args]);
