import { isFiller, isWord } from './filler.ts';
import { isOfAnotherKind } from './other-kinds.ts';
import { bareText, spelledSerial } from './spelling.ts';

/**
 * The canonical spelling of a serial number: trimmed, single blanks, capitals of A to Z.
 *
 * @param value anything; what is neither text nor a whole number gives `undefined`
 * @returns `undefined` for what identifies no machine, such as "To Be Filled By O.E.M.", "0123456789ABCDEF" and "0"
 */
export function canonicalSerial(value: unknown): string | undefined {
  const serial = spelledSerial(value);
  if (serial === undefined || isOfAnotherKind(serial)) return undefined;
  const bare = bareText(serial);
  const digits = bare.replace(/^0X/, '');
  // Behind 0x stand digits, even where they spell a word.
  return isFiller(digits) || (bare === digits && isWord(bare)) ? undefined : serial;
}
