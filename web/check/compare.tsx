import type { PracticeResult } from '../../shared/model/report.ts';
import { Origin } from '../device/origin.tsx';
import { useReport } from '../parts/report-context.ts';
import { said } from '../words/said.ts';
import { t } from '../words/words.ts';
import css from './compare.module.css';

export interface CompareProps {
  result: PracticeResult;
}

/** What was seen beside what is wanted, who saw it and when. */
export function Compare({ result }: CompareProps) {
  const from = said(useReport().report.language);
  return (
    <div>
      <dl class={css.compare}>
        <div>
          <dt>{t('row.seen')}</dt>
          <dd {...(result.seen === null ? {} : from)}>{result.seen ?? t('check.not_seen')}</dd>
        </div>
        {result.wanted !== null && (
          <div>
            <dt>{t('row.wanted')}</dt>
            <dd {...from}>{result.wanted}</dd>
          </div>
        )}
      </dl>
      <Origin result={result} full />
      {result.stale && <p class={css.stale}>{t('check.stale_note')}</p>}
      {result.details.length > 0 && (
        <ul class={css.details} {...from}>
          {result.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
