/**
 * What a page view finds out before anything is assembled, in two stages. First all sources are asked about the
 * person; then device sources about the hardware that ownership sources have claimed for them and that nobody has
 * listed. Both share the sources' deadlines.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { joinsHardware, sourcesWith } from '../../config/config.ts';
import type { Config } from '../../config/index.ts';
import type { Claim, DeviceRecord } from '../../model/record.ts';
import type { MeasuredSweep, SourceItems } from '../../model/stored.ts';
import {
  baseOf,
  type HeldItems,
  heldItems,
  type JoinedHardware,
  type PageContent,
  type PageInput,
  pageOf,
  type ReportInput,
  readHardware,
  type SourceOutcome,
} from '../../report/index.ts';
import { planView, type SourceAction } from '../../report/plan.ts';
import { carryOut, deadlineOf } from './ask.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import {
  type KnownHardware,
  readClaimed,
  readCounterclaims,
  readElsewhere,
  seekClaimed,
} from './hardware.ts';
import { type ListedHardware, marksOfHardware, readListed, seekListed } from './joined.ts';

export interface Gathered {
  person: HeldItems;
  sources: ReadonlyMap<string, SourceItems>;
  /** Claimed hardware that is listed for others or for nobody. */
  hardware: readonly KnownHardware[];
  /** What stands under nobody and is of the person's devices. */
  joined: JoinedHardware;
  /** Sweeps that may tell that something is not there. */
  measured: ReadonlyMap<string, MeasuredSweep>;
  /** Serials of what the person enrolled and the company lists for somebody else. */
  elsewhere: ReadonlySet<string>;
  counterclaims: readonly Claim[];
  /** How asking went, of the sources where it did not simply succeed. */
  outcomes: ReadonlyMap<string, SourceOutcome>;
}

type Requests = ReadonlyMap<string, Promise<SourceOutcome | undefined>>;

/** @param user e-mail, lower case */
export async function gather(user: string, dependencies: AggregatorDependencies): Promise<Gathered> {
  const started = performance.now();
  const { config } = dependencies;
  const [stored, sources] = await readStored(user, dependencies);
  const plan = planOf(stored, sources, dependencies);
  const requests = askAll(user, plan, dependencies);
  const readAgain = async () => (hasWaited(plan) ? readHeld(user, sources, dependencies) : stored);

  const allEnded = await enough(requests, dependencies);
  const known = await readAgain();
  const claimed = await readClaimed(user, known, sources, dependencies);
  const timeLeft = (source: string) => deadlineOf(source, config) - Math.round(performance.now() - started);
  const listed = await readListed(leading(user, known, claimed, config), sources, dependencies);
  const seeking = { sources, dependencies, patience: timeLeft };
  const [search, searchListed] = await Promise.all([
    seekClaimed(claimed, sources, dependencies, timeLeft),
    seekListed(listed, seeking),
  ]);
  const outcomes = new Map([...search.outcomes, ...searchListed.outcomes, ...(await outcomesOf(requests))]);
  const person = allEnded && !search.asked ? known : await readAgain();
  const [hardware, counterclaims] = await Promise.all([
    person === known && !search.asked ? claimed : readClaimed(user, person, sources, dependencies),
    readCounterclaims(person, sources, dependencies),
  ]);
  const found = { person, sources, hardware, counterclaims, outcomes };
  return withJoined(user, found, searchListed.asked ? undefined : listed, dependencies);
}

/**
 * What is stored for a person's page, and nobody is asked. What is read follows from the person alone, never from what
 * somebody looks for on the page: so it cannot tell whether that exists elsewhere.
 */
export async function gatherStored(user: string, dependencies: AggregatorDependencies): Promise<Gathered> {
  const [person, sources] = await readStored(user, dependencies);
  const [hardware, counterclaims] = await Promise.all([
    readClaimed(user, person, sources, dependencies),
    readCounterclaims(person, sources, dependencies),
  ]);
  const found = { person, sources, hardware, counterclaims, outcomes: new Map() };
  return withJoined(user, found, undefined, dependencies);
}

/** The records that lead to hardware. */
export const leading = (
  user: string,
  person: HeldItems,
  claimed: readonly KnownHardware[],
  config: Config,
): DeviceRecord[] => baseOf({ user, person, found: claimed.flatMap(({ records }) => records), config });

/** @param listed what was asked about the person's serials; absent: it is read */
async function withJoined(
  user: string,
  found: Omit<Gathered, 'joined' | 'measured' | 'elsewhere'>,
  listed: ListedHardware | undefined,
  dependencies: AggregatorDependencies,
): Promise<Gathered> {
  const { config, tables } = dependencies;
  const { person, sources, hardware } = found;
  const base = leading(user, person, hardware, config);
  const beside = [...person.records, ...hardware.flatMap(({ records }) => records)];
  const measured = await dependencies.measured();
  const [joined, elsewhere, asked] = await Promise.all([
    readHardware({ base, beside }, { config, sources, measured }, tables.records),
    readElsewhere(user, person, sources, dependencies),
    listed ?? readListed(base, sources, dependencies),
  ]);
  const marks = marksOfHardware(person.marks, asked, sources, dependencies);
  return { ...found, person: { ...person, marks }, joined, measured, elsewhere };
}

/** The page that was gathered. */
export function pageOfGathered(
  { hardware, ...gathered }: Gathered,
  view: Pick<PageInput, 'user' | 'config' | 'transforms' | 'releases' | 'language' | 'now' | 'onError'>,
): { page: PageContent; input: ReportInput } {
  const input = {
    ...view,
    ...gathered,
    found: hardware.flatMap(({ records }) => records),
    shared_claims: hardware.filter(({ shared }) => shared).length,
  };
  return { page: pageOf(input), input };
}

/** One Query on the person; what is known of the sources is the same for everybody and mostly in memory. */
export async function readStored(
  user: string,
  { config, tables }: AggregatorDependencies,
): Promise<[HeldItems, ReadonlyMap<string, SourceItems>]> {
  const [person, sources] = await Promise.all([
    tables.records.person(user),
    tables.records.sources(Object.keys(config.sources)),
  ]);
  return [heldItems(person, { sources, config }), sources];
}

async function readHeld(
  user: string,
  sources: ReadonlyMap<string, SourceItems>,
  { config, tables }: AggregatorDependencies,
): Promise<HeldItems> {
  return heldItems(await tables.records.person(user, { consistent: true }), { sources, config });
}

/** What to do about each enabled source. */
function planOf(
  person: Pick<HeldItems, 'marks'>,
  items: ReadonlyMap<string, SourceItems>,
  { config, now }: Pick<AggregatorDependencies, 'config' | 'now'>,
): Map<string, SourceAction> {
  const at = now();
  return new Map(
    Object.entries(config.sources)
      // Who knows hardware and no people cannot be asked about one.
      .filter(([source]) => !joinsHardware(source, config))
      .map(([source, { fresh_for }]) => [
        source,
        planView({
          mark: person.marks.get(source),
          items: items.get(source),
          freshFor: fresh_for,
          now: at,
        }),
      ]),
  );
}

const hasWaited = (plan: ReadonlyMap<string, SourceAction>): boolean =>
  [...plan.values()].some((step) => step === 'ask' || step === 'watch');

function askAll(
  user: string,
  plan: ReadonlyMap<string, SourceAction>,
  dependencies: AggregatorDependencies,
): Requests {
  const request = { by: 'email', value: user } as const;
  return new Map(
    [...plan].map(([source, step]) => {
      const patience = deadlineOf(source, dependencies.config);
      return [source, carryOut({ source, request, step, patience }, dependencies)];
    }),
  );
}

/**
 * Resolves when the ownership sources have answered, and the others too or half of their time is over: one that hangs
 * must not use up what the others need for the second stage, and whoever lists the hardware need not be asked for it.
 *
 * @returns whether all of them have ended
 */
async function enough(requests: Requests, { config }: AggregatorDependencies): Promise<boolean> {
  const ownership = sourcesWith('ownership', config);
  if (ownership.length === 0) {
    await Promise.all(requests.values());
    return true;
  }
  const timers = new AbortController();
  let all = true;
  const half = async (source: string) => {
    await sleep(deadlineOf(source, config) / 2, undefined, { signal: timers.signal });
    all = false;
  };
  await Promise.all(
    [...requests].map(([source, outcome]) =>
      ownership.includes(source) ? outcome : Promise.race([outcome, half(source).catch(() => {})]),
    ),
  );
  timers.abort();
  return all;
}

async function outcomesOf(requests: Requests): Promise<[string, SourceOutcome][]> {
  const outcomes = await Promise.all(
    [...requests].map(async ([source, outcome]) => [source, await outcome] as const),
  );
  return outcomes.flatMap(([source, outcome]) => (outcome ? [[source, outcome]] : []));
}
