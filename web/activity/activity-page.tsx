import type { Organization } from '../../shared/model/report.ts';
import { fetchAccounts, fetchEvents } from '../api-later.ts';
import { SignedOut } from '../pages/states.tsx';
import { Heading } from '../parts/heading.tsx';
import { t } from '../words/words.ts';
import { Accounts } from './accounts.tsx';
import css from './activity.module.css';
import { useAsked } from './asked.ts';
import { Known } from './known.tsx';
import { SignIns } from './sign-ins.tsx';

export interface ActivityPageProps {
  organization: Organization | undefined;
}

/** The reader's own accounts, and what happened to them lately. */
export function ActivityPage({ organization }: ActivityPageProps) {
  const accounts = useAsked(fetchAccounts);
  const events = useAsked(fetchEvents);
  const isOut = [accounts, events].some(
    (answer) => answer && !answer.ok && answer.failure.kind === 'signed_out',
  );
  if (isOut) return <SignedOut path="/accounts" />;
  return (
    <div class={css.page}>
      <Heading level={1}>{t('accounts.title')}</Heading>
      <p class={css.says}>{t('accounts.lead')}</p>
      <section class={css.section}>
        <h2>{t('accounts.accounts')}</h2>
        <Known answer={accounts}>{(data) => <Accounts {...data} />}</Known>
      </section>
      <section class={css.section}>
        <h2>{t('accounts.sign_ins')}</h2>
        <Known answer={events}>{(data) => <SignIns answer={data} organization={organization} />}</Known>
      </section>
    </div>
  );
}
