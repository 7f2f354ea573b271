/** Payloads of which one part says nothing: what may then be read of them. */
import { expect } from '@jest/globals';
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { devicesFor } from '../cases/case.ts';

/** What stands for nothing, in the ways of all vendors: absent, empty, a zero, a zero of some calendar, a word. */
const NOTHING: readonly unknown[] = [
  ...[undefined, null, '', [], {}, 0, -1],
  ...['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z', 'Unknown', 'NOT_COLLECTED'],
];

type Path = readonly string[];

/** Every place in a payload. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])]);
}

/** Of a long list the first entries: hundreds of applications are one as another. */
const FIRST = 4;

const shortened = (payload: unknown): unknown =>
  JSON.parse(JSON.stringify(payload), (_, value) => (Array.isArray(value) ? value.slice(0, FIRST) : value));

/** A copy in which something else stands in one place. */
function emptied(payload: unknown, path: Path, nothing: unknown): unknown {
  const copy = structuredClone(payload);
  let place = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[path.at(-1) ?? ''] = nothing;
  return copy;
}

/** The payload with each part emptied by itself, in every way. */
export const everyEmptied = (payload: unknown) =>
  pathsIn(payload).flatMap((path) =>
    NOTHING.map((nothing) => ({
      place: path.join('.'),
      nothing,
      payload: () => emptied(payload, path, nothing),
    })),
  );

type Read = (payload: unknown) => Unstamped<DeviceRecord> | undefined;
type Verdicts = Readonly<Record<string, string>>;

/** What the page says, an hour after the device spoke. */
function verdictsOf(record: Unstamped<DeviceRecord>, at: string): Verdicts {
  const now = new Date(Date.parse(at) + 3_600_000);
  const records = [{ ...record, owners: ['user@example.com'] }];
  const [device] = devicesFor({ name: '', source: '', records, now, right: {} });
  return Object.fromEntries(
    Object.entries(device?.practices ?? {}).map(([name, { status }]) => [name, status]),
  );
}

/** An agent whose health is not told any more is there all the same, and that is what its practice then says. */
const isPresentOnly = ({ facts }: Unstamped<DeviceRecord>, practice: string): boolean =>
  Object.entries(facts.agents?.value ?? {}).some(
    ([name, { present, healthy }]) => name.startsWith(practice) && present && healthy === undefined,
  );

/** One finding may stand for another: without its version a Mac still misses its updates. */
const kindOf = (status: string | undefined) => (status === 'warn' || status === 'nudge' ? 'finding' : status);

/** Whether nothing was added or changed: what is told may be less, and of a list there is still something. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && part.length > 0 === whole.length > 0;
  // Of several problems, with a comma between them, one may be missing.
  if (typeof part === 'string' && typeof whole === 'string')
    return part.split(', ').every((one) => whole.split(', ').includes(one));
  if (typeof part !== 'object' || part === null) return part === whole;
  const entries = Object.entries(whole ?? {});
  return Object.entries(part).every(([key, value]) =>
    entries.some(([k, v]) => k === key && isPartOf(value, v)),
  );
}

const TEXTS = [
  'name',
  'model',
  'manufacturer',
  'type',
  'os',
  'os_version',
  'os_build',
  'vendor_status',
] as const;

/** What is wrong with what was read, in words. */
function wrongWith(
  after: Unstamped<DeviceRecord>,
  before: Unstamped<DeviceRecord>,
  nothing: unknown,
): string[] {
  const facts = Object.entries(after.facts)
    .filter(([name, { value }]) => !isPartOf(value, before.facts[name as keyof typeof before.facts]?.value))
    .map(([name, { value }]) => `${name} is ${JSON.stringify(value)}`);
  const texts = TEXTS.filter((name) => after[name] !== undefined && after[name] === String(nothing));
  const lists = (['installed', 'services'] as const).filter((name) => after.software?.[name]?.length === 0);
  return [
    ...facts,
    ...texts.map((name) => `${name} is ${after[name]}`),
    ...lists,
    ...wrongTimes(after, before),
  ];
}

function wrongTimes(after: Unstamped<DeviceRecord>, before: Unstamped<DeviceRecord>): string[] {
  const times = [after.last_sync, ...Object.values(after.facts).map(({ at }) => at), after.software?.at];
  return [
    ...times.filter((at) => at !== undefined && at < '2000').map((at) => `a time is ${at}`),
    ...(after.supported_until === undefined || after.supported_until === before.supported_until
      ? []
      : [`supported_until is ${after.supported_until}`]),
  ];
}

/**
 * Empties each part of a payload by itself, in every way: no device is lost, no fact appears, and no verdict turns to
 * anything but unknown.
 *
 * @param sent of long lists only the first entries are looked at
 * @param identity paths, joined by dots, of what a device cannot be read without
 * @param numbered those of enumerations, of which 0 is a value
 */
export function expectNothingInvented(sent: unknown, read: Read, identity: RegExp, numbered = /^$/): void {
  const payload = shortened(sent);
  const before = read(payload);
  if (before === undefined) throw new TypeError('The payload itself cannot be read.');
  const at = before.last_sync ?? '2026-11-23T00:00:00.000Z';
  const verdicts = verdictsOf(before, at);
  // Most parts are read by nobody, so most records are the same.
  const known = new Map<string, string[]>();
  const wrongVerdicts = (record: Unstamped<DeviceRecord>): string[] =>
    Object.entries(verdictsOf(record, at))
      .filter(([practice, status]) => ![kindOf(verdicts[practice]), 'unknown', 'na'].includes(kindOf(status)))
      .filter(([practice, status]) => !(status === 'ok' && isPresentOnly(record, practice)))
      .map(([practice, status]) => `${practice} turns from ${verdicts[practice]} to ${status}`);
  const wrong = everyEmptied(payload)
    .filter(({ place, nothing }) => !identity.test(place) && !(nothing === 0 && numbered.test(place)))
    .flatMap(({ place, nothing, payload }) => {
      const after = read(payload());
      if (after === undefined || after.id !== before.id) return [`${place} ${nothing}: lost`];
      const key = JSON.stringify(after);
      const turned = known.get(key) ?? wrongVerdicts(after);
      known.set(key, turned);
      return [...wrongWith(after, before, nothing), ...turned].map(
        (what) => `${place} is ${JSON.stringify(nothing)}: ${what}`,
      );
    });
  expect(wrong).toEqual([]);
}
