import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Heading } from '../parts/heading.tsx';
import { go } from '../routes/router.ts';
import { type PageRoute, pathOf } from '../routes/routes.ts';
import { titleOf } from '../shell/title.ts';
import { session } from '../store/session.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import { FoundDevices } from './found-devices.tsx';
import { Frame } from './frame.tsx';
import { close, type Finding, looking, openDevices, openPerson, type PersonStores } from './looking.ts';
import css from './people.module.css';
import type { Search } from './search.ts';
import { SearchForm, type SearchFormProps } from './search-form.tsx';

export interface PeoplePagesProps {
  route: PageRoute;
  /** Draws the pages of the person that was opened. */
  show: (person: PersonStores) => ComponentChildren;
}

/** Somebody's page opens at an address of its own; a link to one of their devices or checks leads there. */
function openPageOf(who: string, reason: string, route: PageRoute): void {
  openPerson(who, reason);
  go(pathOf(route.who === who ? route : { page: 'overview', who }));
}

function closed(): void {
  close();
  go(pathOf({ page: 'people' }));
}

function Found({ finding }: { finding: Finding }) {
  const { search, reason } = finding;
  return (
    <Frame says={t(`people.frame_${search.by}`, { value: search.value, reason })} close={closed}>
      <FoundDevices
        finding={finding}
        open={(who) => openPageOf(who, reason, { page: 'people' })}
        retry={() => void openDevices([search], reason)}
      />
    </Frame>
  );
}

/** The frame tells of a look that is kept: there is none where nothing was shown. */
function Opened({ person: { reports }, children }: { person: PersonStores; children: ComponentChildren }) {
  const { phase } = useStore(reports.store);
  const { who, reason = '' } = reports;
  const says = phase === 'ready' ? t('people.frame', { who, reason }) : t('people.not_open', { who });
  return (
    <Frame says={says} close={closed}>
      {children}
    </Frame>
  );
}

/** The search, where nobody's page is open. */
function SearchPage({ who, devices, open }: SearchFormProps) {
  useEffect(() => {
    document.title = titleOf({ page: 'people' }, undefined);
  });
  return (
    <div class={css.page}>
      <Heading level={1}>{t('people.title')}</Heading>
      <p>{t(devices ? 'people.lead_devices' : 'people.lead')}</p>
      <SearchForm who={who} devices={devices} open={open} />
    </div>
  );
}

/** Somebody else's page for those who help: first why, then the same page in a frame that says whose it is. */
export function PeoplePages({ route, show }: PeoplePagesProps) {
  const { person, finding } = useStore(looking);
  const devices = useStore(session).session?.roles.includes('security') === true;
  if (person !== undefined && person.reports.who === route.who) {
    return <Opened person={person}>{show(person)}</Opened>;
  }
  if (finding !== undefined && route.who === undefined) return <Found finding={finding} />;
  const open = (search: Search, reason: string) => {
    if (search.for === 'devices') return void openDevices(search.searches, reason);
    openPageOf(search.email, reason, route);
  };
  return <SearchPage key={route.who} who={route.who ?? ''} devices={devices} open={open} />;
}
