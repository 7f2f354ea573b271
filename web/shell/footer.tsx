import type { Organization } from '../../shared/model/report.ts';
import { Contact } from '../parts/contact.tsx';
import { LANGUAGES, rememberLanguage } from '../words/language.ts';
import { language, t } from '../words/words.ts';
import css from './footer.module.css';

export interface FooterProps {
  organization: Organization | undefined;
}

/** The report's texts come from the server in the chosen language, so the page is loaded again. */
function choose(tag: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that people still use.
  document.cookie = rememberLanguage(tag, location.protocol === 'https:');
  location.reload();
}

function Languages() {
  return (
    <nav aria-label={t('nav.language')} class={css.languages}>
      {Object.entries(LANGUAGES).map(([tag, name]) => (
        <button
          key={tag}
          type="button"
          class="quiet"
          lang={tag}
          aria-pressed={tag === language()}
          onClick={() => choose(tag)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}

/** The bottom of every page: whom to ask, always in this place, and the language. */
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
        <Languages />
      </div>
    </footer>
  );
}
