import type { ReportSource } from '../../shared/model/report.ts';
import { Ago } from '../parts/ago.tsx';
import { useReport } from '../parts/report-context.ts';
import { useStore } from '../store/store.ts';
import { said } from '../words/said.ts';
import { listed, t, tell } from '../words/words.ts';
import css from './sources.module.css';

/** The age of what a source has told. */
function Age({ source: { state, synced_at } }: { source: ReportSource }) {
  if (synced_at === null) return <p>{t('sources.never')}</p>;
  return (
    <p>{tell(state === 'fresh' ? 'sources.as_of' : 'sources.known', { ago: <Ago at={synced_at} /> })}</p>
  );
}

function SourceLine({ source }: { source: ReportSource }) {
  const { report, say } = useReport();
  return (
    <li class={css[source.state]}>
      <h3>
        {source.label}: <span>{t(`sources.${source.state}`)}</span>
      </h3>
      {source.message && <p {...said(report.language)}>{source.message}</p>}
      <Age source={source} />
      {source.next_expected && <p>{tell('sources.next', { when: <Ago at={source.next_expected} /> })}</p>}
      {source.state === 'failed' && <p>{say('sources.our_turn')}</p>}
    </li>
  );
}

/** Records that are not shown, because they are somebody else's. */
function LeftOut() {
  const { report, label, say } = useReport();
  const records = (report.kept_apart ?? []).flatMap((apart) => apart.records);
  if (records.length === 0) return null;
  const named = listed(records.map(({ source, id }) => t('sources.record', { source: label(source), id })));
  return (
    <>
      <h3>{t('sources.apart_title')}</h3>
      <p>{say('sources.apart', { records: named })}</p>
    </>
  );
}

/** What is booked on the reader and leads to others' devices, too: a dock. */
function Shared() {
  const { report, say } = useReport();
  if (report.shared_claims === undefined) return null;
  return <p>{say('sources.shared')}</p>;
}

/** What its source has let go of: wiped, retired, deprovisioned. */
function Gone() {
  const { gone = 0 } = useReport().report.dropped ?? {};
  return gone === 0 ? null : <p>{t('sources.gone', { count: gone })}</p>;
}

/** Every system that was asked, and how its answer stands. */
export function Sources() {
  const { report, reports, say } = useReport();
  const { waited } = useStore(reports.store);
  return (
    <section aria-labelledby="sources-title" class={css.sources}>
      <h2 id="sources-title">{t('sources.title')}</h2>
      <p>{say('sources.says')}</p>
      <ul>
        {report.sources.map((source) => (
          <SourceLine key={source.source} source={source} />
        ))}
      </ul>
      <LeftOut />
      <Shared />
      <Gone />
      {waited && <p>{t('states.waited')}</p>}
    </section>
  );
}
