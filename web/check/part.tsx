import type { ComponentChildren } from 'preact';
import { PartTitle } from './part-title.tsx';

export interface PartProps {
  title: string;
  children: ComponentChildren;
  /** The language of the text, when it is not the page's. */
  lang?: string;
}

/** A titled paragraph of a check. */
export function Part({ title, children, lang }: PartProps) {
  return (
    <div>
      <PartTitle>{title}</PartTitle>
      <p {...(lang !== undefined && { lang })}>{children}</p>
    </div>
  );
}
