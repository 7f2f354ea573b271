import { signInAt } from '../api.ts';
import { Ago } from '../parts/ago.tsx';
import { endOf, extend, session } from '../store/session.ts';
import { useStore } from '../store/store.ts';
import { t, tell } from '../words/words.ts';
import css from './session-end.module.css';

/** Two minutes before the session ends: says so, and offers to stay. */
export function SessionEnd() {
  const { session: known, ending, final, said } = useStore(session);
  const warns = ending && known !== undefined;
  return (
    <>
      <div role="alert" class={warns ? css.warning : undefined}>
        {warns && (
          <>
            <h2>{t('session.title')}</h2>
            <p>{tell('session.says', { when: <Ago at={new Date(endOf(known)).toISOString()} /> })}</p>
            {final ? (
              <a href={signInAt(location.pathname)} class="button primary">
                {t('session.again')}
              </a>
            ) : (
              <button type="button" class="primary" onClick={() => void extend()}>
                {t('session.stay')}
              </button>
            )}
          </>
        )}
      </div>
      <p role="status" class="vh">
        {said && t(`session.${said}`)}
      </p>
    </>
  );
}
