/** Objects that name what they do not know, and guess what was meant. */
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';

/** The known name that was probably meant, if any is near enough; case does not count. */
export function nearest<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  const far = (candidate: Name) => distance(name.toLowerCase(), candidate.toLowerCase());
  const [guess] = [...known].sort((left, right) => far(left) - far(right));
  return guess && far(guess) <= Math.max(1, Math.floor(guess.length / 3)) ? guess : undefined;
}

/** "is not known. Did you mean `x`?", or the list of what is known. */
export function notKnown(name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  return guess
    ? `\`${name}\` is not known here. Did you mean \`${guess}\`?`
    : `\`${name}\` is not known here. Remove it, or use one of: ${known.join(', ')}.`;
}

/** An object without other keys. Its message has one line per unknown key, in the order of `issue.keys`. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const keys: string[] = issue.keys;
      return keys.map((key) => notKnown(key, Object.keys(shape))).join('\n');
    },
  });
}
