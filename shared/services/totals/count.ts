/** What one person, one unowned device or one serial number adds to the count. Pure. */
import { joinsHardware } from '../../config/config.ts';
import type { Config } from '../../config/index.ts';
import type { DeviceRecord } from '../../model/record.ts';
import type { Releases } from '../../model/releases.ts';
import type { ReportDevice } from '../../model/report.ts';
import type { MeasuredSweep, SourceItems } from '../../model/stored.ts';
import { devicesOf } from '../../report/devices.ts';
import {
  absentAgentsOf,
  baseOf,
  type HardwareReader,
  heldFound,
  heldItems,
  type JoinedHardware,
  NO_HARDWARE,
  readHardware,
} from '../../report/index.ts';
import type { SerialEntry, StoredPerson, Unowned } from '../../tables/scanning.ts';
import type { Transforms } from '../../transforms/index.ts';
import { addCoverage } from './coverage.ts';
import { addFault, addHardware, addPerson, addPlaced, type Tally } from './tally.ts';

export interface CountContext {
  config: Config;
  transforms: Pick<Transforms, 'devices'>;
  /** What feeds say of versions of systems. */
  releases: Releases;
  /** Sweep and health of the sources, as of the beginning of the count. */
  sources: ReadonlyMap<string, SourceItems>;
  now: Date;
  onError?: (practice: string, error: unknown) => void;
  /** By source: sweeps of which it was counted before how much they hold. Absent: none. */
  measured?: ReadonlyMap<string, MeasuredSweep>;
  /** The hardware that is of people's devices, by e-mail: of those who are counted now. */
  joined?: ReadonlyMap<string, JoinedHardware>;
  /** Told what a person's page shows, with devices that count for somebody else. */
  onPerson?: (person: { email: string; devices: readonly ReportDevice[] }) => void;
}

/** What the person sees on their page; a device of several people counts for the first of them only. */
export function countPerson(tally: Tally, person: StoredPerson, context: CountContext): void {
  const { config, transforms, releases, now, onError } = context;
  const held = heldOf(person, context);
  const { records: listed, claims } = held;
  const joined = context.joined?.get(person.email) ?? NO_HARDWARE;
  const hardware = joined.records;
  const records = [...listed, ...hardware];
  const owners = new Map(records.map(({ source, id, owners }) => [`${source}#${id}`, owners]));
  const isTheirs = (device: ReportDevice) => {
    const all = device.records.flatMap(({ source, id }) => owners.get(`${source}#${id}`) ?? []);
    return all.every((owner) => owner >= person.email);
  };
  const [language = 'en'] = config.languages;
  const options = { config, transforms, language, releases, now, ...(onError && { onError }) };
  const page = { user: person.email, person: held, config, joined };
  const withAbsent = absentAgentsOf({ ...page, ...(context.measured && { measured: context.measured }) });
  const { devices, dropped } = devicesOf(person.email, records, claims, { ...options, withAbsent });
  if (dropped.gone) countGone(tally, person.email, records);
  context.onPerson?.({ email: person.email, devices });
  const counted = devices.filter(isTheirs);
  const base = baseOf(page);
  addPerson(tally, counted);
  for (const device of counted) {
    if (device.silent) addFault(tally, 'silent', device.sources);
    addCoverage(tally, device, { records, listed: base }, context);
  }
  const isPart = ({ source, id }: DeviceRecord) =>
    counted.some(({ records }) => records.some((part) => part.source === source && part.id === id));
  for (const { source } of hardware.filter(isPart)) addPlaced(tally, source);
}

const heldOf = (person: StoredPerson, { sources, config }: CountContext) =>
  heldItems(person, { sources, config });

/** Reads the hardware that is of a person's devices. */
export function hardwareOf(
  person: StoredPerson,
  context: CountContext,
  reader: HardwareReader,
): Promise<JoinedHardware> {
  const held = heldOf(person, context);
  const base = baseOf({ user: person.email, person: held, config: context.config });
  return readHardware({ base, beside: held.records }, context, reader);
}

/** What a source has let go of, for the first of its owners. */
function countGone(tally: Tally, email: string, records: readonly DeviceRecord[]): void {
  for (const { gone, owners, source } of records)
    if (gone && owners.every((owner) => owner >= email)) addFault(tally, 'gone', [source]);
}

export function countUnowned(tally: Tally, device: Unowned, context: CountContext): void {
  if (!isVisible(device, context)) return;
  if (joinsHardware(device.source, context.config)) addHardware(tally, device.source);
  else addFault(tally, 'unowned', [device.source]);
}

/** Several entries with one serial number: listed twice by one source, or for different people by two. */
export function countSerial(tally: Tally, entries: readonly SerialEntry[], context: CountContext): void {
  const visible = entries.filter((entry) => isVisible(entry, context));
  const listed = Map.groupBy(
    visible.filter(({ kind }) => kind === 'device'),
    ({ source }) => source,
  );
  const twice = [...listed].filter(([, items]) => new Set(items.map(({ id }) => id)).size > 1);
  if (twice.length > 0) {
    addFault(
      tally,
      'duplicate',
      twice.map(([source]) => source),
    );
  }
  const disagreeing = disagreeingSources(visible);
  if (disagreeing.size > 0) addFault(tally, 'disagreeing', disagreeing);
}

/** Sources that list it for people of whom another source names none. */
function disagreeingSources(entries: readonly SerialEntry[]): Set<string> {
  const owned = entries.filter(({ owner }) => owner !== undefined);
  const owners = [...Map.groupBy(owned, ({ source }) => source)].map(
    ([source, items]) => [source, new Set(items.map(({ owner }) => owner))] as const,
  );
  const apart = owners.filter(([, one]) => owners.some(([, other]) => isApart(one, other)));
  return new Set(apart.map(([source]) => source));
}

const isApart = (one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean =>
  [...one].every((owner) => !other.has(owner));

function isVisible(
  item: Pick<SerialEntry, 'source' | 'id' | 'synced_at'>,
  { config, sources }: CountContext,
): boolean {
  return heldFound([item], { sources, config }).length > 0;
}
