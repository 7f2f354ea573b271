/**
 * Reading what a vendor sent: nothing is certain, and absent means "not collected". Whatever is missing, null, empty or
 * of another type is `undefined`, so that a bad field costs that field only.
 */
import { canonicalEmail, canonicalImei, canonicalMac, visibleText } from '../identifiers/index.ts';
import type { Agent, Answer, Dropped, Fact } from '../model/record.ts';

/** An object as the vendor sent it. */
export type Fields = Record<string, unknown>;

export function object(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The entries of a list; none of anything else. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Characters of a text that are kept. */
export const LONGEST_TEXT = 512;

/** What most texts are: nothing of these has to be looked for. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A text as far as people can see it, in one line, cut. */
export function bounded(value: string): string {
  return value.length <= LONGEST_TEXT && PLAIN.test(value) ? value : visibleText(value, LONGEST_TEXT);
}

/** Text, bounded; a number too, since ids are either. Empty is what many vendors send for "not known". */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' ? bounded(value) || undefined : undefined;
}

/** How vendors, and people, write that they know nothing. Not "NA", which is Namibia. */
const NOTHING_SAID =
  /^(?:n\/a|none|null|nil|undefined|unspecified|unknown|[-?]+|(?:not|never)[ _-](?:collected|available|applicable|reported|specified|known|set))$/i;

/** Zeros, -1, and the zeros of calendars. */
const NO_NUMBER = /^(?:[0.]+|-\d+|(?:0001|1\d{3})-\d{2}-\d{2}(?:[T ].*)?)$/;

/** A name, a version, or a word for people: text that says something. */
export function said(value: unknown): string | undefined {
  const words = text(value);
  return words === undefined || NOTHING_SAID.test(words) || NO_NUMBER.test(words) ? undefined : words;
}

export const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

/**
 * What a vendor's word means.
 *
 * @param words in lower case; what is not among them was not collected
 */
export function meaning<Value>(words: Readonly<Record<string, Value>>, value: unknown): Value | undefined {
  const word = text(value)?.toLowerCase();
  return word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined;
}

/** A number of things. -1 is what vendors send for "not known". */
export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** Date, time and zone. Without a zone it would be another time on every machine. */
const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/i;
/** Before are the zeros of calendars (0001, 1601, 1899, 1900, 1904, 1970, 1980): never. From then on is "for ever" (9999). */
const [EARLIEST, LATEST] = [Date.UTC(1990, 0), Date.UTC(2200, 0)];

/**
 * An instant, ISO 8601 UTC.
 *
 * @param value text with a zone, or milliseconds since 1970. The first day of a calendar and the last mean "never"
 */
export function instant(value: unknown): string | undefined {
  const written = typeof value === 'string' ? value.trim() : undefined;
  if (written !== undefined ? !ZONED.test(written) : typeof value !== 'number') return undefined;
  // Some write a blank before the zone.
  const at = new Date(written?.replace(/\s(?=[Z+-])/i, '') ?? (value as number)).getTime();
  return at >= EARLIEST && at < LATEST ? new Date(at).toISOString() : undefined;
}

/**
 * A day, `2030-06-01`.
 *
 * @param value a day, a time that begins with one, or what `instant` takes: then the day in UTC
 */
export function day(value: unknown): string | undefined {
  const written =
    typeof value === 'string' ? /^\s*(\d{4}-\d{2}-\d{2})(?![^T\s])/.exec(value)?.[1] : undefined;
  return instant(written === undefined ? value : `${written}T00:00Z`)?.slice(0, 10);
}

/** Characters of a field of owners that are read. */
const LONGEST_OWNERS = 8_192;
/** Everybody is written a record of their own, so a device of thousands would cost thousands of writes. Judgement. */
const MOST_OWNERS = 100;

/**
 * Each e-mail once, in order: the owners of a device, a hundred at most. A field may hold several, with a comma,
 * semicolon or blank between them, or one behind a name. Whatever is no address is nobody: nobody owns what "was
 * a@example.com's".
 *
 * @param values as the vendor sent them: a text that was cut before may end in somebody else's address
 */
export function emails(...values: readonly unknown[]): string[] {
  return [...new Set(values.flatMap(addressesIn))].sort().slice(0, MOST_OWNERS);
}

function addressesIn(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const parts = value.slice(0, LONGEST_OWNERS).split(/[,;]/);
  // What is cut through may be another address: "ann@example.com" of "ann@example.com.au".
  if (value.length > LONGEST_OWNERS) parts.pop();
  return parts.flatMap((part) => {
    const seen = PLAIN.test(part) ? part : visibleText(part, part.length);
    const words = /<([^<>]*)>\s*$/.exec(seen)?.slice(1) ?? seen.split(/\s+/);
    const addresses = words.map(canonicalEmail).filter((email) => email !== undefined);
    return addresses.length === words.length ? addresses : [];
  });
}

/** What stands for "no address": all zeros, and the address of everybody. */
const NO_MAC = /^(?:00(?::00)+|FF(?::FF)+)$/;

/** Each MAC address once, in the order given; `undefined` for none. */
export const macs = (...values: readonly unknown[]): string[] | undefined =>
  each(values, (value) => {
    const mac = canonicalMac(value);
    return mac === undefined || NO_MAC.test(mac) ? undefined : mac;
  });

/** Each IMEI once, in the order given; `undefined` for none. */
export const imeis = (...values: readonly unknown[]): string[] | undefined => each(values, canonicalImei);

/**
 * What a source calls groups of a device, each once, in the order given. `undefined` where it names none: whether the
 * device is in one is then not known.
 */
export const labels = (...names: readonly unknown[]): string[] | undefined => each(names, said);

function each(values: readonly unknown[], canonical: (value: unknown) => string | undefined) {
  const found = values.map(canonical).filter((value) => value !== undefined);
  return found.length > 0 ? [...new Set(found)] : undefined;
}

/** A value with its time. No value is no fact: it was not collected. */
export function fact<Value>(
  value: Value | undefined,
  at: string | undefined,
  details: { readonly [name: string]: string | number | boolean | string[] | undefined } = {},
): Fact<Value> | undefined {
  if (value === undefined) return undefined;
  const known = compact(details);
  return compact({ value, at, details: Object.keys(known).length > 0 ? known : undefined }) as Fact<Value>;
}

/** An agent's health: a problem tells of none, and without one only what is told to be well is. */
export function health(
  problems: readonly string[],
  isWell: boolean | undefined,
): Pick<Agent, 'healthy' | 'problem'> {
  if (problems.length > 0) return { healthy: false, problem: [...new Set(problems)].join(', ') };
  return isWell ? { healthy: true } : {};
}

/** Without what is absent, so that it is absent in JSON, too. */
export function compact<Value extends object>(
  value: { [Key in keyof Value]: Value[Key] | undefined },
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never;
}

/** Why a device was dropped of which nothing else is known. Never the reason's own words: they may quote the payload. */
const UNREADABLE = 'The vendor sent this in a form that cannot be read.';

/**
 * Reads each of a list. What cannot be read costs itself only; one that has no id makes the answer incomplete, because
 * nobody can tell which it was.
 *
 * @param read throws for what it cannot read; the words of a TypeError are told, so they quote nothing
 * @param idOf the record's id of what may not be readable otherwise
 */
export function readEach<Payload, Item>(
  payloads: readonly Payload[],
  read: (payload: Payload) => Item,
  idOf: (payload: Payload) => string | undefined = () => undefined,
): Answer<Item> {
  const records: Item[] = [];
  const dropped: Dropped[] = [];
  for (const payload of payloads) {
    try {
      records.push(read(payload));
    } catch (error) {
      const reason = error instanceof TypeError ? error.message : UNREADABLE;
      dropped.push(compact({ id: idOf(payload), reason }) as Dropped);
    }
  }
  return { complete: dropped.every(({ id }) => id !== undefined), dropped, records };
}
