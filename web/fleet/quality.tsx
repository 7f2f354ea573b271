import type { QualityTotals } from '../../shared/model/totals.ts';
import { Heading } from '../parts/heading.tsx';
import { listed, t } from '../words/words.ts';
import css from './fleet.module.css';
import { number } from './numbers.ts';
import { Scroll } from './scroll.tsx';
import { nameOf } from './table.tsx';

function Fault({ kind, devices, by_source }: QualityTotals) {
  const parts = by_source.map(({ group, devices: count }) => `${nameOf(group)} ${number(count)}`);
  return (
    <tr>
      <th scope="row">
        {t(`fleet.quality.${kind}`)}
        <p class={css.says}>{t(`fleet.quality_says.${kind}`)}</p>
      </th>
      <td>{number(devices)}</td>
      <td>{parts.length > 0 ? listed(parts) : '–'}</td>
    </tr>
  );
}

/** What is wrong with the data rather than with devices. */
export function Quality({ faults }: { faults: readonly QualityTotals[] }) {
  return (
    <section class={css.practice} aria-labelledby="fleet-quality">
      <Heading level={2} id="fleet-quality">
        {t('fleet.quality_title')}
      </Heading>
      <Scroll label={t('fleet.quality_title')}>
        <table class={css.table}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('fleet.devices')}</th>
              <th scope="col">{t('fleet.source')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <Fault key={fault.kind} {...fault} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
