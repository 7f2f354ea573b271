/** What was observed: of the most trusted sources the newest of each fact wins, the others stay as evidence. */
import type { DeviceFacts, FactEvidence, MergedDevice } from '../model/device.ts';
import { FACT_NAMES, type FactName, type Platform } from '../model/record.ts';
import { type Entry, isText } from './entry.ts';
import { type Moment, moment, newestFirst } from './time.ts';
import { bySystem, byTrust } from './trust.ts';
import { isOfKind } from './values.ts';

interface Observation {
  /** The fact, or the software, as its record has it. */
  observed: { value?: unknown } & Record<string, unknown>;
  entry: Entry;
  time: Moment | undefined;
  /** Seen under another operating system of the same hardware, so it says nothing about this one. */
  foreign: boolean;
}

type Observed = Pick<MergedDevice, 'facts' | 'evidence' | 'software'>;

/**
 * @param entries the records of one device, newest first
 * @param platform the device's platform, when it is known
 */
export function mergeFacts(entries: readonly Entry[], platform: Platform | undefined): Observed {
  const facts: DeviceFacts = {};
  const evidence: MergedDevice['evidence'] = {};
  for (const name of FACT_NAMES) {
    const observations = observationsOf(entries, platform, (entry) => entry.record.facts?.[name]).filter(
      ({ observed }) => isOfKind(name, observed.value),
    );
    if (observations.length > 0) evidence[name] = observations.map(toEvidence);
    keepWinner(facts, name, observations[0]);
  }
  const versions = entries.filter(({ record }) => isText(record.os_version)).toSorted(bySystem);
  if (versions.length > 0) evidence.os_version = versions.map(versionEvidence);
  return { facts, evidence, ...mergeSoftware(entries, platform) };
}

/** Those that may win come first, the most trusted first, then the newest; equally new ones stay in the order of their records. */
function observationsOf(
  entries: readonly Entry[],
  platform: Platform | undefined,
  read: (entry: Entry) => unknown,
): Observation[] {
  return entries
    .flatMap((entry) => {
      const observed = read(entry);
      if (!isObject(observed)) return [];
      const time = moment(observed.at, entry.syncedAt) ?? entry.lastSync;
      return [{ observed, entry, time, foreign: isForeign(entry, platform) }];
    })
    .sort(
      (one, other) =>
        Number(one.foreign) - Number(other.foreign) ||
        byTrust(one.entry, other.entry) ||
        newestFirst(one.time, other.time),
    );
}

/** A record that does not say its platform may be trusted: not to know is no contradiction. */
function isForeign(entry: Entry, platform: Platform | undefined): boolean {
  return platform !== undefined && entry.platform !== undefined && entry.platform !== platform;
}

function keepWinner<Name extends FactName>(
  facts: DeviceFacts,
  name: Name,
  best: Observation | undefined,
): void {
  if (best === undefined || best.foreign) return;
  const { value, details } = best.observed;
  facts[name] = {
    value,
    ...(isObject(details) && { details }),
    ...(best.time && { at: best.time.at }),
    source: best.entry.record.source,
  } as DeviceFacts[Name];
}

function mergeSoftware(
  entries: readonly Entry[],
  platform: Platform | undefined,
): Pick<Observed, 'software'> {
  const [best] = observationsOf(entries, platform, (entry) => entry.record.software).filter(
    ({ observed }) => Array.isArray(observed.installed) || Array.isArray(observed.services),
  );
  if (best === undefined || best.foreign) return {};
  const { at: _unclamped, ...software } = best.observed;
  return {
    software: { ...software, ...(best.time && { at: best.time.at }), source: best.entry.record.source },
  };
}

function toEvidence({ observed, entry, time, foreign }: Observation): FactEvidence {
  const { source } = entry.record;
  return { source, value: observed.value, ...(time && { at: time.at }), ...(foreign && { foreign }) };
}

function versionEvidence({ record, systemAt }: Entry): FactEvidence {
  return { source: record.source, value: record.os_version, ...(systemAt && { at: systemAt.at }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
