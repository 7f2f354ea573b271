import { Heading } from '../parts/heading.tsx';
import { useReport } from '../parts/report-context.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import { answering } from './answering.ts';
import { moreOf } from './more.ts';
import { NotificationCard } from './notification-card.tsx';
import css from './notifications.module.css';

/** Open ones, and those answered during this visit: they stay where they were, so that nobody loses their place. */
function useAsked() {
  const { report, reports } = useReport();
  useStore(answering.store);
  useStore(moreOf(reports).store);
  const isHere = (id: string) => ['saved', 'otherwise'].includes(answering.draft(id).phase);
  const all = [...report.notifications, ...moreOf(reports).beyond(report)].map(
    (one) => answering.draft(one.id).kept ?? one,
  );
  const asked = all.filter(({ id, answer }) => !answer || isHere(id));
  const before = all.filter((one) => !asked.includes(one));
  return { asked, before };
}

/** How many wait besides, and a way to them. */
function More() {
  const { report, reports } = useReport();
  const more = moreOf(reports);
  const { phase } = useStore(more.store);
  const count = more.left(report);
  if (count === 0) return null;
  const busy = phase === 'busy';
  return (
    <>
      {phase === 'failed' && <p role="alert">{t('notifications.more_failed')}</p>}
      <p>{t('notifications.left_out', { count })}</p>
      <p>
        <button type="button" aria-disabled={busy} onClick={() => void more.load(report)}>
          {busy ? t('states.loading') : t('notifications.more')}
        </button>
      </p>
    </>
  );
}

/** What asks the reader something: first on the page. */
export function Notifications() {
  const { asked } = useAsked();
  if (asked.length === 0) return null;
  return (
    <section class={css.list} aria-labelledby="notifications">
      <Heading level={2} id="notifications">
        {t('notifications.title')}
      </Heading>
      {asked.map((notification) => (
        <NotificationCard key={notification.id} notification={notification} />
      ))}
      <More />
    </section>
  );
}

/** What was answered earlier, folded. */
export function AnsweredNotifications() {
  const { before } = useAsked();
  if (before.length === 0) return null;
  return (
    <details class={css.before}>
      <summary>{t('notifications.before', { count: before.length })}</summary>
      <div class={css.list}>
        {before.map((notification) => (
          <NotificationCard key={notification.id} notification={notification} />
        ))}
      </div>
    </details>
  );
}
