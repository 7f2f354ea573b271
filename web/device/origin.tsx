import type { PracticeResult } from '../../shared/model/report.ts';
import { Ago } from '../parts/ago.tsx';
import { useReport } from '../parts/report-context.ts';
import { inFull } from '../words/time.ts';
import { t, tell } from '../words/words.ts';
import css from './origin.module.css';

export interface OriginProps {
  result: PracticeResult;
  /** With the date written out. */
  full?: boolean;
}

/** Who saw it and when. */
export function Origin({ result: { source, last_updated }, full = false }: OriginProps) {
  const { label } = useReport();
  if (source === null) return <span class={css.origin}>{t('origin.no_source')}</span>;
  if (last_updated === null)
    return <span class={css.origin}>{t('origin.seen_by_undated', { source: label(source) })}</span>;
  const parts = { source: label(source), ago: <Ago at={last_updated} />, date: inFull(last_updated) };
  return <span class={css.origin}>{tell(full ? 'origin.seen_by_at' : 'origin.seen_by', parts)}</span>;
}
