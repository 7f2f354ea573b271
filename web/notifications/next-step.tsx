import type { NextStep as Step } from '../../shared/model/notification.ts';
import { Contact } from '../parts/contact.tsx';
import { t } from '../words/words.ts';
import css from './notifications.module.css';

/** After "this was not me": what happens now, and whom to call. Shown as soon as it is chosen, saved or not. */
export function NextStep({ next: { text, call } }: { next: Step }) {
  return (
    <div class={css.next}>
      <p class={css.strong}>{t('notifications.next')}</p>
      <p>{text}</p>
      <p>{t('notifications.call', { name: call.name })}</p>
      <Contact contact={call} />
    </div>
  );
}
