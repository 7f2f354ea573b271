import { Ago } from '../parts/ago.tsx';
import { Icon } from '../parts/icon.tsx';
import { connection } from '../store/connection.ts';
import type { ReportStore } from '../store/report.ts';
import { useStore } from '../store/store.ts';
import { t, tell } from '../words/words.ts';
import css from './report-notes.module.css';

export interface ReportNotesProps {
  reports: ReportStore;
}

/** What is to be known about the age of the page: offline, or the last try failed. What is shown stays. */
export function ReportNotes({ reports }: ReportNotesProps) {
  const { report, failure, busy } = useStore(reports.store);
  const { online } = useStore(connection);
  const from = report && <Ago at={report.generated_at} />;
  return (
    <div role="status" class={css.notes}>
      {!online && from && (
        <p>
          <Icon name="offline" /> <span>{tell('states.offline_note', { ago: from })}</span>
        </p>
      )}
      {online && failure && from && (
        <p>
          <Icon name="info" /> <span>{tell('states.stays', { ago: from })}</span>
          <button type="button" aria-disabled={busy} onClick={() => void reports.load()}>
            {busy ? t('states.retrying') : t('states.retry')}
          </button>
        </p>
      )}
    </div>
  );
}
