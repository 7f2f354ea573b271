/** The second stage for sources that know hardware and no people: by what is listed for the person. */
import { hardwareSources } from '../../config/config.ts';
import { canonicalSerial } from '../../identifiers/index.ts';
import type { DeviceRecord } from '../../model/record.ts';
import type { Mark, SourceItems } from '../../model/stored.ts';
import { knownAt } from '../../report/index.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { type KnownHardware, type Seeking, type Sought, seekAt } from './hardware.ts';

/** Nobody owns more devices than this. */
const MOST_HARDWARE = 50;

/** The serials of a person's devices, and what was asked about them. */
export type ListedHardware = readonly KnownHardware[];

/**
 * What was asked by the serials that lead to hardware. Where every such source is swept in time it is not read: sweeps
 * tell all that there is to tell.
 *
 * @param base records that lead to hardware
 */
export async function readListed(
  base: readonly DeviceRecord[],
  sources: ReadonlyMap<string, SourceItems>,
  dependencies: AggregatorDependencies,
): Promise<ListedHardware> {
  return notSwept(sources, dependencies).length === 0 ? [] : readSerials(base, dependencies);
}

/** What was asked by each serial. @param base records that lead to hardware */
export async function readSerials(
  base: readonly DeviceRecord[],
  { config, tables }: AggregatorDependencies,
): Promise<ListedHardware> {
  if (hardwareSources(config).length === 0) return [];
  const serials = new Set(base.flatMap(({ identifiers }) => canonicalSerial(identifiers.serial) ?? []));
  return Promise.all(
    [...serials].slice(0, MOST_HARDWARE).map(async (value) => {
      const { marks } = await tables.records.person({ hardware: value }, { consistent: true });
      return { by: 'serial', value, records: [], shared: false, marks } as const;
    }),
  );
}

/** Asks the sources whose sweep is missing or old for each serial. */
export function seekListed(listed: ListedHardware, seeking: Seeking): Promise<Sought> {
  return seekAt(notSwept(seeking.sources, seeking.dependencies), () => listed, seeking);
}

/**
 * What such a source knows of the person: where no sweep tells, when it was asked about the last of their serials. One
 * that has nothing to be asked about has told all.
 */
export function marksOfHardware(
  marks: ReadonlyMap<string, Mark>,
  listed: ListedHardware,
  sources: ReadonlyMap<string, SourceItems>,
  dependencies: AggregatorDependencies,
): Map<string, Mark> {
  const all = new Map(marks);
  for (const source of notSwept(sources, dependencies)) {
    const mark = together(source, listed, dependencies.now());
    if (mark) all.set(source, mark);
  }
  return all;
}

function together(source: string, listed: ListedHardware, now: Date): Mark | undefined {
  const marks = listed.map((one) => one.marks.get(source));
  const times = marks.map((mark) => mark?.fetched_at);
  const errors = marks.flatMap((mark) => mark?.error ?? []);
  const [error] = errors;
  const known = times.filter((time) => time !== undefined).sort();
  if (known.length < times.length) return error && { source, dropped: [], error };
  return {
    ...{ source, dropped: [], fetched_at: known[0] ?? now.toISOString() },
    complete: marks.every((mark) => mark?.complete !== false),
    ...(error && { error }),
  };
}

/** Hardware sources of which no sweep tells what there is now. */
function notSwept(
  sources: ReadonlyMap<string, SourceItems>,
  { config, now }: Pick<AggregatorDependencies, 'config' | 'now'>,
): string[] {
  return hardwareSources(config).filter((source) => {
    const swept = Date.parse(knownAt({ mark: undefined, items: sources.get(source) }) ?? '');
    return !(now().getTime() - swept <= (config.sources[source]?.fresh_for ?? 0));
  });
}
