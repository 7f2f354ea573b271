/** What a vendor answered, made ready and written down. */
import type { Answer, Claim, DeviceRecord } from '../../model/record.ts';
import { keepSoftware } from '../../practices/index.ts';
import { partitionOf } from '../../tables/items.ts';
import type { HalfWritten, Subject } from '../../tables/types.ts';
import type { RecordOrClaim } from './item.ts';
import type { SourceRules, Tools } from './tools.ts';

/**
 * Writes an answer's records or claims.
 *
 * @param sent when the request was sent, ISO 8601 UTC
 * @param whose whom or what was asked about; absent: everybody
 * @returns the answer as it counts: without what cannot be stored; a drop without an id makes it incomplete, because
 *   nobody can tell what was dropped
 */
export async function keep(
  tools: Tools,
  answer: Answer<RecordOrClaim>,
  sent: string,
  whose?: Subject,
): Promise<Answer<RecordOrClaim>> {
  const items = answer.records.map((item) => prepare(item, tools, sent));
  const { refused, halves } = await write(tools, items, whose);
  countHalves(tools, items, halves);
  const dropped = [...answer.dropped, ...refused];
  if (dropped.length > 0) {
    tools.metrics.count('DroppedRecords', {}, dropped.length);
    tools.log.warn('Devices could not be read', { reasons: reasonsOf(dropped), devices: dropped.length });
  }
  const ids = new Set(refused.map(({ id }) => id));
  return {
    complete: answer.complete && dropped.every(({ id }) => id),
    dropped,
    records: items.filter(({ id }) => id && !ids.has(id)).map(asWritten(halves, whose)),
  };
}

/** What was known of missing parts is answered too: a page must not know less than the table. */
function asWritten(halves: readonly HalfWritten[], whose: Subject | undefined) {
  const own = whose === undefined ? [] : halves.filter(({ under }) => under === partitionOf(whose));
  const known = new Map(own.map(({ record }) => [record.id, record]));
  return (item: RecordOrClaim): RecordOrClaim => known.get(item.id) ?? item;
}

function countHalves({ metrics }: Tools, items: readonly RecordOrClaim[], halves: readonly HalfWritten[]) {
  const count = items.filter((item) => 'missing' in item && item.missing?.length).length;
  if (count > 0) metrics.count('HalfRecords', {}, count);
  const lost = halves.filter((half) => half.lost).length;
  if (lost > 0) metrics.count('KnownPartsLost', {}, lost);
}

/** The role decides what an adapter's items are; its type says the same. */
function write({ role, table, rules }: Tools, items: readonly RecordOrClaim[], whose: Subject | undefined) {
  const foundBy = typeof whose === 'object' ? whose.hardware : undefined;
  return role === 'devices'
    ? table.putRecords(items as DeviceRecord[], foundBy, rules.pointed_by)
    : table.putClaims(items as Claim[], foundBy);
}

function prepare(item: RecordOrClaim, { role, rules }: Tools, sent: string): RecordOrClaim {
  // Times are compared as text, so all have one form; none is earlier than its request.
  const seen = new Date(item.synced_at);
  const synced_at = seen >= new Date(sent) ? seen.toISOString() : sent;
  if (role !== 'devices') return { ...item, synced_at };
  return { ...ofOrganization(trimmed(item as DeviceRecord, rules), rules), synced_at };
}

/** Who set an agent up, or a service of the vendor's, is on nobody's page; the device must not stand there unseen. */
function ofOrganization(record: DeviceRecord, { owners_at }: SourceRules): DeviceRecord {
  if (!owners_at) return record;
  const isKnown = (owner: string) => owners_at.includes(owner.slice(owner.lastIndexOf('@') + 1));
  return { ...record, owners: record.owners.filter(isKnown) };
}

function trimmed(record: DeviceRecord, { software }: SourceRules): DeviceRecord {
  return record.software ? { ...record, software: keepSoftware(record.software, software) } : record;
}

function reasonsOf(dropped: Answer['dropped']): string[] {
  return [...new Set(dropped.map(({ reason }) => reason))].slice(0, 5);
}
