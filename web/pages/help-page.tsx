import type { Organization } from '../../shared/model/report.ts';
import { OPEN_GROUPS } from '../model/checks.ts';
import { Contact } from '../parts/contact.tsx';
import { Heading } from '../parts/heading.tsx';
import { Tag } from '../parts/tag.tsx';
import { t } from '../words/words.ts';
import css from './text-page.module.css';

export interface HelpPageProps {
  organization: Organization | undefined;
}

function Questions({ help }: Pick<Organization, 'help'>) {
  if (help.length === 0) return <p>{t('help.none')}</p>;
  return (
    <>
      {help.map(({ question, answer }) => (
        <details key={question}>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </>
  );
}

/** The organization's questions and answers, what the words mean, and whom to ask. */
export function HelpPage({ organization }: HelpPageProps) {
  return (
    <div class={css.page}>
      <Heading level={1}>{t('help.title')}</Heading>
      <p class={css.lead}>{t('help.lead')}</p>
      <section>
        <h2>{t('help.questions')}</h2>
        <Questions help={organization?.help ?? []} />
      </section>
      <section>
        <h2>{t('help.words')}</h2>
        <dl>
          {OPEN_GROUPS.map((group) => (
            <div key={group}>
              <dt>
                <Tag group={group} />
              </dt>
              <dd>{t(`group_says.${group}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {organization && (
        <section>
          <h2>{t('help.contact')}</h2>
          <p>{organization.contact.name}</p>
          <Contact contact={organization.contact} />
        </section>
      )}
    </div>
  );
}
