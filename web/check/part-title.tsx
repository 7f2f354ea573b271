import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Heading } from '../parts/heading.tsx';
import css from './part.module.css';

/** The level of the headings inside a check: one below the check's own, wherever that stands. */
export const PartLevel = createContext<2 | 4 | 5>(2);

/** The heading of a part of a check. */
export function PartTitle({ children }: { children: ComponentChildren }) {
  return (
    <Heading level={useContext(PartLevel)} class={css.title}>
      {children}
    </Heading>
  );
}
