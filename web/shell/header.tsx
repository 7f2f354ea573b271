import { signInAt } from '../api.ts';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../routes/link.tsx';
import { pageAddress } from '../routes/router.ts';
import { type PageName, pathOf } from '../routes/routes.ts';
import type { ReportState } from '../store/report.ts';
import { session, signOut } from '../store/session.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import css from './header.module.css';

export interface HeaderProps {
  /** The organization's name, once it is known. */
  organization: string | undefined;
  phase: ReportState['phase'];
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

/** The way out for those who are in, and the way in for those who are out. */
function Door({ phase }: Pick<HeaderProps, 'phase'>) {
  const { route } = useStore(pageAddress);
  if (phase === 'signed_out') {
    return (
      <a href={signInAt(pathOf(route))} class={css.out}>
        {t('states.sign_in')}
      </a>
    );
  }
  if (phase !== 'ready') return null;
  return (
    <button type="button" class={`quiet ${css.out}`} onClick={() => void signOut()}>
      <Icon name="sign_out" />
      {t('nav.sign_out')}
    </button>
  );
}

/** The top of every page: where I am, where else I can go, and the way out. */
export function Header({ organization, phase }: HeaderProps) {
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
        <Door phase={phase} />
        <Pages />
      </div>
    </header>
  );
}
