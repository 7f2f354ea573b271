/** How thorough fuzzing is: `npm run test:fuzz` makes 100,000 inputs each; `npm test` some hundreds, others each time. */
import fc from 'fast-check';
import { text } from './noise.ts';

export const RUNS = Number(process.env.FUZZ_RUNS ?? 200);

/** What holds for anything that can be made up: `npm run test:properties` makes up fifty times as much. */
export const PROPERTIES = { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) };

/** Milliseconds in which a test must have tried them all: what hangs or explodes fails. */
export const TIME = 60_000 + RUNS * 20;

/** Any JSON, the names that break objects among its keys, and texts far too long. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  text,
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    [],
    {},
    [null],
    '0',
    'null',
    ' ',
    '2026-99-99T00:00:00Z',
  ),
  fc.constantFrom('(', 'a', ' ', '1.', '-', 'é').map((unit) => unit.repeat(20_000)),
  fc.constant(JSON.parse('{"__proto__":{"owners":["x@example.com"]},"constructor":1,"toString":null}')),
);

/** Every path to a value inside a payload. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])]);
}

/** A copy in which what is at a path is something else, unless another change has taken the path away. */
function changed(payload: unknown, path: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(payload);
  let holder: unknown = copy;
  for (const key of path.slice(0, -1)) holder = (holder as Record<string, unknown> | null)?.[key];
  if (typeof holder === 'object' && holder !== null) Object.assign(holder, { [path.at(-1) ?? '']: value });
  return copy;
}

/** As it would arrive: a list, say, has no names beside its entries. */
const asSent = (payload: unknown): unknown => JSON.parse(JSON.stringify(payload));

/** A good payload with some values replaced: gets further than noise. */
export function spoiledPayload(good: unknown, value: fc.Arbitrary<unknown> = anyJson): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.constantFrom(...pathsIn(good)), value);
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((now, [path, put]) => changed(now, path, put), good))
    .map(asSent);
}
