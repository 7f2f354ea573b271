import type { Organization } from '../../shared/model/report.ts';
import { webUrl } from '../model/safe-links.ts';
import { t } from '../words/words.ts';
import css from './contact.module.css';

export interface ContactProps {
  contact: Organization['contact'];
  /** Subject and text of a message that is already about something. */
  about?: { subject: string; body: string };
}

const mailTo = (email: string, about: ContactProps['about']): string =>
  about
    ? `mailto:${email}?subject=${encodeURIComponent(about.subject)}&body=${encodeURIComponent(about.body)}`
    : `mailto:${email}`;

/** The ways to reach the people who help. */
export function Contact({ contact, about }: ContactProps) {
  const url = webUrl(contact.url);
  return (
    <ul class={css.contact}>
      {contact.email && (
        <li>
          <a href={mailTo(contact.email, about)}>{t('contact.email', { name: contact.name })}</a>
        </li>
      )}
      {contact.phone && (
        <li>
          <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>
            {t('contact.phone', { phone: contact.phone })}
          </a>
        </li>
      )}
      {url && (
        <li>
          <a href={url} rel="noreferrer">
            {t('contact.url')}
          </a>
        </li>
      )}
    </ul>
  );
}
