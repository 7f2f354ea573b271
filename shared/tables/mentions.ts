/** Finds a person's address anywhere in what is stored, and takes it out. Pure. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalEmail } from '../identifiers/index.ts';

/** What stands in a text in place of the address. */
const REMOVED = '(removed)';

const REGEX_SIGNS = /[.*+?^${}()|[\]\\/]/g;

/** Takes one address out of any value. */
export interface Eraser {
  /** Whether the text is or holds the address. */
  isIn(text: string): boolean;
  /** The same value without the address: list entries go, texts keep their rest, packed ones are packed again. */
  without(value: unknown): unknown;
}

/**
 * A longer address that begins or ends like this one is somebody else's, also where both are written as in a link: what
 * stands before may be an encoded "=" or "&", but no encoded "+", "-", "." or "_".
 */
const BEGINS = '(?:(?<![\\p{L}\\p{N}_.+-])|(?<=%(?!2[BbDdEe]|5[Ff])[\\dA-Fa-f]{2}))';
const ENDS = '(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}]|%2[DdEe])';

/** One character of an address: A to Z in either case and no other, since "ſ" and the Kelvin sign are others'; or encoded. */
function spellings(character: string): string {
  if (/[a-z]/.test(character)) return `[${character}${character.toUpperCase()}]`;
  if (/\d/.test(character)) return character;
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
  const encoded = bytes.map(
    (hex) => `%${hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)}`,
  );
  return `(?:${character.replace(REGEX_SIGNS, '\\$&')}|${encoded.join('')})`;
}

/** @param email canonical */
export function createEraser(email: string): Eraser {
  const inText = new RegExp(`${BEGINS}${[...email].map(spellings).join('')}${ENDS}`, 'gu');

  const isIn = (text: string): boolean => {
    const whole = canonicalEmail(text);
    return whole === undefined ? text.search(inText) >= 0 : whole === email;
  };

  function withoutInText(text: string): string {
    const parsed = /^[[{]/.test(text) && isIn(text) ? parse(text) : undefined;
    if (parsed !== undefined) return JSON.stringify(without(parsed));
    if (canonicalEmail(text) !== undefined) return isIn(text) ? REMOVED : text;
    return text.replace(inText, REMOVED);
  }

  function without(value: unknown): unknown {
    if (typeof value === 'string') return withoutInText(value);
    if (value instanceof Uint8Array) {
      const text = unzip(value);
      return text !== undefined && isIn(text) ? gzipSync(withoutInText(text)) : value;
    }
    if (Array.isArray(value)) {
      return value.filter((one) => typeof one !== 'string' || canonicalEmail(one) !== email).map(without);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [withoutInText(name), without(one)]),
    );
  }

  return { isIn, without };
}

/** What is packed in an item: one attribute of JSON, compressed or not. `undefined` when there is none. */
export function bodyOf(packed: unknown): Record<string, unknown> | undefined {
  const text = packed instanceof Uint8Array ? unzip(packed) : packed;
  const value = typeof text === 'string' ? parse(text) : undefined;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function unzip(bytes: Uint8Array): string | undefined {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
