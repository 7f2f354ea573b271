/**
 * Text that people are to read, without what nobody sees: such characters hide words, turn them round or let two
 * texts look alike (Unicode Technical Report 36).
 */

/** Control and format characters, private use, lone surrogates, fillers, and blanks that pass for letters or notes. */
const UNSEEN =
  '\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}\\u2800\\u{16FE4}\\u{1D159}';

/** Signs that Unicode files under format although they are drawn: Arabic, Syriac and Kaithi number signs. */
const DRAWN = '\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}';

const scripts = (...names: string[]) => names.map((name) => `\\p{Script_Extensions=${name}}`).join('');

/** Whether letters join changes the word (Unicode Standard Annex 31, section 2.3). */
const JOINING = scripts(
  ...['Arabic', 'Syriac', 'Nko', 'Mandaic', 'Mongolian', 'Phags_Pa', 'Adlam', 'Hanifi_Rohingya'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
  ...['Sinhala', 'Khmer', 'Myanmar', 'Tibetan'],
);
/** Written without blanks: a zero-width space says where a line may break. */
const UNSPACED = scripts('Thai', 'Lao', 'Khmer', 'Myanmar');

const SEEN = (characters: string) => `(?![${UNSEEN}])[${characters}]`;

/** Unseen by themselves, and still part of what is seen. Each stands directly behind what it changes, once. */
const NEEDED = [
  `(?<=${SEEN(JOINING)})[\\u200C\\u200D]`,
  `(?<=${SEEN(UNSPACED)})\\u200B(?=${SEEN(UNSPACED)})`,
  '(?<=\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\uFE0F]?)\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Emoji})[\\uFE0E\\uFE0F]',
  `(?<=${SEEN(scripts('Han'))})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]`,
  `(?<=${SEEN(scripts('Mongolian'))})[\\u180B-\\u180F]`,
  // Flags of England, Scotland, Wales: the black flag, a region in tag characters, the end.
  '(?<=\\u{1F3F4})[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}',
].join('|');

const HIDDEN = new RegExp(`(${NEEDED})|(?![${DRAWN}])[${UNSEEN}]`, 'gu');

/** Blanks of every kind, and what a terminal or a form makes of a break. */
const BLANKS = /[\s\p{Cc}]+/gu;
const BLANKS_IN_LINE = /(?:(?!\n)[\s\p{Cc}])+/gu;

/** Letters and digits of any script. */
const LEGIBLE = /[\p{L}\p{N}]/gu;

export interface TextOptions {
  /** Whether lines stay apart. Default: they become one. */
  lines?: boolean;
}

/** Joiners that a word or an emoji needs stay. Linear in time. @param lines whether line breaks stay, too */
function withoutHidden(text: string, lines = false): string {
  const parts = lines ? text.split('\n') : [text];
  return parts.map((part) => part.replace(HIDDEN, (_found, needed?: string) => needed ?? '')).join('\n');
}

/**
 * Whether there are characters in it that nobody sees: control, bidirectional, zero width, fillers, private use.
 *
 * @param options `lines`: line breaks and tabs are no such characters
 */
export function hasHidden(text: string, { lines = false }: TextOptions = {}): boolean {
  const rest = lines ? text.replace(/[\n\r\t]/g, ' ') : text;
  return withoutHidden(rest) !== rest;
}

/**
 * What people see of a text: without hidden characters, with single blanks, cut.
 *
 * @param value anything; what is not text gives an empty one
 * @param longest in characters (code points)
 */
export function visibleText(value: unknown, longest: number, { lines = false }: TextOptions = {}): string {
  if (typeof value !== 'string') return '';
  // Whoever sends megabytes does not get them looked through.
  const text = value.slice(0, 8 * longest).replace(/\r\n?/g, '\n');
  const spaced = text.replace(lines ? BLANKS_IN_LINE : BLANKS, ' ');
  const seen = withoutHidden(spaced, lines).replace(/ {2,}/g, ' ').trim();
  if (seen.length <= longest) return seen;
  // What a joiner joined may have been cut off.
  return withoutHidden([...seen].slice(0, longest).join(''), lines).trimEnd();
}

/**
 * Whether a person can read something in it.
 *
 * @param least letters or digits, of any script
 */
export function isLegible(text: string, least = 1): boolean {
  const found = withoutHidden(text).match(LEGIBLE) ?? [];
  return found.length >= least;
}
