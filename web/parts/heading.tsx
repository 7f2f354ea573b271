import type { ComponentChildren } from 'preact';

export interface HeadingProps {
  level: 1 | 2 | 3 | 4 | 5;
  children: ComponentChildren;
  class?: string | undefined;
  id?: string;
}

/** A heading whose level depends on where its block stands. The heading of a page takes the focus after a move. */
export function Heading({ level, children, class: name, id }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag
      {...(name !== undefined && { class: name })}
      {...(id !== undefined && { id })}
      {...(level === 1 && { tabindex: -1 })}
    >
      {children}
    </Tag>
  );
}
