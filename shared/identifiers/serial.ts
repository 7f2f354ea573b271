import { PLACEHOLDER_SERIALS, PLACEHOLDER_WORDS } from './placeholders.ts';
import { isDoubled, isEvenlySpaced, isRuns, runAtEnd } from './runs.ts';
import { spelledSerial } from './spelling.ts';

/** Fewer letters and digits tell no machine from another: GLPI even asks for six, but short asset numbers exist. */
const FEWEST = 4;

/** "1.0", "2.1.3", "Rev. 1.xx": a version where the serial belongs. */
const VERSION = /^((V|VER|VERSION|REV|REVISION)[ .:]*\d{1,2}(\.[\dX]{1,2})*|\d(\.\d{1,2}){1,3})$/;

/** "SerNum0", "AssetTag12": a slot's number after the name of the field. */
const NUMBERED_FIELD = /^(SERNUM|PARTNUM|ASSETTAG|ASSETTAGNUM|MODULEPARTNUMBER|MANUFACTURER)\d{1,3}$/;

/** Up to four characters again and again: "FFFF", "XXXXXXX", "12121212". */
const REPEATED = /^(.{1,4})\1+$/;

/**
 * Letters only, and a vowel or a letter beyond ASCII among them: a word of some language, "Redacted", "entfällt".
 * Judgement: serials without digits are rare, and the makers that have them (Apple, Dell) leave the vowels out.
 */
const WORD = /^(?=.*[AEIOU]|.*[^A-Z])\p{L}+$/u;

/** A word among others: long enough, and past the letters of hexadecimal numbers. "Type2 - Board Serial Number" */
const WORD_INSIDE = /(?<![\p{L}\p{N}])(?=[A-Z]*[AEIOU])(?=[A-Z]*[G-Z])[A-Z]{4,}(?![\p{L}\p{N}])/gu;

/** Android's and QEMU's machines that exist in memory only. */
const EMULATOR = /^(EMULATOR|QEMU|VIRTUALBOX0|STANDARDPC)/;

/** A run that makes what stands before it a prefix: "CSN12345678". */
const LONG_RUN = 8;
/** The longest such prefix. Judgement: makers' own prefixes are one to four letters long. */
const LONGEST_PREFIX = /^\p{L}{0,4}$/u;

/** Fewer digits may be spaced evenly by chance: "112233445566" is not. */
const FEWEST_TO_SPACE = 8;

/** A run behind words that say nothing: "Serial Number xxxxxx", "SN-12345". */
const SHORT_RUN = 3;

/** A virtual machine whose UUID was never made: "VMware-56 4d 00 00 …". Judgement: nobody numbers so many machines. */
const UNMADE = /(.)\1{15}$/;

/**
 * The canonical spelling of a serial number: trimmed, single blanks, capitals of A to Z.
 *
 * @param value anything; what is not text gives `undefined`
 * @returns `undefined` for what identifies no machine, such as "To Be Filled By O.E.M.", "0123456789ABCDEF" and "0"
 */
export function canonicalSerial(value: unknown): string | undefined {
  const serial = spelledSerial(value);
  if (serial === undefined) return undefined;
  const isText = VERSION.test(serial) || (serial.match(WORD_INSIDE) ?? []).length > 1;
  const bare = bareText(serial);
  const digits = bare.replace(/^0X/, '');
  // Behind 0x stand digits, even where they spell a word.
  return isText || isPlaceholder(digits) || (bare === digits && WORD.test(bare)) ? undefined : serial;
}

/** Letters and digits only, without accents, so that one line of a list covers every spelling. */
const bareText = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const WORDS = PLACEHOLDER_WORDS.map(bareText);

function isPlaceholder(bare: string): boolean {
  if (bare.length < FEWEST || PLACEHOLDER_SERIALS.has(bare)) return true;
  if ([REPEATED, EMULATOR, NUMBERED_FIELD, UNMADE].some((form) => form.test(bare))) return true;
  if (isRuns(bare) || (bare.length >= FEWEST_TO_SPACE && (isDoubled(bare) || isEvenlySpaced(bare))))
    return true;
  const start = runAtEnd(bare);
  const [before, run] = [bare.slice(0, start), bare.length - start];
  if (run >= LONG_RUN && LONGEST_PREFIX.test(before)) return true;
  return isWords(bare) || (run >= SHORT_RUN && before !== '' && isWords(before));
}

/** Whether a text is made of nothing but words that say nothing, in any order. */
function isWords(bare: string): boolean {
  const ends = new Set([0]);
  for (const end of ends)
    for (const word of WORDS) if (bare.startsWith(word, end)) ends.add(end + word.length);
  return ends.has(bare.length);
}
