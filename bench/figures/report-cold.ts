/** A report of which nothing is known, while every vendor answers in 200 ms. */
import { makeCompany } from '../../local/company/index.ts';
import type { SourceFunction } from '../../shared/services/source/index.ts';
import { type Context, type Figure, most, once, type Row, spread } from '../figure.ts';
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

/** The ways to the vendors alone, warm, with nothing of ours around them. */
async function openConnections(vendors: Vendors) {
  const connections = SOURCES.map((source) => connectionTo(source, vendors.settings[source]));
  for (const connection of connections) await connection.check();
  return connections;
}

/** How long the slowest source’s own calls for this person take, one call after the other as they depend on each other. */
async function slowestOf(
  connections: Awaited<ReturnType<typeof openConnections>>,
  person: string,
): Promise<number> {
  const times = connections.map((connection) => timed(() => connection.byEmail?.(person)));
  return Math.max(...(await Promise.all(times)));
}

/** Views of people of whom nothing is known, so many at once, each beside the same person’s own calls. */
async function viewPeople(
  count: number,
  view: (person: string) => Promise<void>,
  chainOf: (person: string) => Promise<number>,
): Promise<Viewed[]> {
  const people = Array.from({ length: count }, nextPerson);
  const times = await Promise.all(people.map((person) => timed(() => view(person))));
  const viewed: Viewed[] = [];
  for (const [index, person] of people.entries()) {
    viewed.push({ report: times[index] ?? Number.NaN, chain: await chainOf(person) });
  }
  return viewed;
}

/** The same people's own calls, all at once as well: what vendors, drivers and this machine take without us. */
async function crowdOf(
  people: readonly string[],
  crowd: readonly Awaited<ReturnType<typeof openConnections>>[],
): Promise<number[]> {
  return Promise.all(people.map((person, index) => slowestOf(crowd[index] ?? [], person)));
}

function viewer(pools: ReadonlyMap<string, SourceFunction>) {
  const report = reports((source) => pools.get(source) ?? (() => Promise.reject(new Error(source))));
  return async (person: string) => {
    const { sources } = parsed(await report(person));
    const states = sources.map(({ source, state, code }) => `${source} ${state} ${code ?? ''}`);
    if (!sources.every(({ state }) => state === 'fresh'))
      throw new Error(`Not every source answered: ${states}.`);
  };
}

async function measure(vendors: Vendors, { quick, progress }: Context): Promise<Row[]> {
  const size = quick ? 2 : AT_ONCE;
  const pools = new Map<string, SourceFunction>();
  progress(`warming ${size} containers of each source`);
  for (const source of SOURCES) pools.set(source, await pool(source, vendors, size));
  const crowd = await Promise.all(Array.from({ length: size }, () => openConnections(vendors)));
  const [connections = []] = crowd;
  const chainOf = (person: string) => slowestOf(connections, person);
  const view = viewer(pools);
  await viewPeople(size, view, chainOf);
  await vendors.slow({ delay: DELAY });

  progress('one at a time, in turns with the same person’s own calls');
  const alone: Viewed[] = [];
  for (let round = 0; round < (quick ? 1 : 20); round += 1)
    alone.push(...(await viewPeople(1, view, chainOf)));
  progress(`${size} at once`);
  const together: Viewed[] = [];
  for (let round = 0; round < (quick ? 1 : 4); round += 1)
    together.push(...(await viewPeople(size, view, chainOf)));
  const bare: number[] = [];
  for (let round = 0; round < (quick ? 1 : 4); round += 1)
    bare.push(...(await crowdOf(Array.from({ length: size }, nextPerson), crowd)));
  for (const connection of crowd.flat()) await connection.close?.();
  return rowsOf(alone, together, bare);
}

function rowsOf(alone: readonly Viewed[], together: readonly Viewed[], bare: readonly number[]): Row[] {
  const times = (viewed: readonly Viewed[]) => spread(viewed.map(({ report }) => report));
  const of = (viewed: readonly Viewed[]) => spread(viewed.map(({ report, chain }) => report / chain));
  return [
    { what: 'the slowest source’s own calls', unit: 'ms', value: spread(alone.map(({ chain }) => chain)) },
    { what: 'report, one at a time', unit: 'ms', value: times(alone) },
    { what: 'one at a time, of the slowest source', unit: '×', value: of(alone), limit: most(1.1) },
    { what: `report, ${AT_ONCE} at once`, unit: 'ms', value: times(together) },
    { what: `${AT_ONCE} at once, of the slowest source`, unit: '×', value: of(together), limit: most(1.25) },
    { what: `the slowest source’s own calls, ${AT_ONCE} people at once`, unit: 'ms', value: spread(bare) },
    {
      what: `${AT_ONCE} at once, of these`,
      unit: '×',
      value: once(times(together).median / spread(bare).median),
    },
  ];
}

/** One person’s report, and the longest of their sources’ own calls, milliseconds. */
interface Viewed {
  report: number;
  chain: number;
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
