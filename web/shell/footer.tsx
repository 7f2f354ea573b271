import type { Organization } from '../../shared/model/report.ts';
import { Contact } from '../parts/contact.tsx';
import { t } from '../words/words.ts';
import css from './footer.module.css';

export interface FooterProps {
  organization: Organization | undefined;
}

/** The bottom of every page: whom to ask, always in this place. */
export function Footer({ organization }: FooterProps) {
  return (
    <footer class={css.footer}>
      <div class={css.row}>
        {organization && (
          <div>
            <h2>{t('contact.title')}</h2>
            <p>{t('contact.says')}</p>
            <Contact contact={organization.contact} />
          </div>
        )}
      </div>
    </footer>
  );
}
