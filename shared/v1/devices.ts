/** Devices on the paths and in the shapes of the first Stethoscope: other views of the same work. */

import type { ApiRequest, DevicesAnswer, Handlers } from '../access/handler.ts';
import { ProblemError } from '../access/problem.ts';
import type { V1Claim, V1Device, V1Record, V1Records } from '../api/v1.ts';
import { joinsHardware } from '../config/config.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import type { InvokeResult } from '../platform/invoke.ts';
import {
  basisOf,
  type HeaderSource,
  judgedDevices,
  reportSources,
  sourcesHeader,
  toV1Device,
} from '../report/index.ts';
import { deadlineOf } from '../services/aggregator/ask.ts';
import type { AggregatorDependencies } from '../services/aggregator/dependencies.ts';
import { type Gathered, gather } from '../services/aggregator/gather.ts';
import { ownAtSource } from '../services/aggregator/own.ts';
import { withOwners } from '../services/aggregator/owners.ts';
import { eachJudged, shown, shownClaim } from '../services/aggregator/shown.ts';
import { viewReport } from '../services/aggregator/view.ts';

export function v1DeviceRoutes(dependencies: AggregatorDependencies): Handlers {
  const merged = (request: ApiRequest) => mergedDevices(request, dependencies);
  return {
    'GET /api/v1/devices/merged/{who}': merged,
    'GET /api/v1/devices/staged/{who}': merged,
    'GET /api/v1/devices/email/{who}': (request) => listedDevices(request, dependencies),
    'GET /api/v1/devices/{source}/email/{who}': (request) => oneSource(request, dependencies),
    'GET /api/v1/devices/{source}/serial/{serial}': (request) => lookUpAt('serial', request, dependencies),
    'GET /api/v1/devices/{source}/macaddr/{macaddr}': (request) => lookUpAt('macaddr', request, dependencies),
  };
}

async function mergedDevices(
  { params, language }: ApiRequest,
  dependencies: AggregatorDependencies,
): Promise<DevicesAnswer<V1Device, V1Device[]>> {
  const { report, basis } = await viewReport(params.who ?? '', language, dependencies);
  const { devices, sources, retry_after } = report;
  return {
    status: 200,
    headers: sourcesHeader(sources, retry_after),
    devices: devices.map((device) => shown(device, toV1Device(device), basis)),
  };
}

/** What device sources list for the person, whatever ownership sources say. */
async function listedDevices(
  { params, language }: ApiRequest,
  dependencies: AggregatorDependencies,
): Promise<DevicesAnswer<V1Device, V1Device[]>> {
  const { config, transforms, now } = dependencies;
  const [gathered, releases] = await Promise.all([
    gather(params.who ?? '', dependencies),
    dependencies.releases(),
  ]);
  // Hardware is listed for nobody: it is of the devices that are.
  const records = gathered.person.records.concat(gathered.joined.records);
  const basis = basisOf(records, [], config);
  const devices = judgedDevices(records, { config, transforms, language, releases, now: now() });
  return {
    status: 200,
    headers: headerOf(gathered, language, dependencies),
    devices: devices.map((device) => shown(device, toV1Device(device), basis)),
  };
}

/** @throws ProblemError 503 when the source cannot tell: an empty list would say that there is nothing */
async function oneSource(
  request: ApiRequest,
  dependencies: AggregatorDependencies,
): Promise<DevicesAnswer<V1Record | V1Claim, V1Records>> {
  const { config, transforms, now } = dependencies;
  const { params, language } = request;
  const source = sourceIn(request, dependencies);
  const [gathered, releases] = await Promise.all([
    gather(params.who ?? '', joinsHardware(source, config) ? dependencies : onlyAsking(source, dependencies)),
    dependencies.releases(),
  ]);
  const listed = [...gathered.person.records, ...gathered.joined.records];
  const records = listed.filter((record) => record.source === source);
  const claims = gathered.person.claims.filter((claim) => claim.source === source);
  const state = statesOf(gathered, language, dependencies).find((one) => one.source === source);
  const options = { config, transforms, language, releases, now: now() };
  const judged = eachJudged(records, options, basisOf(listed, [], config));
  const devices = [...judged, ...claims.map(shownClaim)];
  if (devices.length === 0 && state && isUnknown(state)) throw silent(source, state);
  return { status: 200, headers: sourcesHeader(state ? [state] : []), devices };
}

const isUnknown = ({ state, synced_at }: HeaderSource & { synced_at: string | null }) =>
  (state === 'failed' || state === 'pending') && synced_at === null;

/** The other sources are left in peace. */
function onlyAsking(source: string, dependencies: AggregatorDependencies): AggregatorDependencies {
  const { config } = dependencies;
  const settings = config.sources[source];
  return { ...dependencies, config: { ...config, sources: settings ? { [source]: settings } : {} } };
}

async function lookUpAt(
  by: 'serial' | 'macaddr',
  request: ApiRequest,
  dependencies: AggregatorDependencies,
): Promise<DevicesAnswer<V1Record | V1Claim, V1Records>> {
  const { config, transforms, now, invoke } = dependencies;
  const { caller, language, only } = request;
  const source = sourceIn(request, dependencies);
  const value = request.params[by] ?? '';
  if (only !== undefined) return ownAtSource(source, { user: only, by, value, language }, dependencies);
  const [outcome, releases] = await Promise.all([
    invoke.ask(source, { by, value }, deadlineOf(source, config)),
    dependencies.releases(),
  ]);
  const { records, claims } = itemsIn(source, outcome);
  const options = { config, transforms, language, releases, now: now() };
  const owned = (device: V1Record) => withOwners(device, records, caller);
  const judged = eachJudged(records, options, basisOf(records, [], config), owned);
  return {
    status: 200,
    headers: sourcesHeader([{ source, state: 'fresh' }]),
    devices: [...judged, ...claims.map(shownClaim)],
  };
}

/** @throws ProblemError 404 for a source that is not switched on: its path does not exist */
function sourceIn({ params }: ApiRequest, { config }: AggregatorDependencies): string {
  const source = params.source ?? '';
  if (config.sources[source]) return source;
  throw new ProblemError(404, 'no_such_source', 'There is no source of that name here.');
}

/** @throws ProblemError 503, or 404 for what this source cannot be asked */
function itemsIn(source: string, outcome: InvokeResult): { records: DeviceRecord[]; claims: Claim[] } {
  if (outcome === 'pending') throw silent(source, { source, state: 'pending' });
  if ('error' in outcome) throw refusal(source, outcome.error.code);
  const claims = 'claims' in outcome ? (outcome.claims as Claim[]) : [];
  return { records: outcome.records, claims };
}

function refusal(source: string, code: string): ProblemError {
  if (code === 'not_supported')
    return new ProblemError(404, 'not_supported', `The source ${source} cannot be asked this.`);
  return silent(source, { source, state: 'failed', code });
}

function silent(source: string, state: HeaderSource): ProblemError {
  const headers = { ...sourcesHeader([state]), 'retry-after': '10' };
  const detail = `The source ${source} did not answer. Try again soon.`;
  return new ProblemError(503, 'sources_unavailable', detail, { headers });
}

function statesOf({ person, sources, outcomes }: Gathered, language: string, deps: AggregatorDependencies) {
  const { config, now } = deps;
  return reportSources({ person, sources, outcomes, config, language, now: now() });
}

function headerOf(gathered: Gathered, language: string, dependencies: AggregatorDependencies) {
  return sourcesHeader(statesOf(gathered, language, dependencies));
}
