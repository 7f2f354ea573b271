/** How many reports a second the whole local stack answers, and how long they take. Loopback only. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, startStack } from '../../local/stack.ts';
import { Visitor } from '../../tests/integration/visitor.ts';
import { type Context, type Figure, once, type Row } from '../figure.ts';
import { type Hammered, hammer } from '../parts/hammer.ts';

const PEOPLE = 300;
const AT_ONCE = [1, 10, 25, 50];
const REPORT = '/api/v1/report/me';

/** The cookies of people who are signed in. */
async function signIn(stack: Stack, numbers: readonly number[]): Promise<string[]> {
  const cookies: string[] = [];
  for (const number of numbers) {
    const visitor = new Visitor();
    await visitor.signIn(stack.origin, stack.company.person(number).email);
    cookies.push(visitor.cookiesFor(`${stack.origin}${REPORT}`));
  }
  return cookies;
}

const rowsOf = (what: string, { rate, p50, p95, p99, failed }: Hammered): Row[] => [
  { what: `${what}: answered`, unit: 'per s', value: once(rate) },
  { what: `${what}: p50 / p95 / p99`, unit: 'ms', value: { min: p50, median: p95, max: p99 } },
  {
    what: `${what}: answers that are errors`,
    unit: 'requests',
    value: once(failed),
    limit: { at: 'most', value: 0 },
  },
];

async function measure(stack: Stack, { quick, progress }: Context): Promise<Row[]> {
  const url = `${stack.origin}${REPORT}`;
  progress('signing in');
  const each = quick ? 2 : 120;
  const numbers = Array.from({ length: 2 * each }, (_, index) => 20 + index);
  const strangers = await signIn(stack, numbers);
  const connections = quick ? 2 : 10;
  const rows: Row[] = [];
  // The first to come start the containers; what later ones wait is the work itself.
  for (const [what, cookies] of [
    ['nothing known, no container running, 10 at once', strangers.slice(0, each)],
    ['nothing known, 10 at once', strangers.slice(each)],
  ] as const) {
    progress(what);
    rows.push(...rowsOf(what, await hammer({ url, cookies, connections, amount: each })));
  }
  for (const source of stack.simulators.keys()) {
    progress(`sweeping ${source}`);
    await stack.invoke(`source-${source}`, { tick: true });
  }
  for (const connections of quick ? AT_ONCE.slice(0, 1) : AT_ONCE) {
    progress(`everything known, ${connections} at once`);
    const seconds = quick ? 1 : 8;
    // Until every container that so many at once need has answered.
    await hammer({ url, cookies: strangers, connections, amount: (quick ? 1 : 6) * connections });
    const warm = await hammer({ url, cookies: strangers, connections, seconds });
    rows.push(...rowsOf(`everything known, ${connections} at once`, warm));
  }
  return rows;
}

export const load: Figure = {
  name: 'load',
  title: 'Load on the whole local stack (both cores carry everything, the emulated cloud included)',
  async run(context) {
    const folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-load-'));
    await mkdir(join(folder, 'site'));
    await writeFile(join(folder, 'site/index.html'), '<!doctype html><title>Page</title>');
    context.progress('starting the stack');
    const stack = await startStack({
      people: PEOPLE,
      folder: join(folder, 'data'),
      site: join(folder, 'site'),
      schedules: false,
    });
    try {
      return await measure(stack, context);
    } finally {
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
