import css from './icon.module.css';
import type { IconName } from './icons.ts';

export interface IconProps {
  name: IconName;
  /** Larger, for pictures of devices. */
  large?: boolean;
  class?: string | undefined;
}

/** A drawing beside words that say the same, so it is hidden from those who cannot see it. */
export function Icon({ name, large, class: extra }: IconProps) {
  const classes = [css.icon, large && css.large, extra].filter(Boolean).join(' ');
  return (
    <svg class={classes} aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  );
}
