import type { ComponentChildren } from 'preact';
import { go } from './router.ts';

export interface LinkProps {
  /** An address of this site. */
  to: string;
  children: ComponentChildren;
  class?: string | undefined;
  current?: boolean;
  label?: string;
}

/** A click that means "open here", not "open in a new tab" or "save". */
const plain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link within the site: a real address that opens without loading the page again. */
export function Link({ to, children, class: name, current, label }: LinkProps) {
  const open = (event: MouseEvent) => {
    if (!plain(event)) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={to}
      onClick={open}
      {...(name !== undefined && { class: name })}
      {...(current && { 'aria-current': 'page' as const })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {children}
    </a>
  );
}
