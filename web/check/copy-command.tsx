import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { t } from '../words/words.ts';
import css from './steps.module.css';

/** The commands of a step: what stands in it as code. */
export const commandsOf = (step: string): string[] =>
  [...step.matchAll(/`([^`]+)`/g)].map(([, command = '']) => command);

/** Copies one command, so that nobody has to type it. */
export function CopyCommand({ command }: { command: string }) {
  const [said, setSaid] = useState<'copied_one' | 'not_copied'>();
  const copy = () =>
    navigator.clipboard.writeText(command).then(
      () => setSaid('copied_one'),
      () => setSaid('not_copied'),
    );
  return (
    <p class={`${css.copy} no-print`}>
      <button type="button" aria-label={t('check.copy_this', { command })} onClick={() => void copy()}>
        <Icon name="copy" /> {t('check.copy_one')}
      </button>{' '}
      <span role="status">{said && t(`check.${said}`)}</span>
    </p>
  );
}
