/** Objects that name what they do not know, and guess what was meant. */
import { distance } from 'fastest-levenshtein';
import * as z from 'zod';

/** Platforms by the names that others give them, with or without a version. */
const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/^(mac|osx|darwin)/, 'Mac'],
  [/^(ios|iphone|ipad)/, 'iOS'],
  [/^win/, 'Windows'],
  [/^chrome/, 'ChromeOS'],
  [/^android/, 'Android'],
];

/** The known name that was probably meant, if any is near enough; case does not count. */
export function nearest<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  const far = (candidate: Name) => distance(name.toLowerCase(), candidate.toLowerCase());
  const [guess] = [...known].sort((left, right) => far(left) - far(right));
  if (guess && far(guess) <= Math.max(1, Math.floor(guess.length / 3))) return guess;
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  const platform = PLATFORMS.find(([called]) => called.test(letters))?.[1];
  return known.find((one) => one === platform);
}

/** "is not known. Did you mean `x`?", or the list of what is known. */
export function notKnown(name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  return guess
    ? `\`${name}\` is not known here. Did you mean \`${guess}\`?`
    : `\`${name}\` is not known here. Remove it, or use one of: ${known.join(', ')}.`;
}

/** Gives one line per unknown key, in the order of `issue.keys`. */
const unknownKeys =
  (known: readonly string[]) =>
  (issue: z.core.$ZodRawIssue): string | undefined =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key: string) => notKnown(key, known)).join('\n')
      : undefined;

/** An object without other keys. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: unknownKeys(Object.keys(shape)) });
}

/** A group of values of one kind under some of these keys, and no others. */
export function under<const Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) {
  return z.partialRecord(z.enum(keys), value, { error: unknownKeys(keys) });
}
