/** The page's own words. The catalogue of one language is loaded at the start; nothing here knows which exist. */
import type { ComponentChildren } from 'preact';

export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

type Values = Record<string, string | number>;

const spoken: { language: string; words: Catalogue } = { language: 'en', words: {} };

/** From now on the page speaks this language. */
export function speak(language: string, words: Catalogue): void {
  spoken.language = language;
  spoken.words = words;
}

/** Adds words that came later, unless the page speaks another language by then. */
export function learn(language: string, words: Catalogue): void {
  if (language !== spoken.language) return;
  spoken.words = { ...spoken.words, ...words };
}

/** The language that the page speaks now, as a BCP 47 tag. */
export const language = (): string => spoken.language;

function find(key: string): string | Catalogue | undefined {
  let found: string | Catalogue | undefined = spoken.words;
  for (const part of key.split('.')) {
    if (typeof found !== 'object') return undefined;
    found = found[part];
  }
  return found;
}

/** The sentence of a key, with its places still open. A key without words shows itself: a test finds those. */
function sentence(key: string, count: string | number | undefined): string {
  const found = find(key);
  if (typeof found === 'string') return found;
  if (found === undefined || count === undefined) return key;
  const form = found[new Intl.PluralRules(spoken.language).select(Number(count))] ?? found.other;
  return typeof form === 'string' ? form : key;
}

const shown = (value: string | number): string =>
  typeof value === 'number' ? new Intl.NumberFormat(spoken.language).format(value) : value;

/** The words of a key with `{name}` filled in; an entry with plural forms is chosen by `count`. */
export function t(key: string, values: Values = {}): string {
  return sentence(key, values.count).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : shown(value);
  });
}

/** As `t`, in words for somebody who helps, where there are such: they are not the one whose devices these are. */
export function toHelper(key: string, values: Values = {}): string {
  const other = `helped.${key}`;
  return t(find(other) === undefined ? key : other, values);
}

/** As `t`, for sentences that hold elements: a time, a link, a name in bold. */
export function tell(
  key: string,
  parts: Record<string, ComponentChildren>,
  count?: number,
): ComponentChildren[] {
  return sentence(key, count)
    .split(/(\{\w+\})/)
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      if (name === undefined) return piece;
      return name === 'count' && count !== undefined ? shown(count) : (parts[name] ?? piece);
    });
}

/** "a, b and c" in the page's language. */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(spoken.language, { type: 'conjunction' }).format(names);
