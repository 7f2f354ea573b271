import { Heading } from '../parts/heading.tsx';
import { useReport } from '../parts/report-context.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import { answering } from './answering.ts';
import { NotificationCard } from './notification-card.tsx';
import css from './notifications.module.css';

/** Open ones, and those answered during this visit: they stay where they were, so that nobody loses their place. */
function useAsked() {
  const { report } = useReport();
  useStore(answering.store);
  const isHere = (id: string) => ['saved', 'otherwise'].includes(answering.draft(id).phase);
  const all = report.notifications.map((one) => answering.draft(one.id).kept ?? one);
  const asked = all.filter(({ id, answer }) => !answer || isHere(id));
  const before = all.filter((one) => !asked.includes(one));
  return { asked, before };
}

/** What asks the reader something: first on the page. */
export function Notifications() {
  const { report } = useReport();
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
      {report.notifications_left_out !== undefined && (
        <p>{t('notifications.left_out', { count: report.notifications_left_out })}</p>
      )}
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
