/**
 * Every source and every pair of sources with every fault and every pair of faults, and all sources at once. Of the
 * 729 ways in which all three can fail, `npm test` tries those with one fault for all and a fixed sample of the
 * others; `npm run test:matrix` tries them all.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allAtOnce, type Case, lateIn, nameOf, pairs, sampleOf, singles } from './faults/cases.ts';
import { type Baseline, checkInTheEnd, checkKnown, checkUnknown, readBaseline } from './faults/checks.ts';
import { type Lane, openStage, type Stage } from './faults/stage.ts';

/** So many cases at once: many that mostly wait for the end, and few of the others, because all share this machine. */
const LANES = { waiting: 8, working: 3 };
/** Every so many of the ways in which all three fail differently. */
const SAMPLE = 40;
const triples = process.env.FAULT_MATRIX === 'all' ? allAtOnce() : sampleOf(allAtOnce(), SAMPLE);
const uniform = triples.filter((failing) => new Set(failing.values()).size === 1);

type Check = (lane: Lane, baseline: Baseline) => Promise<void>;
interface Entry {
  name: string;
  /** Its end is seconds away. */
  long: boolean;
  check: Check;
}

const checks: Entry[] = [
  ...[...singles(), ...uniform].flatMap((failing): Entry[] => [
    {
      name: `all is known: ${nameOf(failing)}`,
      long: lateIn(failing).length > 0,
      check: async (lane) => void (await checkKnown(lane, failing)),
    },
    {
      name: `nothing is known, and in the end: ${nameOf(failing)}`,
      long: lateIn(failing).length > 0,
      check: async (lane, baseline) =>
        checkInTheEnd(await checkUnknown(lane, failing, baseline), failing, baseline),
    },
  ]),
  ...[...pairs(), ...triples].map(
    (failing): Entry => ({
      name: `nothing is known: ${nameOf(failing)}`,
      long: false,
      async check(lane, baseline) {
        const run = await checkUnknown(lane, failing, baseline);
        // Whatever still waits for its vendor goes on behind.
        void run.ended();
      },
    }),
  ),
];

let stage: Stage;
const outcomes = new Map<string, unknown>();

async function work(queue: Entry[]): Promise<void> {
  const lane = await stage.openLane();
  const baseline = await readBaseline(lane);
  for (let next = queue.shift(); next; next = queue.shift()) {
    outcomes.set(next.name, await next.check(lane, baseline).catch((error: unknown) => error));
  }
}

beforeAll(async () => {
  stage = await openStage();
  const waiting = checks.filter(({ long }) => long);
  const working = checks.filter(({ long }) => !long);
  await Promise.all([
    ...Array.from({ length: LANES.waiting }, () => work(waiting)),
    ...Array.from({ length: LANES.working }, () => work(working)),
  ]);
}, 600_000);
afterAll(() => stage.close(), 60_000);

describe(`faults of sources (${checks.length} cases)`, () => {
  it.each(checks.map(({ name }) => name))('%s', (name) => {
    expect(outcomes.has(name)).toBe(true);
    const error = outcomes.get(name);
    if (error) throw error;
  });

  it('has as many cases as there are', () => {
    expect([singles(), pairs(), allAtOnce()].map((cases: Case[]) => cases.length)).toEqual([27, 243, 729]);
    process.stdout.write(`Fault matrix: ${checks.length} cases.\n`);
  });
});
