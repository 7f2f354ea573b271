import { useEffect } from 'preact/hooks';
import { NotFound, SignedOut } from '../pages/states.tsx';
import { ActivityPage, FleetPage, HelpPage, PeoplePages, PrivacyPage, SessionEnd } from '../parts/lazy.ts';
import { pageAddress } from '../routes/router.ts';
import { pathOf } from '../routes/routes.ts';
import type { Refresh } from '../store/refresh.ts';
import type { ReportStore } from '../store/report.ts';
import { session } from '../store/session.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import css from './app.module.css';
import { arrive } from './arrive.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { ReportPages } from './report-pages.tsx';
import { namesItself, titleOf } from './title.ts';

export interface AppProps {
  reports: ReportStore;
  refresh: Refresh;
}

function Content({ reports, refresh }: AppProps) {
  const { route } = useStore(pageAddress);
  const { report, phase } = useStore(reports.store);
  if (route.page === 'missing') return <NotFound />;
  if (route.page === 'help') return <HelpPage organization={report?.organization} />;
  if (phase === 'signed_out') return <SignedOut path={pathOf(route)} />;
  if (route.page === 'privacy') return <PrivacyPage report={report} />;
  if (route.page === 'accounts') return <ActivityPage organization={report?.organization} />;
  if (route.page === 'fleet') return <FleetPage />;
  if (route.page === 'people' || route.who !== undefined)
    return <PeoplePages route={route} show={(person) => <ReportPages {...person} route={route} />} />;
  return <ReportPages reports={reports} refresh={refresh} route={route} />;
}

/** The whole page: header, one main, footer; after each move the focus is on the new heading. */
export function App({ reports, refresh }: AppProps) {
  const { moves, from, route } = useStore(pageAddress);
  const { report } = useStore(reports.store);
  const { ended, ending, said } = useStore(session);
  useEffect(() => arrive(moves, from), [moves]);
  useEffect(() => {
    if (!namesItself(route)) document.title = titleOf(route, report);
  });
  useEffect(() => {
    if (ended) void reports.load(true);
  }, [ended]);
  return (
    <>
      <a href="#main" class={css.skip}>
        {t('site.skip')}
      </a>
      <Header organization={report?.organization.name} user={report?.user} />
      <main id="main" tabindex={-1} class={css.main}>
        <Content reports={reports} refresh={refresh} />
      </main>
      <Footer organization={report?.organization} />
      {(ending || said) && <SessionEnd />}
    </>
  );
}
