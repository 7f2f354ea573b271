import { signInAt } from '../api.ts';
import { extend, session } from '../store/session.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import css from './session-end.module.css';

/** Two minutes before the session ends: says so, and offers to stay. */
export function SessionEnd() {
  const { ending, final, said } = useStore(session);
  return (
    <>
      <div role="alert" class={ending ? css.warning : undefined}>
        {ending && (
          <>
            <h2>{t('session.title')}</h2>
            <p>{t('session.says')}</p>
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
