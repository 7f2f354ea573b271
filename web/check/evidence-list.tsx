import type { PracticeResult } from '../../shared/model/report.ts';
import { Ago } from '../parts/ago.tsx';
import { useReport } from '../parts/report-context.ts';
import { said } from '../words/said.ts';
import { t, tell } from '../words/words.ts';
import css from './evidence-list.module.css';

export interface EvidenceListProps {
  result: PracticeResult;
}

/** What each source says, with a note where they do not agree. Folded unless they differ. */
export function EvidenceList({ result }: EvidenceListProps) {
  const { label, report } = useReport();
  const { evidence, source, status, disagrees } = result;
  if (evidence.length === 0) return null;
  return (
    <details class={css.evidence} open={disagrees}>
      <summary>{t('check.evidence_count', { count: evidence.length })}</summary>
      {disagrees && status !== 'unknown' && (
        <p>{t('check.disagree', { source: source === null ? '' : label(source) })}</p>
      )}
      <ul>
        {evidence.map((one) => (
          <li key={`${one.source} ${one.at} ${one.seen}`}>
            <b>{label(one.source)}</b>{' '}
            {tell('check.says', { seen: <span {...said(report.language)}>{one.seen}</span> })}
            {one.at && (
              <>
                , <Ago at={one.at} />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
