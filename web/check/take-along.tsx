import { useState } from 'preact/hooks';
import type { Directions } from '../../shared/model/report.ts';
import { stepsAsText } from '../model/plain.ts';
import { Icon } from '../parts/icon.tsx';
import { t } from '../words/words.ts';
import css from './take-along.module.css';

export interface TakeAlongProps {
  title: string;
  directions: Directions;
  print: (on: boolean) => void;
}

/** Copy and print: for steps that ask to restart the very device that shows them. */
export function TakeAlong({ title, directions, print }: TakeAlongProps) {
  const [said, setSaid] = useState<'copied' | 'not_copied'>();
  const copy = () =>
    navigator.clipboard.writeText(stepsAsText(title, directions)).then(
      () => setSaid('copied'),
      () => setSaid('not_copied'),
    );
  const printed = () => {
    print(true);
    addEventListener('afterprint', () => print(false), { once: true });
    // After the drawing that marks this check as the one to print.
    setTimeout(() => window.print(), 50);
  };
  return (
    <div class={`${css.row} no-print`}>
      <button type="button" onClick={() => void copy()}>
        <Icon name="copy" /> {t('check.copy')}
      </button>
      <button type="button" onClick={printed}>
        <Icon name="print" /> {t('check.print')}
      </button>
      <span role="status">{said && t(`check.${said}`)}</span>
    </div>
  );
}
