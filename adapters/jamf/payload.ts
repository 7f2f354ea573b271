/**
 * Readers for a vendor's payload: what is missing, null, empty or of another type is `undefined`, so that a bad field
 * costs that field only.
 */
import * as z from 'zod';

/** A field of any type, or none. */
function reader<Value>(read: (value: unknown) => Value) {
  return z.unknown().optional().transform(read);
}

/** Trimmed; empty is absent. Numbers become text: ids are numbers in one API and text in the other. */
export const text = reader((value) => {
  const string = typeof value === 'number' ? String(value) : value;
  return typeof string === 'string' ? string.trim() || undefined : undefined;
});

export const flag = reader((value) => (typeof value === 'boolean' ? value : undefined));

export const count = reader((value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined,
);

/** ISO 8601 UTC. A time without a zone would mean something else on every machine, so it is absent. */
export const time = reader(timeOf);

const ZONED = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/i;

/** Also takes milliseconds since 1970; 0 means never. */
function timeOf(value: unknown): string | undefined {
  const zoned = typeof value === 'string' && ZONED.test(value.trim());
  if (!zoned && typeof value !== 'number') return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? undefined : date.toISOString();
}

/** The entries that can be read; `undefined` when there is no list. */
export function listOf<Entry>(entry: z.ZodType<Entry>) {
  return reader((value) => entriesOf(value, entry));
}

/** The same where a list of one may be sent as the one. */
export function oneOrMore<Entry>(entry: z.ZodType<Entry>) {
  return reader((value) => entriesOf(isObject(value) ? [value] : value, entry));
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

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

/** The same object without the keys that hold `undefined`. */
export function compact<Type extends object>(value: { [Key in keyof Type]: Type[Key] | undefined }): Type {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Type;
}
