/** A sweep of every source through its real function: calls, memory and rate, with a kill in the middle. */
import { type Context, type Figure, least, most, once, type Row, spread } from '../figure.ts';
import { againAfterKill, callLimit, SMALL_PAGES } from '../parts/call-limit.ts';
import { startChild } from '../parts/child.ts';
import { SOURCES, type SourceName } from '../parts/config.ts';
import { openTables } from '../parts/tables.ts';
import { openVendors, type Settings, type Vendors } from '../parts/vendors.ts';
import type { FunctionMessage, Ticked } from '../processes/function.ts';

/** Longer than a sweep's lease: what a dead container held is free again. */
const LEASE_OVER = 4 * 60_000;
/** Pages that a kill may cost: the one that was being written, and the one that was asked ahead. */
const FOR_A_KILL = 2;

interface Container {
  tick(): Promise<Ticked>;
  puts(count: number): Promise<number>;
  /** Resolves once so many devices are written. */
  reached(devices: number): Promise<void>;
  close(): Promise<void>;
}

function startContainer(source: SourceName, settings: Settings, ahead = 0): Container {
  let watch = (_devices: number) => {};
  const args = [source, JSON.stringify(settings), String(ahead)];
  const child = startChild('function.ts', args, (said) => watch((said as { devices: number }).devices));
  const ask = <Answer>(question: FunctionMessage) => child.ask<Answer>(question);
  return {
    tick: () => ask({ tick: true }),
    puts: (count) => ask({ puts: count }),
    reached: (devices) =>
      new Promise((resolve) => {
        watch = (seen) => seen >= devices && resolve();
      }),
    close: () => child.close(),
  };
}

type Killed = Pick<Swept, 'devices' | 'calls' | 'allowed'>;

interface Swept {
  source: SourceName;
  devices: number;
  calls: number;
  allowed: number;
  heap: number;
  /** Records a second. */
  rate: number;
  /** Bare puts a second, before and after. */
  bare: number;
}

async function sweepWhole(source: SourceName, vendors: Vendors, puts: number): Promise<Swept> {
  const { devices, calls: allowed } = await callLimit(source, vendors);
  const container = startContainer(source, vendors.settings[source]);
  try {
    const before = await container.puts(puts);
    const calls = (await vendors.calls())[source];
    const { outcome, milliseconds, heap } = await container.tick();
    complete(source, outcome);
    const needed = (await vendors.calls())[source] - calls;
    const after = await container.puts(puts);
    const rate = devices / (milliseconds / 1000);
    return { source, devices, calls: needed, allowed, heap, rate, bare: (before + after) / 2 };
  } finally {
    await container.close();
  }
}

/** Kills the function half way, and lets another container go on. */
async function sweepKilled(source: SourceName, vendors: Vendors, quick: boolean): Promise<Killed> {
  const { devices, calls: allowed } = await callLimit(source, vendors, quick);
  const settings = { ...vendors.settings[source], ...(quick && SMALL_PAGES[source]) };
  const before = (await vendors.calls())[source];
  const first = startContainer(source, settings);
  const half = first.reached(devices / 2);
  const dead = first.tick().catch(() => undefined);
  await Promise.race([half, dead]);
  await first.close();
  await dead;
  const second = startContainer(source, settings, LEASE_OVER);
  try {
    const { outcome } = await second.tick();
    complete(source, outcome);
    const calls = (await vendors.calls())[source] - before;
    return { devices, calls, allowed: allowed + againAfterKill(source, FOR_A_KILL) };
  } finally {
    await second.close();
  }
}

function complete(source: SourceName, outcome: unknown): void {
  const { tick } = outcome as { tick?: string };
  if (tick !== 'complete')
    throw new Error(`The sweep of ${source} is not complete: ${JSON.stringify(outcome)}.`);
}

async function sweepCompany(people: number, puts: number, { progress }: Context): Promise<Swept[]> {
  const tables = await openTables();
  const vendors = await openVendors(people);
  const swept: Swept[] = [];
  try {
    for (const source of SOURCES) {
      progress(`${people.toLocaleString('en')} people, ${source}`);
      swept.push(await sweepWhole(source, vendors, puts));
    }
  } finally {
    await vendors.close();
    await tables.close();
  }
  return swept;
}

async function killCompany(people: number, { quick, progress }: Context): Promise<Row[]> {
  const tables = await openTables();
  const vendors = await openVendors(people);
  const rows: Row[] = [];
  try {
    for (const source of SOURCES) {
      progress(`${people.toLocaleString('en')} people, ${source}, killed half way`);
      const { devices, calls, allowed } = await sweepKilled(source, vendors, quick);
      rows.push({
        what: `${source}: calls for ${devices.toLocaleString('en')} devices, killed half way and complete`,
        unit: 'calls',
        value: once(calls),
        limit: most(allowed),
      });
    }
  } finally {
    await vendors.close();
    await tables.close();
  }
  return rows;
}

const MEGABYTE = 1024 ** 2;

function rowsOf(swept: readonly Swept[]): Row[] {
  return swept.flatMap(({ source, devices, calls, allowed, rate, bare, heap }): Row[] => {
    const of = `${source}, ${devices.toLocaleString('en')} devices`;
    return [
      { what: `${of}: calls`, unit: 'calls', value: once(calls), limit: most(allowed) },
      { what: `${of}: written`, unit: 'per s', value: once(rate) },
      { what: `${of}: of bare conditional puts`, unit: '×', value: once(rate / bare), limit: least(0.7) },
      { what: `${of}: heap in use`, unit: 'MB', value: once(heap / MEGABYTE) },
    ];
  });
}

export const sweep: Figure = {
  name: 'sweep',
  title: 'Sweep through the real functions and the three simulators',
  async run(context) {
    const { quick, people } = context;
    const puts = quick ? 50 : 2_000;
    const small = await sweepCompany(Math.max(50, people / 10), puts, context);
    const large = await sweepCompany(people, puts, context);
    const growth = large.map(({ heap }, index) => heap / (small[index]?.heap ?? heap));
    const killed = await killCompany(people, context);
    return [
      ...rowsOf(small),
      ...rowsOf(large),
      { what: 'heap in use, ten times the people', unit: '×', value: spread(growth), limit: most(1.2) },
      ...killed,
    ];
  },
};
