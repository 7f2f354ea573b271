/** Texts that break parsers. */
import fc from 'fast-check';

export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.string({
    unit: fc.constantFrom('.', '-', '_', '=', '{', '"', 'e', 'J', '0', ' ', ';', '%', '\0'),
    maxLength: 200,
  }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '', 'null', '..', '%', '%zz', '\ud800'),
);

/** A good text with some characters replaced: gets further than noise. */
export const spoiled = (good: string) =>
  fc
    .array(fc.tuple(fc.nat(Math.max(0, good.length - 1)), fc.constantFrom('A', '.', '=', '"', '%', 'é')), {
      maxLength: 3,
    })
    .map((changes) => changes.reduce((now, [at, to]) => now.slice(0, at) + to + now.slice(at + 1), good));
