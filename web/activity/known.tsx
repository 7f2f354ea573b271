import type { ComponentChildren } from 'preact';
import type { ActivitySource } from '../../shared/model/activity.ts';
import type { ApiResult } from '../api.ts';
import { Ago } from '../parts/ago.tsx';
import { onDate } from '../words/time.ts';
import { t, tell } from '../words/words.ts';
import css from './activity.module.css';

interface SourceNotesProps {
  sources: readonly ActivitySource[];
}

/** Which system told this and up to when; and what is missing, in the server's words. */
export function SourceNotes({ sources }: SourceNotesProps) {
  return (
    <ul class={css.notes}>
      {sources.map(({ source, label, message, synced_at, covers }) => (
        <li key={source}>
          {covers
            ? tell('accounts.covers', {
                source: label,
                from: onDate(covers.from),
                ago: <Ago at={covers.to} />,
              })
            : synced_at !== null && tell('accounts.told', { source: label, ago: <Ago at={synced_at} /> })}
          {message && ` ${message}`}
        </li>
      ))}
    </ul>
  );
}

interface KnownProps<Data> {
  answer: ApiResult<Data> | undefined;
  children: (data: Data) => ComponentChildren;
}

/** Draws an answer; until it is there, says so. */
export function Known<Data extends { sources: readonly ActivitySource[] }>({
  answer,
  children,
}: KnownProps<Data>) {
  if (answer === undefined) return <p aria-busy="true">{t('part.loading')}</p>;
  if (!answer.ok) return <p role="alert">{t('accounts.failed')}</p>;
  const { sources } = answer.data;
  if (sources.length === 0) return <p>{t('accounts.no_source')}</p>;
  return (
    <>
      {children(answer.data)}
      <SourceNotes sources={sources} />
    </>
  );
}
