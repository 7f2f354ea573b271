/**
 * How each type of notification is drawn. A type of your own: a component that takes `BodyProps`, and a line here.
 * Title, sender, time and answers are the same for all; a type that is not here is drawn like a simple one.
 */
import type { ComponentType } from 'preact';
import { type BodyProps, Plain } from './plain.tsx';

const TYPES: Readonly<Record<string, ComponentType<BodyProps>>> = {
  simple: Plain,
  confirm: Plain,
};

/** @param types default: the registry; another one in tests */
export const bodyOf = (type: string, types = TYPES): ComponentType<BodyProps> =>
  (Object.hasOwn(types, type) ? types[type] : undefined) ?? Plain;
