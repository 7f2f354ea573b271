import type { ComponentChildren } from 'preact';
import { Heading } from './heading.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import css from './notice.module.css';

export interface NoticeProps {
  icon: IconName;
  title: string;
  /** What to do about it, below the words. */
  children?: ComponentChildren;
  text?: string;
}

/** A page that has one thing to say: not found, signed out, could not load. */
export function Notice({ icon, title, text, children }: NoticeProps) {
  return (
    <section class={css.notice}>
      <Icon name={icon} large class={css.icon} />
      <Heading level={1}>{title}</Heading>
      {text && <p>{text}</p>}
      {children}
    </section>
  );
}
