/** Names as an organization writes them: `*` stands for anything, capitals do not count. */
import * as z from 'zod';

export const patterns = z
  .array(z.string().min(1, { error: 'is empty. Write a name, in which * stands for anything' }))
  .min(1, { error: 'is empty. Write at least one name, or remove it' });

const literal = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** Whether a text is one of these names, as a whole. What is absent is none. */
export function matcher(names: readonly string[]): (text: string | undefined) => boolean {
  const expressions = names.map((name) => {
    const parts = name.trim().split('*').map(literal);
    return new RegExp(`^${parts.join('.*')}$`, 'is');
  });
  return (text) => text !== undefined && expressions.some((expression) => expression.test(text.trim()));
}
