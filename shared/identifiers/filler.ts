/** Texts that nobody numbered a machine with, however they are called: defaults, masks, and what people type. */
import { PLACEHOLDER_SERIALS } from './placeholders.ts';
import {
  isBraided,
  isCountedOut,
  isDoubled,
  isEvenlySpaced,
  isNearlyOneCharacter,
  isRuns,
  runAtEnd,
} from './runs.ts';
import { endsOfWords } from './words.ts';

/** Fewer letters and digits tell no machine from another: GLPI even asks for six, but short asset numbers exist. */
const FEWEST = 4;

/** Forms that need no second look. */
const FORMS = [
  // "SerNum0", "AssetTag12": a slot's number after the name of the field (Salt's grains of hardware).
  /^(SERNUM|PARTNUM|ASSETTAG|ASSETTAGNUM|MODULEPARTNUMBER|MANUFACTURER)\d{1,3}$/,
  // Up to four characters again and again: "FFFF", "XXXXXXX", "12121212".
  /^(.{1,4})\1+$/,
  // A maker's prefix and a number that was not given yet: "PF0000000", "C02XXXXXXXXX". Numbers begin at one.
  /^.{0,4}?(.)\1{5,}$/,
  /^0+\d?$/,
  // Blackened, or to be typed over. Judgement: five of them; "1XXXX0X0X" was seen.
  /X{5}/,
  // Android's and QEMU's machines that exist in memory only.
  /^(EMULATOR|QEMU|STANDARDPC|SDKGPHONE)/,
];

/**
 * Letters only, and a vowel or a letter beyond ASCII among them: a word of some language, "Redacted", "entfällt".
 * Judgement: serials without digits are rare, and the makers that have them (Apple, Dell) leave the vowels out.
 */
const WORD = /^(?=.*[AEIOU]|.*[^A-Z])\p{L}+$/u;

/** Of so many letters at least one in five is a vowel, or they are drawn at random: `VMNLMNCJOZRD`. Judgement. */
const FEWEST_TO_SPEAK = 10;
const LETTERS_TO_A_VOWEL = 5;

export function isWord(bare: string): boolean {
  const vowels = bare.replace(/[^AEIOU]/g, '').length;
  const canBeSpoken = bare.length < FEWEST_TO_SPEAK || vowels * LETTERS_TO_A_VOWEL >= bare.length;
  return WORD.test(bare) && (canBeSpoken || /[^A-Z]/.test(bare));
}

/** A run that makes what stands before it a prefix, and a letter behind it a suffix: "CSN12345678", "12345678W". */
const LONG_RUN = 8;
/** The longest such prefix. Judgement: makers' own prefixes are one to four letters long. */
const LONGEST_PREFIX = /^\p{L}{0,4}$/u;
const SUFFIX = /\p{L}{1,2}$/u;

/** Fewer digits may be spaced evenly by chance: "112233445566" is not. */
const FEWEST_TO_SPACE = 8;

/** A run behind words that say nothing: "Serial Number xxxxxx", "SN-12345". */
const SHORT_RUN = 3;
/** So many letters are a field's name, and what follows is the slot: "Serial0/1", "Unknown-01". Judgement: "NONE5" is none. */
const NAME_OF_FIELD = 5;

/** The numbers at the ends of what 16, 32 and 64 bits can count, with a sign and without. */
const EDGES = new Set(
  [15n, 16n, 31n, 32n, 63n, 64n].flatMap((bits) => [`${2n ** bits - 1n}`, `${2n ** bits}`]),
);

/**
 * Whether a text identifies no machine.
 *
 * @param bare letters and digits only, as `bareText` gives them, without a leading 0x
 */
export function isFiller(bare: string): boolean {
  if (bare.length < FEWEST || PLACEHOLDER_SERIALS.has(bare) || EDGES.has(bare)) return true;
  return FORMS.some((form) => form.test(bare)) || isPattern(bare) || endsOfWords(bare).some(isWhole(bare));
}

function isPattern(bare: string): boolean {
  if (isRuns(bare) || isBraided(bare) || isNearlyOneCharacter(bare) || isCountedOut(bare)) return true;
  if (isDoubled(bare) && isRuns(bare.replace(/(.)\1/g, '$1'))) return true;
  if (bare.length >= FEWEST_TO_SPACE && (isDoubled(bare) || isEvenlySpaced(bare))) return true;
  const body = bare.replace(SUFFIX, '');
  if (body.length >= LONG_RUN && runAtEnd(body) === 0) return true;
  const start = runAtEnd(bare);
  return bare.length - start >= LONG_RUN && LONGEST_PREFIX.test(bare.slice(0, start));
}

/** Whether nothing of a text counts behind words that end at a place. */
const isWhole =
  (bare: string) =>
  (end: number): boolean => {
    const rest = bare.slice(end);
    if (/^(0{2,}1?)?$/.test(rest) || (end >= NAME_OF_FIELD && /^0*\d{1,2}$/.test(rest))) return true;
    return rest.length >= SHORT_RUN && runAtEnd(rest) === 0;
  };
