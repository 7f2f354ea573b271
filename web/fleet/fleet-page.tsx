import { useEffect, useState } from 'preact/hooks';
import type { Summary, Totals } from '../../shared/model/totals.ts';
import type { ApiResult } from '../api.ts';
import { fetchSummary, SUMMARY_TABLE } from '../api-later.ts';
import { Heading } from '../parts/heading.tsx';
import { onDate } from '../words/time.ts';
import { t } from '../words/words.ts';
import { BlindSpots } from './blind-spots.tsx';
import { Feeds } from './feeds.tsx';
import css from './fleet.module.css';
import { Practice } from './practice.tsx';
import { changesWithin } from './product-changes.ts';
import { Quality } from './quality.tsx';

type State = 'loading' | ApiResult<Summary>;

function Problem({ answer }: { answer: Extract<ApiResult<Summary>, { ok: false }> }) {
  return <p role="alert">{t(answer.failure.kind === 'forbidden' ? 'fleet.denied' : 'fleet.failed')}</p>;
}

function Changes({ summary: { days } }: { summary: Summary }) {
  const changes = changesWithin(days);
  if (changes.length === 0) return null;
  return (
    <section>
      <p class={css.says}>{t('fleet.changed_title')}</p>
      <ul>
        {changes.map(({ date, key }) => (
          <li key={key}>
            {t('fleet.changed', { date: onDate(`${date}T12:00:00Z`), what: t(`fleet.changes.${key}`) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Counted({ latest, summary }: { latest: Totals; summary: Summary }) {
  const { people, devices, date, practices, quality, smallest_group } = latest;
  if (people === 0) return <p>{t('fleet.too_few', { count: smallest_group })}</p>;
  return (
    <>
      <p>{t('fleet.counted', { people, devices, date: onDate(`${date}T12:00:00Z`) })}</p>
      <p class={css.says}>
        {t('fleet.small_groups', { count: smallest_group, other: t('fleet.group.other') })}
      </p>
      <p>
        <a href={SUMMARY_TABLE} download>
          {t('fleet.download')}
        </a>
      </p>
      <Changes summary={summary} />
      {practices.map((totals) => (
        <Practice key={totals.practice} totals={totals} summary={summary} />
      ))}
      <Quality faults={quality} />
      <BlindSpots totals={latest} />
    </>
  );
}

/** What the page says, by what is known so far. */
export function FleetContent({ state }: { state: State }) {
  if (state === 'loading') return <p aria-busy="true">{t('part.loading')}</p>;
  if (!state.ok) return <Problem answer={state} />;
  const { latest, feeds } = state.data;
  return (
    <>
      {latest ? <Counted latest={latest} summary={state.data} /> : <p>{t('fleet.none')}</p>}
      <Feeds feeds={feeds} />
    </>
  );
}

/** All devices in numbers, for the security team: nobody's name is in it. */
export function FleetPage() {
  const [state, setState] = useState<State>('loading');
  useEffect(() => {
    document.title = t('site.title', { page: t('fleet.title') });
    void fetchSummary().then(setState);
  }, []);
  return (
    <div class={css.page}>
      <Heading level={1}>{t('fleet.title')}</Heading>
      <FleetContent state={state} />
    </div>
  );
}
