import { useEffect, useRef } from 'preact/hooks';
import {
  LONGEST_COMMENT,
  type NotificationAction,
  type ReportNotification,
} from '../../shared/model/notification.ts';
import type { Failure } from '../api.ts';
import { Icon } from '../parts/icon.tsx';
import { useReport } from '../parts/report-context.ts';
import { connection } from '../store/connection.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words/words.ts';
import { type Answering, answering, type Draft } from './answering.ts';
import { NextStep } from './next-step.tsx';
import css from './notifications.module.css';

export interface AnswerFormProps {
  notification: ReportNotification;
  drafts?: Answering;
}

/** Says plainly that nothing is stored yet, and why. What was written stays in the form. */
function NotSaved({ failure }: { failure: Failure }) {
  const problem = 'problem' in failure ? failure.problem : {};
  return (
    <div role="alert" class={css.failed}>
      <p class={css.strong}>{t('notifications.failed')}</p>
      <p>{t(`notifications.failed_${failure.kind}`, { detail: problem.detail ?? '' })}</p>
      {problem.request_id && <p>{t('notifications.reference', { id: problem.request_id })}</p>}
    </div>
  );
}

interface ChosenProps {
  notification: ReportNotification;
  draft: Draft;
  action: NotificationAction;
  drafts: Answering;
}

function Comment({ notification: { id }, draft, action, drafts }: ChosenProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), [action.id, draft.missing]);
  const name = `comment-${id}`;
  return (
    <div class={css.comment}>
      <label for={name}>{t(`notifications.comment_${action.comment}`)}</label>
      {draft.missing && (
        <p id={`${name}-missing`} class={css.mistake} role="alert">
          {t('notifications.comment_missing')}
        </p>
      )}
      <textarea
        id={name}
        ref={field}
        rows={3}
        maxLength={LONGEST_COMMENT}
        value={draft.comment}
        aria-invalid={draft.missing}
        {...(draft.missing && { 'aria-describedby': `${name}-missing` })}
        onInput={(event) => drafts.write(id, event.currentTarget.value)}
      />
    </div>
  );
}

/** What was chosen, before it is sent: an answer counts once, so nobody gives one by a slip of the thumb. */
function Chosen(props: ChosenProps) {
  const { notification, draft, action, drafts } = props;
  const { reports } = useReport();
  const { online } = useStore(connection);
  const saving = draft.phase === 'saving';
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (online) void drafts.send(notification, reports);
  };
  const word = draft.phase === 'failed' ? 'again' : 'send';
  return (
    <form class={css.form} noValidate onSubmit={send}>
      {action.style === 'alarm' && notification.next && <NextStep next={notification.next} />}
      {action.comment !== 'none' && <Comment {...props} />}
      {draft.failure && <NotSaved failure={draft.failure} />}
      {!online && <p role="status">{t('notifications.offline')}</p>}
      <div class={css.buttons}>
        <button type="submit" class="primary" aria-disabled={saving || !online}>
          {saving ? t('notifications.saving') : t(`notifications.${word}`, { answer: action.label })}
        </button>
        {!saving && (
          <button type="button" onClick={() => drafts.choose(notification.id, undefined)}>
            <Icon name="back" /> {t('notifications.back')}
          </button>
        )}
      </div>
    </form>
  );
}

/** The possible answers, as large buttons one thumb can reach. */
export function AnswerForm({ notification, drafts = answering }: AnswerFormProps) {
  const { reports } = useReport();
  useStore(drafts.store);
  const draft = drafts.draft(notification.id);
  const { chosen } = draft;
  if (chosen) return <Chosen notification={notification} draft={draft} action={chosen} drafts={drafts} />;
  const choose = (action: NotificationAction) => {
    drafts.choose(notification.id, action);
    // To say that something was read, one press is enough.
    if (notification.actions.length === 1 && action.comment === 'none') {
      void drafts.send(notification, reports);
    }
  };
  return (
    <fieldset class={css.buttons}>
      <legend class="vh">{t('notifications.answers', { title: notification.title })}</legend>
      {notification.actions.map((action) => (
        <button
          key={action.id}
          type="button"
          class={action.style === 'primary' ? 'primary' : action.style === 'alarm' ? css.alarm : undefined}
          onClick={() => choose(action)}
        >
          {action.label}
        </button>
      ))}
    </fieldset>
  );
}
