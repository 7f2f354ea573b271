import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { AccountMenu } from '../parts/lazy.ts';
import { Link } from '../routes/link.tsx';
import { pageAddress } from '../routes/router.ts';
import { type PageName, pathOf } from '../routes/routes.ts';
import { session } from '../store/session.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import css from './header.module.css';

export interface HeaderProps {
  /** The organization's name, once it is known. */
  organization: string | undefined;
  /** The e-mail address of who is signed in, once it is known. */
  user: string | undefined;
}

/** Pages for those who help, and for those who look after all devices. */
function pagesFor(roles: readonly string[]): PageName[] {
  const counts = roles.includes('security');
  const helps = counts || roles.includes('helpdesk');
  return [...(helps ? (['people'] as const) : []), ...(counts ? (['fleet'] as const) : [])];
}

function Pages() {
  const { route } = useStore(pageAddress);
  const roles = useStore(session).session?.roles ?? [];
  const current: PageName = route.who !== undefined ? 'people' : route.page;
  const pages: PageName[] = ['overview', 'accounts', 'privacy', 'help', ...pagesFor(roles)];
  return (
    <nav aria-label={t('nav.label')} class={css.nav}>
      {pages.map((page) => (
        <Link key={page} to={pathOf({ page })} current={page === current}>
          {t(`nav.${page}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Who is signed in, and what is theirs to choose. What is in it is loaded when it is opened. */
function Account({ user }: Pick<HeaderProps, 'user'>) {
  const [open, setOpen] = useState(false);
  return (
    <div class={css.account}>
      <button type="button" class="quiet" popovertarget="account">
        <Icon name="person" />
        {t('nav.account')}
      </button>
      <div id="account" popover="auto" onToggle={({ newState }) => setOpen(newState === 'open')}>
        {open && <AccountMenu user={user} />}
      </div>
    </div>
  );
}

/** The top of every page: where I am, where else I can go, and who I am. */
export function Header({ organization, user }: HeaderProps) {
  return (
    <header class={css.header}>
      <div class={css.row}>
        <div class={css.home}>
          <Link to="/" class={css.brand} label={t('site.home')}>
            <img src="/logo.svg" alt="" width="32" height="32" />
            <span>{t('site.name')}</span>
          </Link>
          <span class={css.organization}>{organization}</span>
        </div>
        <Account user={user} />
        <Pages />
      </div>
    </header>
  );
}
