import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words/words.ts';
import { Field } from './field.tsx';
import { type Mistakes, mistakesIn } from './mistakes.ts';
import css from './people.module.css';
import { type Search, searchFor } from './search.ts';

export interface SearchFormProps {
  who: string;
  /** Serial numbers and network addresses can be looked for, too. */
  devices: boolean;
  open: (search: Search, reason: string) => void;
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

/** Whose page or which device, and why. */
export function SearchForm({ who, devices, open }: SearchFormProps) {
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const search = searchFor(String(data.get('email')), devices);
    const reason = String(data.get('reason')).trim();
    const found = mistakesIn(search, devices, reason);
    setMistakes(found);
    if (search !== undefined && Object.keys(found).length === 0) open(search, reason);
  };
  return (
    <form class={css.form} noValidate onSubmit={submit}>
      {Object.keys(mistakes).length > 0 && <Mistaken mistakes={mistakes} />}
      <Field
        name="email"
        label={t(devices ? 'people.search' : 'people.email')}
        keyboard={devices ? 'text' : 'email'}
        value={who}
        mistake={mistakes.email}
      />
      <Field
        name="reason"
        label={t('people.reason')}
        keyboard="text"
        value=""
        mistake={mistakes.reason}
        hint={t('people.reason_hint')}
      />
      <button type="submit" class="primary">
        {t(devices ? 'people.look' : 'people.open')}
      </button>
    </form>
  );
}
