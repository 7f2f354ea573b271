/** Runs: what people type when they have nothing to say, such as `000000`, `12345678` and `FEDCBA98`. */

const COUNTING = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** How a character follows another when counting: by one up or down; after 9 comes 0 or A, after the 0 of "…890" A, after F G or 0. */
function stepOf(one: string, next: string): 'same' | 'up' | 'down' | undefined {
  if (one === next) return 'same';
  if (follows(one, next)) return 'up';
  return follows(next, one) ? 'down' : undefined;
}

function follows(one: string, next: string): boolean {
  const [from, to] = [COUNTING.indexOf(one), COUNTING.indexOf(next)];
  if (from < 0 || to < 0) return false;
  return to === from + 1 || one + next === '90' || one + next === 'F0' || one + next === '0A';
}

/**
 * The run that a text ends with.
 *
 * @param text upper case
 * @returns where it begins: each character from there on is the same as the one before, or follows it by one up, or by
 *   one down. The text's last place when there is none
 */
export function runAtEnd(text: string): number {
  let start = Math.max(text.length - 1, 0);
  const step = stepOf(text[start - 1] ?? '', text[start] ?? '');
  while (start > 0 && step !== undefined && stepOf(text[start - 1] ?? '', text[start] ?? '') === step)
    start -= 1;
  return start;
}

/** A shorter run may be chance. */
const SHORTEST = 3;

/** Whether a text is runs one after the other: `ABC123`, `1234512345`. @param text upper case */
export function isRuns(text: string): boolean {
  let rest = text;
  while (rest !== '') {
    const start = runAtEnd(rest);
    if (rest.length - start < SHORTEST) return false;
    rest = rest.slice(0, start);
  }
  return text !== '';
}

/** Whether each digit stands there twice: `112233`. */
export const isDoubled = (digits: string): boolean => /^(?:(.)\1)+$/.test(digits);

/** Whether each byte is the one before plus the same number: one byte repeated, 00 01 02 …, 00 11 22 …. */
export function isEvenlySpaced(text: string): boolean {
  if (!/^(?:[0-9A-F]{2})+$/.test(text)) return false;
  const bytes = (text.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  const [first = 0, second = 0] = bytes;
  return bytes.every((byte, index) => byte === (first + index * (second - first + 256)) % 256);
}

/** Letters and digits that count each for themselves: `A1B2C3D4`. @param text upper case */
export const isBraided = (text: string): boolean =>
  isRuns(text.replace(/[^A-Z]/g, '')) && isRuns(text.replace(/[^0-9]/g, ''));

/** How many characters make room for one that differs from the rest, and how many may differ at most. Judgement. */
const FOR_ONE_MORE = 7;
const MOST_DIFFERENT = 2;

/** Whether a text is one character again and again but for one or two that somebody changed: `11111112`. */
export function isNearlyOneCharacter(text: string): boolean {
  const different = Math.min(MOST_DIFFERENT, Math.floor(text.length / FOR_ONE_MORE));
  // If so few differ, one of the first is the one that repeats.
  return [...text.slice(0, MOST_DIFFERENT + 1)].some((one) => text.replaceAll(one, '').length <= different);
}

const COUNTED_OUT = Array.from({ length: 100 }, (_, number) => number).join('');
/** A shorter part may be chance. */
const LONG_ENOUGH = 8;

/** Whether a text is numbers one after the other: `12345678910`, `01234567891011`. */
export const isCountedOut = (text: string): boolean =>
  text.length >= LONG_ENOUGH && COUNTED_OUT.includes(text);
