/** `npm start`: everything on this machine, until Ctrl-C. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { STORIES } from './identity/people.ts';
import type { AnswerMessage } from './notifications/receiver.ts';
import { readOptions } from './options.ts';
import { enabledSources } from './organization.ts';
import { freePort } from './process/ports.ts';
import { untilStopped } from './process/stop.ts';
import { PLAYED_FEEDS } from './simulators.ts';
import { type Stack, startStack } from './stack.ts';

/** Where the page is when nobody says otherwise. */
const PORT = 8080;
const ROOT = join(import.meta.dirname, '..');

const started = performance.now();
const up = (part: string) => {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ✓ ${seconds.padStart(5)} s  ${part}`);
};

async function main(): Promise<void> {
  const { port: wanted, ...options } = readOptions(
    process.argv.slice(2),
    await enabledSources(),
    PLAYED_FEEDS,
  );
  const port = await freePort(wanted ?? PORT);
  if (wanted !== undefined && port !== wanted) throw new Error(`Port ${wanted} is taken; choose another.`);

  const stopped = untilStopped();
  let stopping = false;
  console.log('Stethoscope starts on this machine …');
  await buildSite();
  up('site built');
  const stack = await startStack({
    ...options,
    port,
    schedules: true,
    watch: true,
    progress: up,
    answered,
    refused,
  });
  welcome(stack);
  void warm(stack, () => stopping);

  try {
    await Promise.race([stopped, stack.failed]);
  } finally {
    stopping = true;
    console.log('\nStopping …');
    await stack.close();
  }
  console.log('Stopped. Nothing is left running.');
}

/** What came out at the sample receiver, as an organization's own would get it. */
function answered({ data: { notification, answer } }: AnswerMessage): void {
  const comment = answer.comment ? `, and wrote: ${answer.comment}` : '';
  console.log(
    `  ✉ ${notification.recipient} answered "${answer.action}" to "${notification.title}"${comment}`,
  );
}

/** What AWS would refuse as well: the function's role in its .yml does not allow it. */
function refused(what: string): void {
  console.log(`  ✗ refused, as AWS would: ${what}`);
}

async function buildSite(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(ROOT, 'web/build.mjs')], { cwd: ROOT });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(`The site cannot be built.\n${stderr}`);
  }
}

function welcome({ origin, log }: Stack): void {
  const people = STORIES.map(({ email, shows }) => `    ${email.padEnd(26)} ${shows}`).join('\n');
  console.log(`
  Open ${origin}

  Sign in as
${people}

  Ask somebody something, from another terminal; the answer appears here:
    npm run notify -- user@example.com

  Ask the API as a program would:
    curl -H "authorization: Bearer $(npm run -s token -- devices:read)" ${origin}/api/v1/report/user@example.com

  The functions write to ${log}. Ctrl-C stops everything.
`);
}

/** Reads each feed and sweeps each source that is due, behind, so that pages are there before anybody asks. */
async function warm({ feeds, simulators, invoke }: Stack, stopping: () => boolean): Promise<void> {
  for (const feed of feeds.keys()) {
    const outcome = await invoke(`feed-${feed}`, {}).then(
      (answer) => (answer as { read?: string }).read,
      String,
    );
    if (stopping()) return;
    up(`${feed}: ${outcome}`);
  }
  for (const source of simulators.keys()) {
    const outcome = await invoke(`source-${source}`, { tick: true }).then(readTick, String);
    if (stopping()) return;
    up(`${source}: sweep ${outcome}`);
  }
}

/** In words, what a source function made of a tick. */
function readTick(answer: unknown): string {
  const { tick, error } = answer as { tick?: string; error?: { code: string; message: string } };
  return error ? `failed, ${error.code}: ${error.message}` : String(tick).replace('_', ' ');
}

try {
  await main();
  process.exitCode = 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
