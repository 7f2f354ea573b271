import type { ReportNotification } from '../../shared/model/notification.ts';
import { webUrl } from '../model/safe-links.ts';
import { Icon } from '../parts/icon.tsx';
import { Message } from './message.tsx';
import css from './notifications.module.css';

export interface BodyProps {
  notification: ReportNotification;
}

/** What any notification says: message, facts and link. */
export function Plain({ notification: { message, facts, link } }: BodyProps) {
  const url = webUrl(link?.url);
  return (
    <>
      {message && (
        <div class={css.message}>
          <Message text={message} />
        </div>
      )}
      {facts.length > 0 && (
        <dl class={css.facts}>
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {url && (
        <p>
          <a href={url} rel="noreferrer">
            {link?.label} <Icon name="outside" />
          </a>{' '}
          ({new URL(url).host})
        </p>
      )}
    </>
  );
}
