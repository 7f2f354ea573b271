/** The report that a part of the page draws, and whose it is. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Platform } from '../../shared/model/record.ts';
import type { Report } from '../../shared/model/report.ts';
import { browserPlatform, deviceInUse } from '../model/this-device.ts';
import { type PageRoute, pathOf } from '../routes/routes.ts';
import type { Refresh } from '../store/refresh.ts';
import type { ReportStore } from '../store/report.ts';
import { t, toHelper } from '../words/words.ts';

export interface Shown {
  report: Report;
  reports: ReportStore;
  refresh: Refresh;
  /** The platform of the reader's own browser; nothing on somebody else's page. */
  browser: Platform | undefined;
  inUse: string | undefined;
  /** The address of a place on this person's page. */
  path(route: Omit<PageRoute, 'who'>): string;
  /** `t`, in words for whoever reads: the person themself or somebody who helps. */
  say: typeof t;
  /** What people call a source. */
  label(source: string): string;
}

/** Everything that drawing a report needs. */
export function shownOf(report: Report, reports: ReportStore, refresh: Refresh): Shown {
  const own = reports.who === 'me';
  const browser = own ? browserPlatform() : undefined;
  const labels = new Map(report.sources.map(({ source, label }) => [source, label]));
  return {
    report,
    reports,
    refresh,
    browser,
    inUse: deviceInUse(report.devices, browser),
    path: (route) => pathOf(own ? route : { ...route, who: reports.who }),
    say: own ? t : (key, values) => toHelper(key, { who: reports.who, ...values }),
    label: (source) => labels.get(source) ?? source,
  };
}

export const ReportContext = createContext<Shown | undefined>(undefined);

/** The report around this component. */
export function useReport(): Shown {
  const shown = useContext(ReportContext);
  if (shown === undefined) throw new Error('This component needs a report around it.');
  return shown;
}
