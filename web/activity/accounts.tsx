import type { Account } from '../../shared/model/account.ts';
import type { AccountsAnswer } from '../../shared/model/activity.ts';
import { Tag } from '../parts/tag.tsx';
import { onDate } from '../words/time.ts';
import { t } from '../words/words.ts';
import css from './activity.module.css';

function SecondFactor({ second_factor }: Pick<Account, 'second_factor'>) {
  if (second_factor === undefined) {
    return <Tag group="unknown">{t('accounts.second_factor_unknown')}</Tag>;
  }
  return second_factor.on ? (
    <Tag group="done">{t('accounts.second_factor_on')}</Tag>
  ) : (
    <Tag group="should">{t('accounts.second_factor_off')}</Tag>
  );
}

/** What is to be done, or why it is good as it is. */
const saysOf = ({ second_factor }: Account): string => {
  if (second_factor === undefined) return t('accounts.unknown_says');
  if (second_factor.on) return t('accounts.on_says');
  return t(second_factor.required ? 'accounts.off_required_says' : 'accounts.off_says');
};

interface AccountCardProps {
  account: Account;
  /** What people call the system that told it. */
  label: string;
}

function AccountCard({ account, label }: AccountCardProps) {
  const { name, about, second_factor } = account;
  return (
    <li class={css.card}>
      <h3>{t('accounts.account', { source: label, name })}</h3>
      <p>
        <SecondFactor {...(second_factor && { second_factor })} />
      </p>
      <p>{saysOf(account)}</p>
      {about !== undefined && (
        <p class={css.says}>{t('accounts.about', { date: onDate(`${about}T12:00:00Z`), source: label })}</p>
      )}
    </li>
  );
}

/** The reader's accounts: whether signing in takes more than a password, and which day that is about. */
export function Accounts({ accounts, sources }: AccountsAnswer) {
  if (accounts.length === 0) return <p>{t('accounts.none')}</p>;
  const labelOf = (name: string) => sources.find(({ source }) => source === name)?.label ?? name;
  return (
    <ul class={css.cards}>
      {accounts.map((account) => (
        <AccountCard
          key={`${account.source} ${account.id}`}
          account={account}
          label={labelOf(account.source)}
        />
      ))}
    </ul>
  );
}
