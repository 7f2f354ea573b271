/** Names as an organization writes them: `*` stands for anything, capitals do not count. */
import * as z from 'zod';
import { starMatcher } from '../practices/index.ts';

export const patterns = z
  .array(z.string().min(1, { error: 'is empty. Write a name, in which * stands for anything' }))
  .min(1, { error: 'is empty. Write at least one name, or remove it' });

/** Whether a text is one of these names, as a whole. What is absent is none. */
export function matcher(names: readonly string[]): (text: string | undefined) => boolean {
  const isOne = starMatcher(names);
  return (text) => text !== undefined && isOne(text);
}
