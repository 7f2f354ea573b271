/** Counts a day: several walks over the table side by side, each going on where it was left. */

import { inParallel } from '../../adapter-kit/slots.ts';
import { hardwareSources } from '../../config/config.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HardwareReader, JoinedHardware } from '../../report/index.ts';
import type { CountState, FleetTable } from '../../tables/fleet.ts';
import type { GroupPage, RecordsScan, ScanSegment, StoredPerson } from '../../tables/scanning.ts';
import { type CountContext, countPerson, countSerial, countUnowned, hardwareOf } from './count.ts';
import type { PersonDevices } from './person-devices.ts';
import { emptyTally, joinTallies, type Tally } from './tally.ts';

/** Walks over the table. DynamoDB reads them side by side; this function counts one at a time. */
export const SEGMENTS = 4;

export interface CountDependencies {
  scan: RecordsScan;
  fleet: FleetTable;
  /** Where the hardware of people's devices is found. */
  records: HardwareReader;
  now: Clock;
  /** Milliseconds until this call of the function is ended from outside. */
  remaining: () => number;
  /** Told after each page, how many groups it held. */
  progress?: (groups: number) => void;
  /** Told of all people on a page, before the page counts as counted. */
  each?: (people: readonly PersonDevices[]) => Promise<void>;
}

/** A page is begun only when there is so much time left, milliseconds. */
const RESERVE = 30_000;
/** People whose hardware is read at once. */
const AT_ONCE = 8;

interface Walk {
  name: string;
  pages: (part: ScanSegment) => AsyncGenerator<GroupPage<unknown>>;
  add: (tally: Tally, group: never, context: CountContext) => void;
  part: Pick<ScanSegment, 'segment' | 'of'>;
}

/**
 * Every page is counted exactly once: a walk's place and what it has counted are written together, by whoever read
 * them last.
 *
 * @param date the day that is counted; what was begun on another day starts over
 * @returns what all walks have counted; `undefined` while some is left to the next call, or is at another one
 */
export async function countDay(
  date: string,
  context: CountContext,
  dependencies: CountDependencies,
): Promise<Tally | undefined> {
  const walks = walksOver(dependencies.scan);
  const tallies = await inParallel(walks, walks.length, (walk) => carryOn(walk, date, context, dependencies));
  const counted = tallies.filter((tally) => tally !== undefined);
  return counted.length === tallies.length ? joinTallies(counted) : undefined;
}

function walksOver(scan: RecordsScan): Walk[] {
  const people = Array.from(
    { length: SEGMENTS },
    (_, segment): Walk => ({
      name: `people#${segment}`,
      part: { segment, of: SEGMENTS },
      pages: (part) => scan.people(part),
      add: (tally, group: Parameters<typeof countPerson>[1] | Parameters<typeof countUnowned>[1], context) =>
        'email' in group ? countPerson(tally, group, context) : countUnowned(tally, group, context),
    }),
  );
  // One alone: nobody promises that a parallel Scan keeps the entries of one serial, which are of several people, in
  // one segment of an index.
  const serials: Walk = {
    name: 'serials',
    part: { segment: 0, of: 1 },
    pages: (part) => scan.serials(part),
    add: countSerial,
  };
  return [serials, ...people];
}

async function carryOn(
  { name, pages, add, part }: Walk,
  date: string,
  context: CountContext,
  { fleet, records, remaining, progress, each }: CountDependencies,
): Promise<Tally | undefined> {
  let state = await begin(name, date, fleet);
  if (state.done) return state.tally;
  if (remaining() < RESERVE) return undefined;
  for await (const { groups, next, done } of pages({ ...part, from: state.cursor })) {
    const people: PersonDevices[] = [];
    const onPerson = (person: PersonDevices) => people.push(person);
    const joined = await readJoined(groups, context, records);
    const counting = { ...context, joined, ...(each && { onPerson }) };
    for (const group of groups) add(state.tally, group as never, counting);
    if (people.length > 0) await each?.(people);
    const saved = await fleet.saveCount(name, { ...state, cursor: next, done });
    // Another one went on with it meanwhile.
    if (!saved) return undefined;
    progress?.(groups.length);
    if (done) return saved.tally;
    if (remaining() < RESERVE) return undefined;
    state = saved;
  }
  return undefined;
}

/** The hardware of the people on a page. */
async function readJoined(
  groups: readonly unknown[],
  context: CountContext,
  records: HardwareReader,
): Promise<Map<string, JoinedHardware>> {
  if (hardwareSources(context.config).length === 0) return new Map();
  const people = groups.filter((group): group is StoredPerson => Object.hasOwn(group as object, 'email'));
  return new Map(
    await inParallel(
      people,
      AT_ONCE,
      async (person) => [person.email, await hardwareOf(person, context, records)] as const,
    ),
  );
}

async function begin(name: string, date: string, fleet: FleetTable): Promise<CountState<Tally>> {
  const state = await fleet.count<Tally>(name);
  if (state?.date === date) return state;
  return { date, done: false, tally: emptyTally(), ...(state?.rev !== undefined && { rev: state.rev }) };
}
