/** A report of which nothing is known, while every vendor answers in 200 ms. */
import { makeCompany } from '../../local/company/index.ts';
import { type Context, type Figure, most, type Row, spread } from '../figure.ts';
import { timed } from '../measure.ts';
import { parsed, reports } from '../parts/aggregator.ts';
import { SOURCES, type SourceName } from '../parts/config.ts';
import { connectionTo, sourceFunction } from '../parts/sources.ts';
import { openTables } from '../parts/tables.ts';
import { openVendors, type Vendors } from '../parts/vendors.ts';

const PEOPLE = 600;
const DELAY = 200;
const AT_ONCE = 20;

let asked = 20;
const company = makeCompany({ people: PEOPLE, now: new Date() });
/** Somebody new each time: of whoever was asked for, something is known. */
const nextPerson = () => company.person(++asked).email;

/** Containers that are warm: they have their secret and a token. Each call gets one that is free, as in Lambda. */
async function pool(source: SourceName, vendors: Vendors, size: number) {
  const free = Array.from({ length: size }, () => sourceFunction(source, vendors.settings[source]));
  await Promise.all(free.map((container) => container({ check: true })));
  return async (request: unknown) => {
    const container = free.pop();
    if (!container) throw new Error('There are too few containers.');
    try {
      return await container(request);
    } finally {
      free.push(container);
    }
  };
}

/** How long each source's own calls take for one person, with nothing of ours around them. */
async function chains(vendors: Vendors, rounds: number): Promise<number[][]> {
  const connections = SOURCES.map((source) => connectionTo(source, vendors.settings[source]));
  for (const connection of connections) await connection.check();
  const measured: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const person = nextPerson();
    const row: number[] = [];
    for (const connection of connections) row.push(await timed(() => connection.byEmail?.(person)));
    measured.push(row);
  }
  for (const connection of connections) await connection.close?.();
  return measured;
}

async function measure(vendors: Vendors, { quick, progress }: Context): Promise<Row[]> {
  const rounds = quick ? 1 : 12;
  const pools = new Map<string, Awaited<ReturnType<typeof pool>>>();
  progress(`warming ${AT_ONCE} containers of each source`);
  for (const source of SOURCES) pools.set(source, await pool(source, vendors, quick ? 2 : AT_ONCE));
  const report = reports((source) => pools.get(source) ?? (() => Promise.reject(new Error(source))));
  const view = async () => {
    const { sources } = parsed(await report(nextPerson()));
    const states = sources.map(({ source, state, code }) => `${source} ${state} ${code ?? ''}`);
    if (!sources.every(({ state }) => state === 'fresh'))
      throw new Error(`Not every source answered: ${states}.`);
  };
  await vendors.slow({});
  for (let time = 0; time < (quick ? 1 : 10); time += 1) await view();
  await vendors.slow({ delay: DELAY });

  progress('one at a time, in turns with the vendors’ own calls');
  const alone: number[] = [];
  const chain: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await timed(view));
    chain.push(...(await chains(vendors, 1)));
  }
  const slowest = SOURCES.map((_, index) => spread(chain.map((row) => row[index] ?? 0))).reduce(
    (one, other) => (one.median > other.median ? one : other),
  );
  progress(`${AT_ONCE} at once`);
  const together: number[] = [];
  for (let round = 0; round < (quick ? 1 : 8); round += 1) {
    const views = Array.from({ length: quick ? 2 : AT_ONCE }, () => timed(view));
    together.push(...(await Promise.all(views)));
  }
  const of = (measured: readonly number[]) => spread(measured.map((time) => time / slowest.median));
  return [
    { what: 'the slowest source’s own calls', unit: 'ms', value: slowest },
    { what: 'report, one at a time', unit: 'ms', value: spread(alone) },
    { what: 'one at a time, of the slowest source', unit: '×', value: of(alone), limit: most(1.1) },
    { what: `report, ${AT_ONCE} at once`, unit: 'ms', value: spread(together) },
    { what: `${AT_ONCE} at once, of the slowest source`, unit: '×', value: of(together), limit: most(1.25) },
  ];
}

export const reportCold: Figure = {
  name: 'report-cold',
  title: `Report, nothing known, vendors answering in ${DELAY} ms`,
  async run(context) {
    const tables = await openTables();
    const vendors = await openVendors(PEOPLE);
    try {
      return await measure(vendors, context);
    } finally {
      await vendors.close();
      await tables.close();
    }
  },
};
