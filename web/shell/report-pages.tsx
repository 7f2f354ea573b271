import { useEffect, useReducer } from 'preact/hooks';
import type { Report } from '../../shared/model/report.ts';
import { Overview } from '../overview/overview.tsx';
import { DevicePage } from '../pages/device-page.tsx';
import { CouldNotLoad, Loading, Offline, SignedOut } from '../pages/states.tsx';
import { CheckPage } from '../parts/lazy.ts';
import { ReportContext, shownOf } from '../parts/report-context.ts';
import type { PageRoute } from '../routes/routes.ts';
import { pathOf } from '../routes/routes.ts';
import { connection } from '../store/connection.ts';
import type { Refresh } from '../store/refresh.ts';
import type { ReportStore } from '../store/report.ts';
import { useStore } from '../store/store.ts';
import { ReportNotes } from './report-notes.tsx';
import { askedIn, showBadge, titleOf } from './title.ts';

export interface ReportPagesProps {
  reports: ReportStore;
  refresh: Refresh;
  route: PageRoute;
}

function Page({ route: { device, practice } }: { route: PageRoute }) {
  if (device === undefined) return <Overview />;
  return practice === undefined ? (
    <DevicePage device={device} />
  ) : (
    <CheckPage device={device} practice={practice} />
  );
}

function useTitle(route: PageRoute, report: Report | undefined): void {
  useEffect(() => {
    document.title = titleOf(route, report);
    showBadge(askedIn(report));
  });
}

/** Ages grow while a page stands open. */
function useMinutes(): void {
  const [, draw] = useReducer((minutes: number) => minutes + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => draw(undefined), 60_000);
    return () => clearInterval(timer);
  }, []);
}

/** Everything that needs the report, or what stands there while it is not known. */
export function ReportPages({ reports, refresh, route }: ReportPagesProps) {
  const { phase, report, failure, slow, busy } = useStore(reports.store);
  const { online } = useStore(connection);
  const retry = () => void reports.load();
  useTitle(route, report);
  useMinutes();
  if (phase === 'signed_out') return <SignedOut path={pathOf(route)} />;
  if (report) {
    return (
      <ReportContext.Provider value={shownOf(report, reports, refresh)}>
        <ReportNotes reports={reports} />
        <Page route={route} />
      </ReportContext.Provider>
    );
  }
  if (!online) return <Offline retry={retry} />;
  if (phase === 'loading') return <Loading slow={slow} />;
  return <CouldNotLoad failure={failure} busy={busy} retry={retry} />;
}
