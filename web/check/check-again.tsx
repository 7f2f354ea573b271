import { useMemo } from 'preact/hooks';
import type { PracticeResult } from '../../shared/model/report.ts';
import { Ago } from '../parts/ago.tsx';
import { Icon } from '../parts/icon.tsx';
import { Marked } from '../parts/marked.tsx';
import { useReport } from '../parts/report-context.ts';
import { connection } from '../store/connection.ts';
import { createRefresh, type RefreshState } from '../store/refresh.ts';
import { useStore } from '../store/store.ts';
import { said } from '../words/said.ts';
import { t, tell } from '../words/words.ts';
import css from './check-again.module.css';

export interface CheckAgainProps {
  result: PracticeResult;
  /** The one that decided this check. */
  source: string;
  /** What makes the device report to it, Markdown. */
  reportNow?: string | undefined;
}

/** What the source answered; where the check has changed, it says so itself. */
function Answer({ state, result, source }: CheckAgainProps & { state: RefreshState }) {
  const { report, label } = useReport();
  const [outcome] = state.outcomes;
  if (outcome === undefined) return null;
  const name = label(source);
  if (outcome.outcome === 'too_soon')
    return tell('check.again_soon', { source: name, when: <Ago at={outcome.next_allowed_at} /> });
  if (outcome.outcome !== 'unchanged')
    return t(`refresh.${outcome.outcome}`, { source: name, count: outcome.changed });
  const seen = <span {...said(report.language)}>{result.seen}</span>;
  return tell('check.again_same', { source: name, seen });
}

/** "I have done this": asks the source that decided, and answers in place. */
export function CheckAgain({ result, source, reportNow }: CheckAgainProps) {
  const { report, reports, label } = useReport();
  const refresh = useMemo(() => createRefresh(reports, { sources: [source] }), [reports, source]);
  const state = useStore(refresh.store);
  const { online } = useStore(connection);
  const busy = state.phase === 'asking' || state.phase === 'waiting';
  return (
    <div class={`${css.again} no-print`}>
      <button type="button" aria-disabled={busy || !online} onClick={() => online && void refresh.start()}>
        <Icon name="again" /> {busy ? t('refresh.asking') : t('check.again')}
      </button>
      <p>{online ? t('check.again_says', { source: label(source) }) : t('refresh.offline')}</p>
      {reportNow && (
        <details>
          <summary>{t('check.report_now')}</summary>
          <p {...said(report.language)}>
            <Marked text={reportNow} />
          </p>
        </details>
      )}
      <p role="status">
        {state.phase !== 'idle' && <Answer state={state} result={result} source={source} />}
        {state.failure && t('check.again_failed')}
      </p>
    </div>
  );
}
