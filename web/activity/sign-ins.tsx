import { useState } from 'preact/hooks';
import type { EventsAnswer } from '../../shared/model/activity.ts';
import type { ActivityEvent } from '../../shared/model/event.ts';
import type { Organization } from '../../shared/model/report.ts';
import { Ago } from '../parts/ago.tsx';
import { Contact } from '../parts/contact.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icons.ts';
import { t, tell } from '../words/words.ts';
import css from './activity.module.css';

/** Shown before somebody asks for more. */
const FIRST = 8;

/** How it went, as a word of the catalogue and a shape. */
function outcomeOf({ kind, success, suspicious }: ActivityEvent): { word: string; icon: IconName } {
  if (suspicious) return { word: 'suspicious', icon: 'should' };
  if (kind !== 'sign_in') return { word: kind, icon: 'info' };
  if (success === undefined) return { word: 'sign_in_unknown', icon: 'unknown' };
  return success ? { word: 'sign_in', icon: 'done' } : { word: 'not_signed_in', icon: 'should' };
}

/** Where and with what, as far as it is known. */
const circumstances = ({ networks = [], place, ip_address, client }: ActivityEvent): string =>
  [...networks, place, ip_address, client].filter(Boolean).join(' · ');

function SignIn({ event, label }: { event: ActivityEvent; label: string }) {
  const { word, icon } = outcomeOf(event);
  const parts = { application: event.application ?? label, ago: <Ago at={event.at} /> };
  return (
    <li class={css.event}>
      <Icon name={icon} />
      <div>
        <p>{tell(`accounts.event.${word}`, parts)}</p>
        <p class={css.says}>{circumstances(event)}</p>
      </div>
    </li>
  );
}

function NotMe({ contact }: Pick<Organization, 'contact'>) {
  return (
    <div class={css.notes}>
      <p>{t('accounts.not_me')}</p>
      <Contact contact={contact} />
    </div>
  );
}

export interface SignInsProps {
  answer: EventsAnswer;
  organization: Organization | undefined;
}

/** What happened to the reader's accounts, newest first, and whom to tell about what was not theirs. */
export function SignIns({ answer, organization }: SignInsProps) {
  const [all, setAll] = useState(false);
  const { events, sources } = answer;
  if (events.length === 0) return <p>{t('accounts.no_events')}</p>;
  const labelOf = (name: string) => sources.find(({ source }) => source === name)?.label ?? name;
  return (
    <>
      <ul class={css.events}>
        {events.slice(0, all ? events.length : FIRST).map((event) => (
          <SignIn key={`${event.source} ${event.id}`} event={event} label={labelOf(event.source)} />
        ))}
      </ul>
      {!all && events.length > FIRST && (
        <p>
          <button type="button" onClick={() => setAll(true)}>
            {t('accounts.more', { count: events.length - FIRST })}
          </button>
        </p>
      )}
      {organization && <NotMe contact={organization.contact} />}
    </>
  );
}
