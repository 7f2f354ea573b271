/** Devices by serial number or MAC address, whoever they belong to. */
import { sourcesWith } from '../../config/index.ts';
import type { DeviceRecord } from '../../model/record.ts';
import { judgedDevices, toV1Device, visibleFound } from '../../report/index.ts';
import type { OwnedAnswer } from '../../runtime/access/answer.ts';
import type { ApiRequest } from '../../runtime/api.ts';
import { ProblemError } from '../../runtime/errors.ts';
import type { SourceOutcome } from '../../runtime/invoke.ts';
import { deadlineOf } from './ask.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { withOwners } from './owners.ts';

type By = 'serial' | 'macaddr';

/**
 * Answers from the table, and asks the sources for what is not in it. MAC addresses have no index: they are asked for.
 *
 * @param value canonical
 * @throws ProblemError 503 `sources_unavailable` when nothing was found and not every source answered
 */
export async function lookUpDevices(
  by: By,
  value: string,
  request: ApiRequest,
  dependencies: AggregatorDependencies,
): Promise<OwnedAnswer> {
  const stored = by === 'serial' ? await readStored(value, dependencies) : [];
  const records = stored.length > 0 ? stored : await askAll(by, value, dependencies);
  const { config, now } = dependencies;
  const devices = judgedDevices(records, { config, language: request.language, now: now() });
  return {
    status: 200,
    body: withOwners(devices.map(toV1Device), records, request.caller),
    owners: [...new Set(records.flatMap(({ owners }) => owners))].sort(),
    otherwise: { status: 200, body: [] },
  };
}

async function readStored(
  serial: string,
  { config, tables }: AggregatorDependencies,
): Promise<DeviceRecord[]> {
  const enabled = new Set(Object.keys(config.sources));
  const [found, sources] = await Promise.all([
    tables.records.bySerial(serial),
    tables.records.sources([...enabled]),
  ]);
  return visibleFound(found, { enabled, sources });
}

async function askAll(
  by: By,
  value: string,
  { config, invoke }: AggregatorDependencies,
): Promise<DeviceRecord[]> {
  // Only those that know devices: an ownership source has claims.
  const outcomes = await Promise.all(
    sourcesWith('devices', config).map(async (source) => ({
      source,
      outcome: await invoke.ask(source, { by, value }, deadlineOf(source, config)),
    })),
  );
  const records = outcomes.flatMap(({ outcome }) => recordsIn(outcome));
  const silent = outcomes.filter(({ outcome }) => !hasAnswered(outcome)).map(({ source }) => source);
  // "Nothing" and "not asked" must not look the same.
  if (records.length === 0 && silent.length > 0) {
    const detail = `Nothing was found, and these sources did not answer: ${silent.join(', ')}. Try again soon.`;
    throw new ProblemError(503, 'sources_unavailable', detail, { headers: { 'retry-after': '10' } });
  }
  return records;
}

/** An ownership source answers with claims, which are no devices. */
function recordsIn(outcome: SourceOutcome): DeviceRecord[] {
  if (outcome === 'pending' || 'error' in outcome) return [];
  return outcome.records.filter((record) => 'identifiers' in record);
}

/** A source that cannot be asked this has nothing to say about it. */
function hasAnswered(outcome: SourceOutcome): boolean {
  if (outcome === 'pending') return false;
  return !('error' in outcome) || outcome.error.code === 'not_supported';
}
