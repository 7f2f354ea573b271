import type { ComponentChildren } from 'preact';
import { t } from '../words/words.ts';
import css from './people.module.css';

export interface FrameProps {
  /** Whose it is and why it is open. */
  says: string;
  close: () => void;
  children: ComponentChildren;
}

/** Around everything that is somebody else's: says so all the time, and that the look is kept. */
export function Frame({ says, close, children }: FrameProps) {
  return (
    <div class={css.framed}>
      <aside class={css.frame} aria-label={t('people.title')}>
        <p>{says}</p>
        <button type="button" onClick={close}>
          {t('people.close')}
        </button>
      </aside>
      {children}
    </div>
  );
}
