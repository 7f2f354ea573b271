import type { Failure } from '../api.ts';
import { t } from '../words/words.ts';
import css from './notifications.module.css';

/** Says plainly that nothing is stored yet, and why. What was written stays in the form. */
export function NotSaved({ failure }: { failure: Failure }) {
  const problem = 'problem' in failure ? failure.problem : {};
  return (
    <div role="alert" class={css.failed}>
      <p class={css.strong}>{t('notifications.failed')}</p>
      <p>{t(`notifications.failed_${failure.kind}`, { detail: problem.detail ?? '' })}</p>
      {problem.request_id && <p>{t('notifications.reference', { id: problem.request_id })}</p>}
    </div>
  );
}
