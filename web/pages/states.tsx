import type { Failure } from '../api.ts';
import { signInAt } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { Link } from '../routes/link.tsx';
import { t } from '../words/words.ts';
import css from './states.module.css';

export interface LoadingProps {
  slow: boolean;
}

/** The shape of the page while the report is on its way; after some seconds, words. */
export function Loading({ slow }: LoadingProps) {
  return (
    <div class={css.loading}>
      <h1 class="vh" tabindex={-1}>
        {t('verdict.title')}
      </h1>
      <div class={css.shape}>
        {!slow && <p>{t('states.loading')}</p>}
        <p role="status">{slow && t('states.slow')}</p>
      </div>
      <div class={css.card} aria-hidden="true" />
    </div>
  );
}

export interface CouldNotLoadProps {
  failure: Failure | undefined;
  busy: boolean;
  retry: () => void;
}

/** Nothing could be loaded: says that it is not about the reader's devices, and how to go on. */
export function CouldNotLoad({ failure, busy, retry }: CouldNotLoadProps) {
  const problem = failure && 'problem' in failure ? failure.problem : {};
  const kind = failure?.kind;
  const what = kind === 'forbidden' || kind === 'network' ? kind : 'failed';
  return (
    <Notice icon="info" title={t(`states.${what}`)} text={t(`states.${what}_says`)}>
      <div role="alert">
        {problem.detail && <p>{problem.detail}</p>}
        {problem.request_id && <p>{t('states.reference', { id: problem.request_id })}</p>}
      </div>
      <button type="button" class="primary" aria-disabled={busy} onClick={retry}>
        {busy ? t('states.retrying') : t('states.retry')}
      </button>
    </Notice>
  );
}

/** Nobody is signed in, so nothing is shown. */
export function SignedOut({ path }: { path: string }) {
  return (
    <Notice icon="eye" title={t('states.signed_out')} text={t('states.signed_out_says')}>
      <a href={signInAt(path)} class="button primary">
        {t('states.sign_in')}
      </a>
    </Notice>
  );
}

/** The shell opens without a connection; the devices are not stored here. */
export function Offline({ retry }: { retry: () => void }) {
  return (
    <Notice icon="offline" title={t('states.offline')} text={t('states.offline_says')}>
      <button type="button" class="primary" onClick={retry}>
        {t('states.retry')}
      </button>
    </Notice>
  );
}

/** There is no such page. */
export function NotFound() {
  return (
    <Notice icon="info" title={t('states.not_found')} text={t('states.not_found_says')}>
      <Link to="/" class="button primary">
        {t('nav.back')}
      </Link>
    </Notice>
  );
}
