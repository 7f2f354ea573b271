import type { ReportNotification, Severity } from '../../shared/model/notification.ts';
import type { Group } from '../../shared/model/report.ts';
import { Ago } from '../parts/ago.tsx';
import { Heading } from '../parts/heading.tsx';
import { useReport } from '../parts/report-context.ts';
import { Tag } from '../parts/tag.tsx';
import { useStore } from '../store/store.ts';
import { inFull } from '../words/time.ts';
import { t, tell } from '../words/words.ts';
import { AnswerForm } from './answer-form.tsx';
import { Answered } from './answered.tsx';
import { answering } from './answering.ts';
import css from './notifications.module.css';
import { bodyOf } from './types.ts';

/** How much it matters, in shape and colour that the page has already. */
const TAG: Record<Severity, Group> = { info: 'unknown', warning: 'should', critical: 'must' };

function Answer({ notification }: { notification: ReportNotification }) {
  const { reports, report } = useReport();
  useStore(answering.store);
  if (notification.answer) {
    return <Answered notification={notification} phase={answering.draft(notification.id).phase} />;
  }
  if (reports.who !== 'me') return <p>{t('notifications.theirs', { who: report.user })}</p>;
  return <AnswerForm notification={notification} />;
}

/** One notification: what happened, who says so and when, and what one can say to it. */
export function NotificationCard({ notification }: { notification: ReportNotification }) {
  const { id, title, type, sender, time, severity, expires, answer } = notification;
  const Body = bodyOf(type);
  const heading = `notification-${id}`;
  return (
    <article class={`${css.card} ${css[severity]}`} aria-labelledby={heading} data-notification={id}>
      <div class={css.head}>
        {severity !== 'info' && <Tag group={TAG[severity]}>{t(`notifications.severity.${severity}`)}</Tag>}
        <Heading level={3} id={heading}>
          {title}
        </Heading>
        <p class={css.from}>{tell('notifications.from', { sender, ago: <Ago at={time} /> })}</p>
      </div>
      <Body notification={notification} />
      <Answer notification={notification} />
      {!answer && (
        <p class={css.from}>
          {tell('notifications.until', { date: <time datetime={expires}>{inFull(expires)}</time> })}
        </p>
      )}
    </article>
  );
}
