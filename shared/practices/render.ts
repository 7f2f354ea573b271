/** Turns phrases into text. Kept tiny on purpose: plurals, dates and large numbers are the platform's (`Intl`). */
import { days, instants, numbers, plurals } from './formats.ts';

/** A piece of text to be said in the report's language: a key of the practice's `phrases`, with its values. */
export interface Phrase {
  key: string;
  values?: Values;
}

/** Seconds, to be said as a time span. */
export interface Span {
  seconds: number;
}

/** A day and a time of day, in a zone of the IANA database. */
export interface Instant {
  instant: Date;
  zone: string;
}

/** What may stand in a phrase: a list of phrases becomes "a, b, and c". */
export type Value = string | number | Date | Instant | Span | Phrase | readonly Phrase[];
export type Values = Readonly<Record<string, Value>>;

/** A text, or one per plural category of `count`. */
export type Text = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** What a phrase is rendered with. */
export interface Voice {
  language: string;
  phrases: Readonly<Record<string, Text>>;
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The names between braces in a text. */
export function placeholders(text: Text): string[] {
  const texts = typeof text === 'string' ? [text] : Object.values(text);
  return [...new Set(texts.flatMap((one) => [...one.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')))];
}

/** Makes a phrase. */
export const say = (key: string, values?: Values): Phrase => (values ? { key, values } : { key });

/**
 * Fills in a text.
 *
 * @throws Error when a value is missing: a text that asks for one which nobody gives must not reach a reader
 */
export function render(text: Text, values: Values, voice: Voice): string {
  const form = typeof text === 'string' ? text : pluralForm(text, values, voice.language);
  // Most texts ask for nothing, and a report has hundreds.
  if (!form.includes('{')) return form;
  return form.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The text "${form}" asks for {${name}}, which is not given here.`);
    return spell(value, values, voice);
  });
}

/** Renders a phrase of the practice; `base` are the values that every phrase may use. */
export function renderPhrase(phrase: Phrase, base: Values, voice: Voice): string {
  const text = voice.phrases[phrase.key];
  if (text === undefined) throw new Error(`There are no words for the phrase ${phrase.key}.`);
  return render(text, phrase.values ? { ...base, ...phrase.values } : base, voice);
}

function pluralForm(text: Exclude<Text, string>, values: Values, language: string): string {
  const count = typeof values.count === 'number' ? values.count : 0;
  return text[plurals(language).select(count)] ?? text.other ?? '';
}

function spell(value: Value, base: Values, voice: Voice): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return isBare(value) ? String(value) : numbers(voice.language).format(value);
  if (value instanceof Date) return days(voice.language).format(value);
  if ('instant' in value) return instants(`${voice.language} ${value.zone}`).format(value.instant);
  if ('seconds' in value) return renderPhrase(span(value.seconds), base, voice);
  if ('key' in value) return renderPhrase(value, base, voice);
  return listed(
    value.map((item) => renderPhrase(item, base, voice)),
    voice,
  );
}

/** Written the same in all our languages; the platform's format takes longer to load than a report to make. */
const isBare = (value: number) => Number.isInteger(value) && value >= 0 && value < 1000;

/** "a", "a and b", "a, b, and c". */
function listed(items: readonly string[], voice: Voice): string {
  const [last = ''] = items.slice(-1);
  const first = items.slice(0, -1).join(', ');
  if (first === '') return last;
  return renderPhrase(say(items.length === 2 ? 'and_two' : 'and_more', { first, last }), {}, voice);
}

/** In the largest unit that is exact. */
function span(seconds: number): Phrase {
  if (seconds % 3600 === 0 && seconds > 0) return say('hours', { count: seconds / 3600 });
  if (seconds % 60 === 0) return say('minutes', { count: seconds / 60 });
  return say('seconds', { count: seconds });
}
