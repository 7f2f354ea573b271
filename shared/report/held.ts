/** Which stored items still hold. A source never says "gone": what a later complete listing lacks is gone. */
import type { Claim, DeviceRecord } from '../model/record.ts';
import type { Mark, PersonItems, SourceItems } from '../model/stored.ts';

/** What says of itself when it was seen. */
type Dated = Pick<DeviceRecord | Claim, 'source' | 'id' | 'synced_at'>;

/** Everything that a source listed at once, completely: whatever was stored before it and is not excused is gone. */
export interface Listing {
  /** When it began, ISO 8601 UTC. */
  at: string;
  /** Vendor ids that were there and could not be read. */
  dropped: readonly string[];
}

/** The person's own last fetch, when it was complete: only then it says what is gone. */
export function completeFetch(mark: Mark | undefined): Listing | undefined {
  if (!mark?.complete || !isTime(mark.fetched_at)) return undefined;
  return { at: mark.fetched_at, dropped: mark.dropped };
}

/** The last complete sweep. It counts from its start: a device may have left just after its page was read. */
export function completeSweep(items: SourceItems | undefined): Listing | undefined {
  const last = items?.sweep?.last;
  if (!last?.complete || !isTime(last.started)) return undefined;
  return { at: last.started, dropped: last.dropped };
}

/**
 * The listing that decides what of a source is shown to a person: the later of both.
 *
 * @returns `undefined` when nothing complete is known, and then nothing is hidden
 */
export function lastListing(mark: Mark | undefined, items: SourceItems | undefined): Listing | undefined {
  const fetch = completeFetch(mark);
  const sweep = completeSweep(items);
  if (!fetch || !sweep) return fetch ?? sweep;
  return Date.parse(fetch.at) >= Date.parse(sweep.at) ? fetch : sweep;
}

/** What is stored about a person, and still holds. Nothing else can be put on a page. */
export interface HeldItems extends PersonItems {
  readonly held: true;
}

/** What decides about an item of the table. */
export interface HoldingRules {
  /** Sweep and health of the sources. */
  sources: ReadonlyMap<string, SourceItems>;
  /** What a source stored that is not switched on does not hold. */
  config: { readonly sources: Readonly<Record<string, unknown>> };
}

/**
 * What still holds of a person's records and of the claims about them. Whoever reads the table asks this once of what
 * was read; from there on it is settled.
 */
export function heldItems(person: PersonItems, rules: HoldingRules): HeldItems {
  const holds = (item: DeviceRecord | Claim) =>
    isEnabled(item, rules) &&
    !isGone(item, lastListing(person.marks.get(item.source), rules.sources.get(item.source)));
  return {
    ...person,
    records: person.records.filter(holds),
    claims: person.claims.filter(holds),
    held: true,
  };
}

/**
 * What still holds of that which was found under somebody else, or under nobody, by a serial. No fetch of this person
 * covered it, so only a sweep can tell that it is gone.
 */
export const heldFound = <Item extends Dated>(found: readonly Item[], rules: HoldingRules): Item[] =>
  found.filter(
    (item) => isEnabled(item, rules) && !isGone(item, completeSweep(rules.sources.get(item.source))),
  );

const isEnabled = ({ source }: Dated, { config }: HoldingRules): boolean =>
  Object.hasOwn(config.sources, source);

function isGone(item: Dated, listing: Listing | undefined): boolean {
  if (!listing || listing.dropped.includes(item.id)) return false;
  return Date.parse(item.synced_at) < Date.parse(listing.at);
}

function isTime(value: string | undefined): value is string {
  return value !== undefined && !Number.isNaN(Date.parse(value));
}
