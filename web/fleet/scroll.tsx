import type { ComponentChildren } from 'preact';
import css from './fleet.module.css';

export interface ScrollProps {
  /** What a reader hears when the keyboard gets here. */
  label: string;
  children: ComponentChildren;
}

/** A table that is wider than a phone: it moves sideways alone, with the keyboard too. */
export function Scroll({ label, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields of a form; this holds a table.
    <div role="group" aria-label={label} tabindex={0} class={css.scroll}>
      {children}
    </div>
  );
}
