import type { Report } from '../../shared/model/report.ts';
import { Heading } from '../parts/heading.tsx';
import { t } from '../words/words.ts';
import css from './text-page.module.css';
import { WhoLooked } from './who-looked.tsx';

export interface PrivacyPageProps {
  report: Report | undefined;
}

const COLLECTED = ['device', 'identifiers', 'system', 'settings', 'software', 'times'] as const;
const NEVER = ['files', 'browsing', 'place', 'typing', 'others'] as const;
const WHO = ['who_you', 'who_helpdesk', 'who_security', 'who_log'] as const;

function Collected() {
  return (
    <section>
      <h2>{t('privacy.collected')}</h2>
      <p>{t('privacy.collected_says')}</p>
      <dl>
        {COLLECTED.map((kind) => (
          <div key={kind}>
            <dt>{t(`privacy.facts.${kind}`)}</dt>
            <dd>{t(`privacy.facts.${kind}_why`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Listed({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** What is collected and why, what never is, where it comes from, how long it is kept and who can see it. */
export function PrivacyPage({ report }: PrivacyPageProps) {
  const sources = report?.sources ?? [];
  return (
    <div class={css.page}>
      <Heading level={1}>{t('privacy.title')}</Heading>
      <p class={css.lead}>{t('privacy.lead')}</p>
      <Listed title={t('privacy.who')} items={WHO.map((who) => t(`privacy.${who}`))} />
      {report && <WhoLooked />}
      <Collected />
      <Listed title={t('privacy.never')} items={NEVER.map((thing) => t(`privacy.never_list.${thing}`))} />
      {sources.length > 0 && (
        <Listed title={t('privacy.sources')} items={sources.map(({ label }) => label)} />
      )}
      <section>
        <h2>{t('privacy.kept')}</h2>
        <p>{t('privacy.kept_says')}</p>
        <p>{t('privacy.browser')}</p>
      </section>
      <section>
        <h2>{t('privacy.acts')}</h2>
        <p>{t('privacy.acts_says')}</p>
      </section>
    </div>
  );
}
