/** Sums up: the worst status of a device, and of a page. */
import {
  type PracticeResult,
  type ReportDevice,
  STATUS_ORDER,
  type Status,
  type Verdict,
} from '../model/report.ts';

/** The worst by the one order of statuses. Without any, nothing is known: never `ok`. */
export function worstOf(statuses: Iterable<Status>): Status {
  const present = new Set(statuses);
  return STATUS_ORDER.find((status) => present.has(status)) ?? 'unknown';
}

/**
 * The results that say something about the device, or that could: what no source can tell weighs nothing, and neither
 * does what takes another device, which is not whoever's who has it.
 */
export const weighed = (practices: ReportDevice['practices']): PracticeResult[] =>
  Object.values(practices).filter(({ group }) => group !== 'blind' && group !== 'replace');

/**
 * Counts are of recommendations, over all devices: two devices without a firewall count twice. Silent ones ask for
 * nothing, and without any other device nothing is known.
 */
export function verdictOf(devices: readonly ReportDevice[]): Verdict {
  const reporting = devices.filter(({ silent }) => !silent);
  const results = reporting.flatMap(({ practices }) => weighed(practices));
  const all = reporting.flatMap(({ practices }) => Object.values(practices));
  const count = (status: Status) => results.filter((result) => result.status === status).length;
  return {
    worst: worstOf(reporting.map((device) => device.worst)),
    critical: count('warn'),
    suggested: count('nudge'),
    unknown: count('unknown'),
    blind: all.filter(({ group }) => group === 'blind').length,
    stale: results.filter((result) => result.stale).length,
    silent: devices.length - reporting.length,
    devices: devices.length,
  };
}

/** Worst first, silent ones last; equally bad ones by name, so that the order is the same whatever the input's was. */
export function worstFirst(devices: readonly ReportDevice[]): ReportDevice[] {
  return [...devices].sort(
    (a, b) =>
      Number(a.silent) - Number(b.silent) ||
      STATUS_ORDER.indexOf(a.worst) - STATUS_ORDER.indexOf(b.worst) ||
      compare(a.name ?? a.model ?? '', b.name ?? b.model ?? '') ||
      compare(a.device_id, b.device_id),
  );
}

/** By code unit: no locale may change the order from one machine to the next. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
