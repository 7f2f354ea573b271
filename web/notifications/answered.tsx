import { useEffect, useRef } from 'preact/hooks';
import type { ReportNotification } from '../../shared/model/notification.ts';
import { Ago } from '../parts/ago.tsx';
import { Icon } from '../parts/icon.tsx';
import { t, tell } from '../words/words.ts';
import type { Draft } from './answering.ts';
import { NextStep } from './next-step.tsx';
import css from './notifications.module.css';

export interface AnsweredProps {
  notification: ReportNotification;
  /** What became of it just now; absent for what was answered earlier. */
  phase?: Draft['phase'];
}

/** What was said and when. Said aloud, and focused, when it has just been kept. */
export function Answered({ notification: { answer, actions, next }, phase }: AnsweredProps) {
  const box = useRef<HTMLDivElement>(null);
  const justNow = phase === 'saved' || phase === 'otherwise';
  useEffect(() => {
    if (justNow) box.current?.focus();
  }, [justNow]);
  if (!answer) return null;
  const action = actions.find(({ id }) => id === answer.action);
  return (
    <div ref={box} tabindex={-1} class={css.answered}>
      <div role="status">
        {phase === 'otherwise' && <p class={css.strong}>{t('notifications.otherwise')}</p>}
        <p>
          <Icon name="done" class={css.done} />{' '}
          {tell(justNow ? 'notifications.saved' : 'notifications.said', {
            answer: <strong>{action?.label ?? answer.action}</strong>,
            ago: <Ago at={answer.at} />,
          })}
        </p>
        {answer.comment && <blockquote class={css.quote}>{answer.comment}</blockquote>}
      </div>
      {justNow && action?.style === 'alarm' && next && <NextStep next={next} />}
    </div>
  );
}
