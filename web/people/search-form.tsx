import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words/words.ts';
import { Field } from './field.tsx';
import { type Mistakes, mistakesIn } from './mistakes.ts';
import css from './people.module.css';

export interface SearchFormProps {
  who: string;
  open: (who: string, reason: string) => void;
}

function Mistaken({ mistakes }: { mistakes: Mistakes }) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [mistakes]);
  return (
    <div role="alert" tabindex={-1} ref={summary} class={css.mistakes}>
      <h2>{t('people.errors')}</h2>
      <ul>
        {Object.entries(mistakes).map(([field, key]) => (
          <li key={field}>
            <a href={`#field-${field}`}>{t(key)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whose page, and why. */
export function SearchForm({ who, open }: SearchFormProps) {
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const email = String(data.get('email')).trim().toLowerCase();
    const reason = String(data.get('reason')).trim();
    const found = mistakesIn(email, reason);
    setMistakes(found);
    if (Object.keys(found).length === 0) open(email, reason);
  };
  return (
    <form class={css.form} noValidate onSubmit={submit}>
      {Object.keys(mistakes).length > 0 && <Mistaken mistakes={mistakes} />}
      <Field name="email" keyboard="email" value={who} mistake={mistakes.email} />
      <Field
        name="reason"
        keyboard="text"
        value=""
        mistake={mistakes.reason}
        hint={t('people.reason_hint')}
      />
      <button type="submit" class="primary">
        {t('people.open')}
      </button>
    </form>
  );
}
