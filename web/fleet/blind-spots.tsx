import type { Totals } from '../../shared/model/totals.ts';
import { Heading } from '../parts/heading.tsx';
import { listed, t } from '../words/words.ts';
import css from './fleet.module.css';
import { Scroll } from './scroll.tsx';
import { nameOf } from './table.tsx';

/** What each source can never tell, by platform: the security team's to close, and nobody else's. */
export function BlindSpots({ totals: { blind_spots = [], practices } }: { totals: Totals }) {
  if (blind_spots.length === 0) return null;
  const names = new Map(practices.map(({ practice, name }) => [practice, name]));
  return (
    <section class={css.practice} aria-labelledby="fleet-blind">
      <Heading level={2} id="fleet-blind">
        {t('fleet.blind_title')}
      </Heading>
      <p class={css.says}>{t('fleet.blind_says')}</p>
      <Scroll label={t('fleet.blind_title')}>
        <table class={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('fleet.source')}</th>
              <th scope="col">{t('fleet.platform')}</th>
              <th scope="col">{t('fleet.blind_checks')}</th>
            </tr>
          </thead>
          <tbody>
            {blind_spots.map(({ source, platform, practices: unanswered }) => (
              <tr key={`${source} ${platform}`}>
                <th scope="row">{source === undefined ? t('fleet.blind_any') : nameOf(source)}</th>
                <td>{platform}</td>
                <td>{listed(unanswered.map((practice) => names.get(practice) ?? practice))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
