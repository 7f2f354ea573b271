/** The second stage of a page view: hardware that is said to be the person's, wherever it is known. */

import { inParallel } from '../../adapter-kit/slots.ts';
import { isManaged, joinsHardware, sourcesWith } from '../../config/config.ts';
import type { Claim, DeviceRecord } from '../../model/record.ts';
import type { Mark, SourceItems } from '../../model/stored.ts';
import {
  type ClaimedHardware,
  claimedHardware,
  type FoundHardware,
  type HeldItems,
  heldFound,
  heldItems,
  isLeased,
  lastError,
  leads,
  provenBy,
  type SourceOutcome,
  serialsOf,
} from '../../report/index.ts';
import { type PlanInput, planView, type SourceAction } from '../../report/plan.ts';
import { carryOut } from './ask.ts';
import type { AggregatorDependencies } from './dependencies.ts';

/** Each costs a Query; nobody owns more devices than this. */
const MOST_HARDWARE = 50;
/** Questions to one source at once: what one page may take of its slots. */
const AT_ONCE = 4;

type Sources = ReadonlyMap<string, SourceItems>;

/** Claimed hardware, what proves to be it under others or under nobody, and how asking for it went. */
export interface KnownHardware extends ClaimedHardware, FoundHardware {
  marks: ReadonlyMap<string, Mark>;
}

/** What is stored about the hardware that the person is said to own and that no record of theirs is about. */
export async function readClaimed(
  user: string,
  { records, claims }: HeldItems,
  sources: Sources,
  { config, tables }: AggregatorDependencies,
): Promise<KnownHardware[]> {
  if (sourcesWith('ownership', config).length === 0) return [];
  const listed = records.filter((record) => leads(record, config));
  const claimed = claimedHardware(listed, claims, config.identifiers).slice(0, MOST_HARDWARE);
  // What somebody else enrolled stays on their page, whatever it says that it is.
  const mayShow = ({ source, owners }: DeviceRecord, { by }: ClaimedHardware) =>
    owners.includes(user) ||
    (isManaged(source, config) && (by === 'serial' || !joinsHardware(source, config)));
  return Promise.all(
    claimed.map(async (one) => {
      const [indexed, asked] = await Promise.all([
        one.by === 'serial' ? tables.records.bySerial(one.value) : [],
        tables.records.person({ hardware: one.value }, { consistent: true }),
      ]);
      // What a complete look for this very hardware did not see again is gone, wherever it stands.
      const stored = { ...asked, records: newest([...indexed, ...asked.records]) };
      const held = heldItems(stored, { sources, config }).records.filter((record) => mayShow(record, one));
      return { ...one, ...provenBy(one, held, user, config.identifiers), marks: asked.marks };
    }),
  );
}

/** What other people claim of the hardware that device sources list for this person. One index Query a serial. */
export async function readCounterclaims(
  { records }: HeldItems,
  sources: Sources,
  { config, tables }: AggregatorDependencies,
): Promise<Claim[]> {
  if (sourcesWith('ownership', config).length === 0) return [];
  const serials = serialsOf(records).slice(0, MOST_HARDWARE);
  const claims = await Promise.all(serials.map((serial) => tables.records.claimsBySerial(serial)));
  return heldFound(claims.flat(), { sources, config });
}

/**
 * Serials of what the person enrolled or sent, and managed sources list for somebody else. Their records stay there: no
 * more is told than that there are some.
 */
export async function readElsewhere(
  user: string,
  { records }: HeldItems,
  sources: Sources,
  { config, tables }: AggregatorDependencies,
): Promise<ReadonlySet<string>> {
  const isTyped = ({ source }: DeviceRecord) => !isManaged(source, config);
  const isOthers = (record: DeviceRecord) =>
    leads(record, config) && record.owners.length > 0 && !record.owners.includes(user);
  const serials = serialsOf(records.filter(isTyped)).slice(0, MOST_HARDWARE);
  const found = await Promise.all(
    serials.map(async (serial) => {
      const held = heldFound(await tables.records.bySerial(serial), { sources, config });
      return held.some(isOthers) &&
        !held.some((record) => leads(record, config) && record.owners.includes(user))
        ? [serial]
        : [];
    }),
  );
  return new Set(found.flat());
}

export interface Seeking {
  sources: Sources;
  dependencies: AggregatorDependencies;
  /** How long to wait for a source, milliseconds. */
  patience: (source: string) => number;
}

export interface Sought {
  /** Of the sources where something is still to come or has failed. */
  outcomes: ReadonlyMap<string, SourceOutcome>;
  /** Something was asked, so that more may be stored now. */
  asked: boolean;
}

/**
 * Asks device sources for what is claimed and not stored, all at once.
 *
 * @param patience how long to wait for a source, milliseconds; nothing left: it is asked behind the answer
 */
export function seekClaimed(
  hardware: readonly KnownHardware[],
  sources: Sources,
  dependencies: AggregatorDependencies,
  patience: (source: string) => number,
): Promise<Sought> {
  const { config } = dependencies;
  return seekAt(
    sourcesWith('devices', config),
    (source) => hardware.filter(({ by }) => by === 'serial' || !joinsHardware(source, config)),
    { sources, dependencies, patience },
  );
}

/** Asks each of these sources about its hardware. */
export async function seekAt(
  names: readonly string[],
  hardwareFor: (source: string) => readonly KnownHardware[],
  { sources, dependencies, patience }: Seeking,
): Promise<Sought> {
  let asked = false;
  const sought = await Promise.all(
    names.map(async (source) => {
      const outcomes = await inParallel(hardwareFor(source), AT_ONCE, async (one) => {
        const situation = situationOf(one, source, sources, dependencies);
        const step = stepFor(one, source, planView(situation));
        if (step === 'leave') return stored(situation);
        asked = true;
        return seek(one, source, step, dependencies, patience(source));
      });
      return [source, worst(outcomes)] as const;
    }),
  );
  const outcomes = sought.flatMap(([source, outcome]) => (outcome ? [[source, outcome] as const] : []));
  return { asked, outcomes: new Map(outcomes) };
}

async function seek(
  { by, value }: KnownHardware,
  source: string,
  planned: SourceAction,
  dependencies: AggregatorDependencies,
  patience: number,
): Promise<SourceOutcome | undefined> {
  const step = planned === 'ask' && patience <= 0 ? 'wake' : planned;
  const outcome = await carryOut({ source, request: { by, value }, step, patience }, dependencies);
  if (step === 'wake' || outcome === 'pending') return 'more';
  return outcome === 'not_supported' ? undefined : outcome;
}

/** No sweep tells whether a MAC address is known: the table cannot find one. */
export function situationOf(
  { by, marks }: KnownHardware,
  source: string,
  sources: Sources,
  { config, now }: Pick<AggregatorDependencies, 'config' | 'now'>,
): PlanInput {
  const { health, sweep } = sources.get(source) ?? {};
  return {
    mark: marks.get(source),
    items: { ...(health && { health }), ...(sweep && by === 'serial' && { sweep }) },
    freshFor: config.sources[source]?.fresh_for ?? 0,
    now: now(),
  };
}

/** Where something is stored already, nobody waits, and only who told it is asked again. */
function stepFor({ records }: KnownHardware, source: string, step: SourceAction): SourceAction {
  if (records.length === 0 || step === 'leave') return step;
  return records.some((record) => record.source === source) ? 'wake' : 'leave';
}

/** What the marks say of a source that is not asked now. */
function stored(situation: PlanInput): SourceOutcome | undefined {
  if (isLeased(situation.mark, situation.now)) return 'more';
  return lastError(situation)?.code;
}

/** A failure says more than that something is still to come. */
export function worst(outcomes: readonly (SourceOutcome | undefined)[]): SourceOutcome | undefined {
  return outcomes.find((outcome) => outcome !== undefined && outcome !== 'more') ?? outcomes.find(Boolean);
}

/** The same record from two places, as it was seen last. */
function newest(records: readonly DeviceRecord[]): DeviceRecord[] {
  const byThing = new Map<string, DeviceRecord>();
  for (const record of records) {
    const key = `${record.source}#${record.id}`;
    const other = byThing.get(key);
    if (!other || other.synced_at < record.synced_at) byThing.set(key, record);
  }
  return [...byThing.values()];
}
