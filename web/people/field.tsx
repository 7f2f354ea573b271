import { t } from '../words/words.ts';
import css from './people.module.css';

export interface FieldProps {
  name: 'email' | 'reason';
  label: string;
  keyboard: 'email' | 'text';
  value: string;
  /** Key of the words that say how to put it right. */
  mistake: string | undefined;
  hint?: string;
}

/** A labelled field with its hint and, when something is wrong, how to put it right. */
export function Field({ name, label, keyboard, value, mistake, hint }: FieldProps) {
  const id = `field-${name}`;
  const described = [hint && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(' ');
  return (
    <div class={css.field}>
      <label for={id}>{label}</label>
      {hint && <p id={`${id}-hint`}>{hint}</p>}
      {mistake && (
        <p id={`${id}-mistake`} class={css.mistake}>
          {t(mistake)}
        </p>
      )}
      <input
        id={id}
        name={name}
        type="text"
        inputmode={keyboard}
        defaultValue={value}
        autocomplete="off"
        aria-invalid={mistake !== undefined}
        {...(described && { 'aria-describedby': described })}
      />
    </div>
  );
}
