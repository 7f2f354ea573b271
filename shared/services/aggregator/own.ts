/** What of a person's own page carries a serial or MAC address: the answer to those who may see their own only. */
import type { DevicesAnswer } from '../../access/handler.ts';
import { ProblemError } from '../../access/problem.ts';
import type { V1Claim, V1Device, V1Record, V1Records } from '../../api/v1.ts';
import type { ShownDevice } from '../../model/access.ts';
import type { DeviceRecord } from '../../model/record.ts';
import type { ReportDevice, ReportSource } from '../../model/report.ts';
import {
  basisOf,
  carries,
  type PageContent,
  reportSources,
  sourcesHeader,
  toV1Device,
} from '../../report/index.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { gatherStored, pageOfGathered } from './gather.ts';
import { eachJudged, shown, shownClaim } from './shown.ts';

export interface OwnQuery {
  /** E-mail, lower case. */
  user: string;
  by: 'serial' | 'macaddr';
  /** Canonical. */
  value: string;
  /** Two letters. */
  language: string;
}

/** The devices of the page, as they stand on it. */
export async function ownDevices(
  query: OwnQuery,
  dependencies: AggregatorDependencies,
): Promise<DevicesAnswer<V1Device, V1Device[]>> {
  const { page, states } = await readPage(query, dependencies);
  const basis = basisOf(page.records, page.claims, dependencies.config);
  const found = page.devices.filter((device) => carriers(device, page, query).length > 0);
  const devices = found.map((device) => shown(device, toV1Device(device), basis)).filter(isListed);
  return answerOf(devices, states);
}

/** What one source knows of them, each by itself, and what it claims if it is an ownership source. */
export async function ownAtSource(
  source: string,
  query: OwnQuery,
  dependencies: AggregatorDependencies,
): Promise<DevicesAnswer<V1Record | V1Claim, V1Records>> {
  const { config, transforms, now } = dependencies;
  const { user, by, value, language } = query;
  const { page, states } = await readPage(query, dependencies);
  const records = page.devices
    .flatMap((device) => carriers(device, page, query))
    .filter((record) => record.source === source);
  const claims = page.claims.filter(
    (claim) => claim.source === source && claim.owners.includes(user) && carries(claim, by, value),
  );
  const judged = eachJudged(
    records,
    { config, transforms, language, releases: await dependencies.releases(), now: now() },
    basisOf(page.records, page.claims, config),
  );
  return answerOf(
    [...judged.filter(isListed), ...claims.map(shownClaim)],
    states.filter((state) => state.source === source),
  );
}

/** @throws ProblemError 503 when nothing is there and a source could not tell: that must not look like no devices */
function answerOf<Device>(
  devices: ShownDevice<Device>[],
  states: readonly ReportSource[],
): DevicesAnswer<Device, Device[]> {
  const headers = sourcesHeader(states);
  const silent = states.filter(({ state, synced_at }) => state === 'failed' && synced_at === null);
  if (devices.length > 0 || silent.length === 0) return { status: 200, headers, devices };
  const names = silent.map(({ source }) => source).join(', ');
  const detail = `Nothing was found, and these sources did not answer: ${names}. Try again soon.`;
  throw new ProblemError(503, 'sources_unavailable', detail, {
    headers: { ...headers, 'retry-after': '10' },
  });
}

async function readPage({ user, language }: OwnQuery, dependencies: AggregatorDependencies) {
  const { config, transforms, now } = dependencies;
  const [gathered, releases] = await Promise.all([gatherStored(user, dependencies), dependencies.releases()]);
  const view = { user, config, transforms, language, releases, now: now() };
  const { page, input } = pageOfGathered(gathered, view);
  return { page, states: reportSources(input) };
}

/** The records of a device that carry what is looked for. */
function carriers(device: ReportDevice, { records }: PageContent, { by, value }: OwnQuery): DeviceRecord[] {
  const isPart = ({ source, id }: DeviceRecord) =>
    device.records.some((part) => part.source === source && part.id === id);
  return records.filter((record) => isPart(record) && carries(record, by, value));
}

/** What stands on the page by its MAC address alone is not told to somebody who asks by one. */
const isListed = ({ basis }: ShownDevice): boolean =>
  basis.every(
    ({ owners, claimed_for, joined_for = [] }) => owners.length + claimed_for.length + joined_for.length > 0,
  );
