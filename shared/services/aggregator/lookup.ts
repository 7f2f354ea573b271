/** Devices by serial number or MAC address, whoever they belong to, or those of one's own. */

import type { ApiRequest, DevicesAnswer } from '../../access/handler.ts';
import { ProblemError } from '../../access/problem.ts';
import type { V1Device } from '../../api/v1.ts';
import { hardwareSources, sourcesWith } from '../../config/config.ts';
import type { DeviceRecord } from '../../model/record.ts';
import type { InvokeResult } from '../../platform/invoke.ts';
import {
  basisOf,
  type HeaderSource,
  heldFound,
  judgedDevices,
  leads,
  readHardware,
  reportSources,
  sourcesHeader,
  toV1Device,
} from '../../report/index.ts';
import { deadlineOf } from './ask.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { ownDevices } from './own.ts';
import { withOwners } from './owners.ts';
import { shown } from './shown.ts';

type By = 'serial' | 'macaddr';

/**
 * Answers from the table, and asks the sources for what is not in it. MAC addresses have no index: they are asked for.
 * Who may see their own only gets what of their page carries it.
 *
 * @param value canonical
 * @throws ProblemError 503 `sources_unavailable` when nothing was found and not every source answered
 */
export async function lookUpDevices(
  by: By,
  value: string,
  request: ApiRequest,
  dependencies: AggregatorDependencies,
): Promise<DevicesAnswer<V1Device, V1Device[]>> {
  const { caller, language, only } = request;
  if (only !== undefined) return ownDevices({ user: only, by, value, language }, dependencies);
  const stored = by === 'serial' ? await readStored(value, request, dependencies) : undefined;
  const [{ records: found, told }, releases] = await Promise.all([
    stored ?? askAll(by, value, dependencies),
    dependencies.releases(),
  ]);
  const { config, transforms, now } = dependencies;
  const records = await withHardware(found, dependencies);
  const devices = judgedDevices(records, { config, transforms, language, releases, now: now() });
  const basis = basisOf(records, [], config);
  return {
    status: 200,
    headers: sourcesHeader(told),
    devices: devices.map((device) => shown(device, withOwners(toV1Device(device), records, caller), basis)),
  };
}

/** With the hardware that is of these devices, whoever they are listed for. */
async function withHardware(
  found: readonly DeviceRecord[],
  { config, tables }: AggregatorDependencies,
): Promise<DeviceRecord[]> {
  if (hardwareSources(config).length === 0) return [...found];
  const sources = await tables.records.sources(Object.keys(config.sources));
  const base = found.filter((record) => leads(record, config));
  const { records } = await readHardware({ base, beside: found }, { config, sources }, tables.records);
  return [...found, ...records];
}

interface FoundDevices {
  records: DeviceRecord[];
  told: HeaderSource[];
}

async function readStored(
  serial: string,
  { language }: ApiRequest,
  { config, tables, now }: AggregatorDependencies,
): Promise<FoundDevices | undefined> {
  const [found, sources] = await Promise.all([
    tables.records.bySerial(serial),
    tables.records.sources(Object.keys(config.sources)),
  ]);
  const records = heldFound(found, { sources, config });
  if (records.length === 0) return undefined;
  const person = { marks: new Map() };
  return { records, told: reportSources({ person, sources, config, language, now: now() }) };
}

async function askAll(
  by: By,
  value: string,
  { config, invoke }: AggregatorDependencies,
): Promise<FoundDevices> {
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
  return { records, told: outcomes.flatMap(({ source, outcome }) => toldBy(source, outcome)) };
}

/** A source that cannot be asked this is left out: it says nothing either way. */
function toldBy(source: string, outcome: InvokeResult): HeaderSource[] {
  if (outcome === 'pending') return [{ source, state: 'pending' }];
  if (!('error' in outcome)) return [{ source, state: 'fresh' }];
  const { code } = outcome.error;
  return code === 'not_supported' ? [] : [{ source, state: 'failed', code }];
}

/** An ownership source answers with claims, which are no devices. */
function recordsIn(outcome: InvokeResult): DeviceRecord[] {
  if (outcome === 'pending' || 'error' in outcome) return [];
  return outcome.records.filter((record) => 'identifiers' in record);
}

/** A source that cannot be asked this has nothing to say about it. */
function hasAnswered(outcome: InvokeResult): boolean {
  if (outcome === 'pending') return false;
  return !('error' in outcome) || outcome.error.code === 'not_supported';
}
