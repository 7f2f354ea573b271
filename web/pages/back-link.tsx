import { Icon } from '../parts/icon.tsx';
import { Link } from '../routes/link.tsx';
import css from './back-link.module.css';

export interface BackLinkProps {
  to: string;
  words: string;
}

/** The way up, above the heading of a page. */
export function BackLink({ to, words }: BackLinkProps) {
  return (
    <p class="no-print">
      <Link to={to} class={css.back}>
        <Icon name="back" /> {words}
      </Link>
    </p>
  );
}
