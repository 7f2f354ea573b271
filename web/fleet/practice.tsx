import type { PracticeTotals, Summary } from '../../shared/model/totals.ts';
import { Heading } from '../parts/heading.tsx';
import { t } from '../words/words.ts';
import { Bar, spoken } from './bar.tsx';
import { Course } from './course.tsx';
import css from './fleet.module.css';
import { percent } from './numbers.ts';
import { courseOf, shareOf } from './parts-of.ts';
import { CountsTable } from './table.tsx';

export interface PracticeProps {
  totals: PracticeTotals;
  summary: Summary;
}

/** One practice over all devices: a bar, its course, and the numbers by platform and source. */
export function Practice({
  totals: { practice, name, all, by_platform, by_source },
  summary,
}: PracticeProps) {
  return (
    <section class={css.practice} aria-labelledby={`fleet-${practice}`}>
      <Heading level={2} id={`fleet-${practice}`}>
        {name}
      </Heading>
      <p>
        <b>{percent(shareOf(all, 'done'))}</b> · {spoken(all)}
        {all.stale > 0 && ` · ${t('device.summary.stale', { count: all.stale })}`}
      </p>
      <Bar counts={all} />
      <Course points={courseOf(summary, practice)} />
      <details>
        <summary>{t('fleet.numbers')}</summary>
        <CountsTable caption={t('fleet.by_platform', { name })} of={t('fleet.platform')} rows={by_platform} />
        <CountsTable caption={t('fleet.by_source', { name })} of={t('fleet.source')} rows={by_source} />
      </details>
    </section>
  );
}
