import type { FeedStatus } from '../../shared/model/feed.ts';
import { Ago } from '../parts/ago.tsx';
import { Heading } from '../parts/heading.tsx';
import { ago } from '../words/time.ts';
import { t } from '../words/words.ts';
import css from './fleet.module.css';
import { Scroll } from './scroll.tsx';

/** The worst that is to be said of a feed. */
function stateOf({ off, refused, error, believed, read_at }: FeedStatus): string {
  if (off) return t('fleet.feeds.off');
  if (refused) {
    const why = t(`fleet.feeds.reason.${refused.reason}`);
    return t('fleet.feeds.refused', { document: refused.document, since: ago(refused.since), why });
  }
  if (error) return t('fleet.feeds.failed', { since: ago(error.at) });
  if (read_at === undefined) return t('fleet.feeds.never');
  if (!believed) return t('fleet.feeds.well');
  const why = t(`fleet.feeds.reason.${believed.reason}`);
  return t('fleet.feeds.believed', { document: believed.document, since: ago(believed.at), why });
}

const at = (time: string | undefined) => (time === undefined ? '–' : <Ago at={time} />);

/** What the public lists of releases said last, and when: devices are held against them. */
export function Feeds({ feeds }: { feeds: readonly FeedStatus[] }) {
  if (feeds.length === 0) return null;
  return (
    <section class={css.practice} aria-labelledby="fleet-feeds">
      <Heading level={2} id="fleet-feeds">
        {t('fleet.feeds.title')}
      </Heading>
      <p class={css.says}>{t('fleet.feeds.says')}</p>
      <Scroll label={t('fleet.feeds.title')}>
        <table class={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('fleet.feeds.list')}</th>
              <th scope="col">{t('fleet.feeds.of')}</th>
              <th scope="col">{t('fleet.feeds.read')}</th>
              <th scope="col">{t('fleet.feeds.state')}</th>
            </tr>
          </thead>
          <tbody>
            {feeds.map((feed) => (
              <tr key={feed.feed}>
                <th scope="row">{t(`fleet.feeds.name.${feed.feed}`)}</th>
                <td>{at(feed.feed_time)}</td>
                <td>{at(feed.read_at)}</td>
                <td>{stateOf(feed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
