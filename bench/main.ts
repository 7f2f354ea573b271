/** `npm run bench`: every figure, as a ratio against its limit in the same run. */
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Context, Figure } from './figure.ts';
import { holds } from './figure.ts';
import { bundles } from './figures/bundles.ts';
import { cost } from './figures/cost.ts';
import { load } from './figures/load.ts';
import { merge } from './figures/merge.ts';
import { reportCached } from './figures/report-cached.ts';
import { reportCold } from './figures/report-cold.ts';
import { site } from './figures/site.ts';
import { start } from './figures/start.ts';
import { sweep } from './figures/sweep.ts';
import { totals } from './figures/totals.ts';
import { machine, type Result, tableOf, writeResults } from './output.ts';

const FIGURES: readonly Figure[] = [
  merge,
  reportCached,
  reportCold,
  sweep,
  totals,
  start,
  bundles,
  site,
  load,
  cost,
];
const NAMES = FIGURES.map(({ name }) => name);
const FILE = join(import.meta.dirname, '../.local/bench.json');

interface Flags {
  quick: boolean;
  only?: string[];
  people?: number;
  out: string;
}

function figureName(name: string, others: string[] = []): string[] {
  if (NAMES.includes(name)) return [...others, name];
  throw new InvalidArgumentError(`Figures: ${NAMES.join(', ')}.`);
}

function people(text: string): number {
  if (/^\d+$/.test(text) && Number(text) >= 100) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of at least 100.');
}

function readFlags(args: readonly string[]): Flags {
  return new Command('npm run bench --')
    .description('Measures what docs/performance.md promises. Exit code 1 when a limit is missed.')
    .option('--quick', 'only shows that every figure can be measured; its times mean nothing', false)
    .option('--only <figure>', `one figure, may be given several times: ${NAMES.join(', ')}`, figureName)
    .option('--people <number>', 'people of the largest company (default: 10000, or 100 when quick)', people)
    .option('--out <file>', 'where the figures are written as JSON', FILE)
    .allowExcessArguments(false)
    .parse(args, { from: 'user' })
    .opts<Flags>();
}

async function measure(figure: Figure, context: Omit<Context, 'progress'>): Promise<Result> {
  const began = performance.now();
  const since = () => `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s`;
  console.error(`\n${figure.title} …`);
  const rows = await figure.run({ ...context, progress: (text) => console.error(`  ${since()}  ${text}`) });
  return { figure, rows, seconds: Math.round((performance.now() - began) / 1000) };
}

const flags = readFlags(process.argv.slice(2));
const { quick, only = NAMES } = flags;
const context = { quick, people: flags.people ?? (quick ? 100 : 10_000) };
const at = new Date();
const results: Result[] = [];
for (const figure of FIGURES.filter(({ name }) => only.includes(name))) {
  const result = await measure(figure, context);
  results.push(result);
  console.log(`\n${tableOf(result)}`);
  // After each one: a long run that is stopped has not been for nothing.
  await writeResults(flags.out, results, { at, quick });
}
const missed = results.flatMap(({ rows }) => rows).filter((row) => holds(row) === false);
const { processor, cores, memory_gb, node } = machine();
console.log(`${processor}, ${cores} cores, ${memory_gb} GB, Node ${node}. Written to ${flags.out}.`);
if (quick) console.log('A quick run: the times mean nothing.');
else if (missed.length > 0) console.log(`Limits missed: ${missed.map(({ what }) => what).join(', ')}.`);
// Some libraries keep connections open.
process.exit(missed.length > 0 && !quick ? 1 : 0);
