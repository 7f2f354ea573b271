/** Small builders: a test states only what it is about. */
import type { Claim, DeviceRecord } from '../../../shared/model/record.ts';
import type { PracticeResult, Report, ReportDevice, Status } from '../../../shared/model/report.ts';
import type { Mark, PersonItems, SourceItems } from '../../../shared/model/stored.ts';
import { heldItems, pageOf, type ReportInput, reportOf } from '../../../shared/report/index.ts';

export const NOW = new Date('2026-06-01T12:00:00.000Z');
const HOUR = 3_600_000;

/** ISO 8601, so many hours before `NOW`. */
export const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR).toISOString();

export function record(fields: Partial<DeviceRecord> = {}): DeviceRecord {
  return {
    v: 1,
    source: 'jamf',
    id: '1',
    owners: ['ann@example.com'],
    synced_at: ago(1),
    identifiers: { serial: 'C02XK0AAJG5H' },
    facts: {},
    ...fields,
  };
}

export function claim(fields: Partial<Claim> = {}): Claim {
  return {
    v: 1,
    source: 'bitfit',
    id: 'A1',
    owners: ['ann@example.com'],
    serial: 'C02XK0AAJG5H',
    synced_at: ago(1),
    ...fields,
  };
}

export const mark = (fields: Partial<Mark> = {}): Mark => ({ source: 'jamf', dropped: [], ...fields });

/** A mark of a complete fetch, so many hours ago. */
export const fetched = (hours: number, fields: Partial<Mark> = {}): Mark =>
  mark({ fetched_at: ago(hours), complete: true, ...fields });

/** Items of a source whose last sweep began so many hours ago. */
export const swept = (hours: number, complete = true, dropped: string[] = []): SourceItems => ({
  sweep: { last: { started: ago(hours), finished: ago(hours - 0.5), complete, devices: 10, dropped } },
});

export function person(items: Partial<Omit<PersonItems, 'marks'>> & { marks?: Mark[] } = {}): PersonItems {
  const marks = new Map((items.marks ?? []).map((mark) => [mark.source, mark]));
  return { records: items.records ?? [], claims: items.claims ?? [], marks };
}

export function device(
  device_id: string,
  statuses: Status[],
  fields: Partial<ReportDevice> = {},
): ReportDevice {
  const results = statuses.map((status, index) => [`practice${index}`, { status, stale: false }]);
  return {
    device_id,
    worst: statuses[0] ?? 'unknown',
    silent: false,
    practices: Object.fromEntries(results) as Record<string, PracticeResult>,
    ...fields,
  } as ReportDevice;
}

/** From what is stored to the report, as a page view goes. */
export function assembleReport(input: ReportInput): Report {
  const held = { ...input, person: heldItems(input.person, input) };
  return reportOf(pageOf(held), held);
}
