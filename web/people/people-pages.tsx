import type { ComponentChildren } from 'preact';
import { Heading } from '../parts/heading.tsx';
import { go } from '../routes/router.ts';
import { pathOf, type Route } from '../routes/routes.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import { closePerson, looking, openPerson, type Person } from './looking.ts';
import css from './people.module.css';
import { SearchForm } from './search-form.tsx';

export interface PeoplePagesProps {
  route: Route;
  /** Draws the pages of the person that was opened. */
  show: (person: Person) => ComponentChildren;
}

function Frame({ who, reason }: { who: string; reason: string }) {
  const close = () => {
    closePerson();
    go(pathOf({ page: 'people' }));
  };
  return (
    <aside class={css.frame} aria-label={t('people.title')}>
      <p>{t('people.frame', { who, reason })}</p>
      <button type="button" onClick={close}>
        {t('people.close')}
      </button>
    </aside>
  );
}

/** Somebody else's page for those who help: first why, then the same page in a frame that says whose it is. */
export function PeoplePages({ route, show }: PeoplePagesProps) {
  const { person } = useStore(looking);
  if (person !== undefined && person.reports.who === route.who) {
    return (
      <div class={css.framed}>
        <Frame who={person.reports.who} reason={person.reports.reason ?? ''} />
        {show(person)}
      </div>
    );
  }
  const open = (who: string, reason: string) => {
    openPerson(who, reason);
    if (route.who !== who) go(pathOf({ page: 'overview', who }));
  };
  return (
    <div class={css.page}>
      <Heading level={1}>{t('people.title')}</Heading>
      <p>{t('people.lead')}</p>
      <SearchForm key={route.who} who={route.who ?? ''} open={open} />
    </div>
  );
}
