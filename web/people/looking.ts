/** Whose page is open. Kept in memory only: a reason is given anew for each look. */
import { createRefresh, type Refresh } from '../store/refresh.ts';
import { createReportStore, type ReportStore } from '../store/report.ts';
import { createStore } from '../store/store.ts';

export interface Person {
  reports: ReportStore;
  refresh: Refresh;
}

export const looking = createStore<{ person: Person | undefined }>({ person: undefined });

/** Opens a person's page; the reason goes to the server with every question. */
export function openPerson(who: string, reason: string): void {
  closePerson();
  const reports = createReportStore({ who, reason });
  looking.set({ person: { reports, refresh: createRefresh(reports) } });
  void reports.load();
}

/** Forgets the person that was looked at. */
export function closePerson(): void {
  looking.get().person?.reports.stop();
  looking.set({ person: undefined });
}
