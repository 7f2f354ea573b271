import type { Group } from '../../shared/model/report.ts';
import { t } from '../words/words.ts';
import { Icon } from './icon.tsx';
import css from './tag.module.css';

export interface TagProps {
  group: Group;
  /** Instead of the group's own word. */
  children?: string;
}

/** A state as word, shape and colour together; none of the three stands alone. */
export function Tag({ group, children }: TagProps) {
  return (
    <span class={`${css.tag} ${css[group]}`}>
      <Icon name={group} />
      {children ?? t(`group.${group}`)}
    </span>
  );
}
