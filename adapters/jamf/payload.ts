/** The kit's readers of single values as parts of a schema, and lists and sections of those. */
import * as z from 'zod';
import * as read from '../../shared/adapter-kit/read.ts';

/** A field of any type, or none. */
function reader<Value>(readValue: (value: unknown) => Value) {
  return z.unknown().optional().transform(readValue);
}

export const text = reader(read.text);
export const said = reader(read.said);
export const flag = reader(read.flag);
export const count = reader(read.count);
/** ISO 8601 UTC, of a time with a zone or of milliseconds. */
export const time = reader(read.instant);
/** What has to be read with another field. */
export const raw = z.unknown().optional();

/**
 * When the inventory was taken, of the fields that say so.
 *
 * @returns `never` where such a field is there and holds no time: then no switch was ever looked at, and `false` is only
 *   what the server has before it knows
 */
export function inventoryTime(...values: readonly unknown[]): { at: string | undefined; never: boolean } {
  const at = values.map(read.instant).find((time) => time !== undefined);
  return { at, never: at === undefined && values.some((value) => value !== undefined) };
}

/** A switch that counts only where somebody looked. */
export const looked = (value: boolean | undefined, never: boolean): boolean | undefined =>
  value === false && never ? undefined : value;

/** The entries that can be read; `undefined` when there is no list. */
export function listOf<Entry>(entry: z.ZodType<Entry>) {
  return reader((value) => entriesOf(value, entry));
}

/** The same where a list of one may be sent as the one. */
export function oneOrMore<Entry>(entry: z.ZodType<Entry>) {
  return reader((value) => entriesOf(read.object(value) ? [value] : value, entry));
}

function entriesOf<Entry>(value: unknown, entry: z.ZodType<Entry>): Entry[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => {
    const result = entry.safeParse(item);
    return result.success ? [result.data] : [];
  });
}

/** Part of a device that it can do without. */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape).nullish().catch(undefined);
}

/** Part of a device that says which device it is or whose: may be absent, must not be garbage. */
export function identity<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape).nullish();
}
