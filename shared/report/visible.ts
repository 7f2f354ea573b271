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

export interface VisibleInput {
  person: PersonItems;
  sources: ReadonlyMap<string, SourceItems>;
  /** Names of the sources that are switched on: what another one stored disappears at once. */
  enabled: ReadonlySet<string>;
}

/** The person's own records that still hold, and the claims about them. */
export function visibleItems(input: VisibleInput): { records: DeviceRecord[]; claims: Claim[] } {
  const holds = (item: DeviceRecord | Claim) =>
    input.enabled.has(item.source) &&
    !isGone(item, lastListing(input.person.marks.get(item.source), input.sources.get(item.source)));
  return { records: input.person.records.filter(holds), claims: input.person.claims.filter(holds) };
}

/**
 * Records that were found under somebody else, or under nobody, by a serial. This person's own fetch never covered
 * them, so only a sweep can tell that they are gone.
 */
export function visibleFound<Item extends Dated>(
  found: readonly Item[],
  input: Omit<VisibleInput, 'person'>,
): Item[] {
  return found.filter(
    (item) => input.enabled.has(item.source) && !isGone(item, completeSweep(input.sources.get(item.source))),
  );
}

function isGone(item: Dated, listing: Listing | undefined): boolean {
  if (!listing || listing.dropped.includes(item.id)) return false;
  return Date.parse(item.synced_at) < Date.parse(listing.at);
}

function isTime(value: string | undefined): value is string {
  return value !== undefined && !Number.isNaN(Date.parse(value));
}
