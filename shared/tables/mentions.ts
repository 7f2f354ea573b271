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

/** @param email canonical */
export function createEraser(email: string): Eraser {
  const literal = email.replace(REGEX_SIGNS, '\\$&');
  // A longer address that ends or begins like this one is somebody else's.
  const inText = new RegExp(`(?<![\\p{L}\\p{N}_.+-])${literal}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`, 'giu');

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
