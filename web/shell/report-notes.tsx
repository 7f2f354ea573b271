import { Icon } from '../parts/icon.tsx';
import { connection } from '../store/connection.ts';
import type { ReportStore } from '../store/report.ts';
import { useStore } from '../store/store.ts';
import { inFull } from '../words/time.ts';
import { t } from '../words/words.ts';
import css from './report-notes.module.css';

export interface ReportNotesProps {
  reports: ReportStore;
}

/** What is to be known about the age of the page: offline, or the last try failed. What is shown stays. */
export function ReportNotes({ reports }: ReportNotesProps) {
  const { report, failure, busy } = useStore(reports.store);
  const { online } = useStore(connection);
  // In full, not as an age: an age that changes would be read out again and again.
  const date = report && inFull(report.generated_at);
  return (
    <div role="status" class={css.notes}>
      {!online && date && (
        <p>
          <Icon name="offline" /> <span>{t('states.offline_note', { date })}</span>
        </p>
      )}
      {online && failure && date && (
        <p>
          <Icon name="info" /> <span>{t('states.stays', { date })}</span>
          <button type="button" aria-disabled={busy} onClick={() => void reports.load()}>
            {busy ? t('states.retrying') : t('states.retry')}
          </button>
        </p>
      )}
    </div>
  );
}
