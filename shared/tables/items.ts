/** Keys and shapes of the items of the table `records`. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalMac, canonicalSerial } from '../identifiers/index.ts';
import { type Claim, type DeviceRecord, type Dropped, RECORD_VERSION } from '../model/record.ts';
import { ITEM_VERSION, type Subject } from './types.ts';

/** A record or a claim as it is stored. */
export interface StoredItem {
  pk: string;
  sk: string;
  v: number;
  id: string;
  /** Key of the sparse index. */
  serial?: string;
  synced_at: string;
  /** Unix time in seconds. */
  expires_at: number;
  /** JSON; compressed when it is long. One attribute is read faster than a tree of typed ones. */
  body: string | Uint8Array;
}

export const userKey = (email: string) => `user#${email}`;
export const hardwareKey = (value: string) => `hardware#${value}`;
/** Where everything about a person, or about hardware that was asked for, stands together. */
export const partitionOf = (subject: Subject) =>
  typeof subject === 'string' ? userKey(subject) : hardwareKey(subject.hardware);
/** Of each device by itself: a source may list any number of them for nobody. Version 0.1 had one key a source. */
export const unownedKey = (source: string, id: string) => `unowned#${source}#${id}`;
/** @param key as `serial:C02ABC` */
export const pointerKey = (key: string) => `key#${key}`;
export const sourceKey = (source: string) => `source#${source}`;
export const devicePrefix = (source: string) => `device#${source}#`;
export const claimPrefix = (source: string) => `claim#${source}#`;
export const markKey = (source: string) => `mark#${source}`;
export const SWEEP_KEY = 'sweep';
export const HEALTH_KEY = 'health';
/** @param window when it begins, ISO 8601 UTC */
export const callsKey = (window: string) => `calls#${window}`;

/** `device`, `claim` or `mark`. */
export const kindOf = ({ sk }: Pick<StoredItem, 'sk'>) => sk.slice(0, sk.indexOf('#'));

/** `device#jamf#12` */
export const sourceOf = ({ sk }: Pick<StoredItem, 'sk'>): string => sk.split('#', 2)[1] ?? '';

/** Bytes from which a body is compressed. */
const COMPRESS_FROM = 4 * 1024;
/** DynamoDB allows 400 KB for an item, 1 KB for its sort key; the rest of the item and of the key need room. */
const LARGEST_BODY = 380 * 1024;
const LONGEST_ID = 512;
/** More than any record needs; a body that claims to be longer is broken. */
const LARGEST_UNPACKED = 64 * 1024 * 1024;

/**
 * One item under each owner: whose page it is on.
 *
 * @param foundBy the serial or MAC address that was asked for: the index has no place for MAC addresses, so a copy
 *   stands under what was asked for
 */
export function recordItems(record: DeviceRecord, keepFor: number, foundBy?: string): StoredItem[] {
  const serial = canonicalSerial(record.identifiers.serial);
  const common = commonOf(record, keepFor);
  const sk = devicePrefix(record.source) + record.id;
  const owners = [...new Set(record.owners)].map(userKey);
  const partitions = owners.length > 0 ? owners : [unownedKey(record.source, record.id)];
  const items = partitions.map((pk) => ({ pk, sk, ...common, ...(serial && { serial }) }));
  return foundBy === undefined ? items : [...items, { pk: hardwareKey(foundBy), sk, ...common }];
}

export function claimItems(claim: Claim, keepFor: number, foundBy?: string): StoredItem[] {
  const serial = canonicalSerial(claim.serial);
  const macs = (claim.mac_addresses ?? []).flatMap((mac) => canonicalMac(mac) ?? []);
  const common = commonOf(claim, keepFor);
  const items = [...new Set(claim.owners)].flatMap((owner) =>
    (serial ? [serial] : macs).map((hardware) => ({
      pk: userKey(owner),
      sk: claimPrefix(claim.source) + hardware,
      ...common,
      ...(serial && { serial }),
    })),
  );
  const sk = claimPrefix(claim.source) + claim.id;
  return foundBy === undefined ? items : [...items, { pk: hardwareKey(foundBy), sk, ...common }];
}

/** The same item with more in it. */
export function repack(item: StoredItem, record: DeviceRecord): StoredItem {
  const serial = canonicalSerial(record.identifiers.serial);
  const isIndexed = serial !== undefined && !item.pk.startsWith('hardware#');
  return { ...item, body: pack(record), ...(isIndexed && { serial }) };
}

/** The serial and MAC addresses under which copies of it may stand. */
export function hardwareOf(thing: DeviceRecord | Claim): string[] {
  const { serial, mac_addresses = [] } = 'identifiers' in thing ? thing.identifiers : thing;
  return [canonicalSerial(serial), ...mac_addresses.map(canonicalMac)].filter((value) => value !== undefined);
}

function commonOf(item: DeviceRecord | Claim, keepFor: number) {
  const { id, synced_at } = item;
  return { v: ITEM_VERSION, id, synced_at, expires_at: expiry(synced_at, keepFor), body: pack(item) };
}

/** Unix time in seconds, as the table's expiry wants it. @param keepFor milliseconds */
export function expiry(at: string, keepFor: number): number {
  return Math.floor((Date.parse(at) + keepFor) / 1000);
}

/** Why something can never be stored; `undefined` when it can. @param items what it would be stored as */
export function refusalOf({ id, synced_at }: DeviceRecord | Claim, items: readonly StoredItem[]) {
  const length = Buffer.byteLength(id);
  if (length === 0) return { reason: 'It has no id.' } satisfies Dropped;
  const refused = (reason: string): Dropped => ({ id, reason });
  if (length > LONGEST_ID) return refused(`Its id is longer than ${LONGEST_ID} bytes.`);
  if (Number.isNaN(Date.parse(synced_at))) return refused('`synced_at` is not a time.');
  if (items.some(({ body }) => body.length > LARGEST_BODY)) return refused('It is too large.');
  return undefined;
}

function pack(item: DeviceRecord | Claim): string | Uint8Array {
  const text = JSON.stringify(item);
  return Buffer.byteLength(text) > COMPRESS_FROM ? gzipSync(text) : text;
}

/** @returns what was stored; `undefined` when it is of an unknown version, expired or broken */
export function unpack<Item extends DeviceRecord | Claim>(item: StoredItem, now: Date): Item | undefined {
  if (!isCurrent(item, now)) return undefined;
  try {
    const text =
      typeof item.body === 'string'
        ? item.body
        : gunzipSync(item.body, { maxOutputLength: LARGEST_UNPACKED }).toString('utf8');
    const value = JSON.parse(text) as Item;
    return value.v === RECORD_VERSION ? withLook(value) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A stored list of software is always trimmed. Version 0.1 did not write to which names, so none of them is known to
 * have been looked for: what it kept is there, and the next sweep tells the rest.
 */
function withLook<Item extends DeviceRecord | Claim>(item: Item): Item {
  if (!('software' in item) || item.software === undefined || item.software.looked_for) return item;
  return { ...item, software: { ...item.software, looked_for: [] } };
}

/** The table deletes what has expired within days, not at once; until then it counts as not there. */
export function isCurrent(item: { v?: unknown; expires_at?: unknown } | undefined, now: Date): boolean {
  if (item?.v !== ITEM_VERSION) return false;
  return typeof item.expires_at !== 'number' || item.expires_at * 1000 > now.getTime();
}
