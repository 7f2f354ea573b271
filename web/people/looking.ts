/** Whose page, or which devices, are open. Kept in memory only: a reason is given again for each look. */
import type { V1Device } from '../../shared/api/v1.ts';
import type { ApiResult, Failure } from '../api.ts';
import { findDevices } from '../api-later.ts';
import { createRefresh, type Refresh } from '../store/refresh.ts';
import { createReportStore, type ReportStore } from '../store/report.ts';
import { createStore } from '../store/store.ts';
import type { DeviceSearch } from './search.ts';

export interface PersonStores {
  reports: ReportStore;
  refresh: Refresh;
}

export interface Finding {
  /** What was asked for, and how it was read. */
  search: DeviceSearch;
  reason: string;
  /** `undefined` while it is being asked for. */
  devices: V1Device[] | undefined;
  failure: Failure | undefined;
}

export const looking = createStore<{ person: PersonStores | undefined; finding: Finding | undefined }>({
  person: undefined,
  finding: undefined,
});

/** Opens a person's page; the reason goes to the server with every question. */
export function openPerson(who: string, reason: string): void {
  close();
  const reports = createReportStore({ who, reason });
  looking.set({ person: { reports, refresh: createRefresh(reports) } });
  void reports.load();
}

/** The server takes what many machines carry ("System Serial Number") for no serial number: none is found by it. */
function noneIfNoSerial(answer: ApiResult<V1Device[]>): ApiResult<V1Device[]> {
  const isNone =
    !answer.ok && answer.failure.kind === 'problem' && answer.failure.problem.code === 'invalid_serial';
  return isNone ? { ok: true, data: [] } : answer;
}

/**
 * Looks for devices, one way of reading after the other until something is found.
 *
 * @param find asks the server
 */
export async function openDevices(
  searches: readonly DeviceSearch[],
  reason: string,
  find = findDevices,
): Promise<void> {
  close();
  for (const search of searches) {
    const mine: Finding = { search, reason, devices: undefined, failure: undefined };
    looking.set({ finding: mine });
    const answer = noneIfNoSerial(await find(search.by, search.value, reason));
    if (looking.get().finding !== mine) return;
    const failure = answer.ok ? undefined : answer.failure;
    looking.set({ finding: { ...mine, devices: answer.ok ? answer.data : undefined, failure } });
    if (!answer.ok || answer.data.length > 0) return;
  }
}

/** Forgets what was looked at. */
export function close(): void {
  looking.get().person?.reports.stop();
  looking.set({ person: undefined, finding: undefined });
}
