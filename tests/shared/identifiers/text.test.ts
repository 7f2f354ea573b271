import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasHidden, isLegible, visibleText } from '../../../shared/identifiers/index.ts';

/** Nothing is seen of them. */
const UNSEEN = [
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u009b'],
  ...['\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u17b4', '\u180e', '\u200b', '\u200c', '\u200d'],
  ...['\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u2060', '\u2066', '\u2069', '\u206f'],
  ...['\u2800', '\u3164', '\ufe0f', '\ufeff', '\uffa0', '\ufff9', '\ufffe', '\ue000', '\ud800', '\udfff'],
  ...['\u{1d159}', '\u{1d173}', '\u{e0001}', '\u{e0041}', '\u{e0100}', '\u{f0000}', '\u{10fffd}'],
];

/** Unseen characters in them do something. */
const WHOLE = [
  'Ann’s 👩‍💻 Mac',
  '👩🏽‍❤️‍💋‍👨🏻',
  '🏳️‍🌈 🏴‍☠️ 🏃🏽‍♀️‍➡️',
  '1️⃣ ☂︎ ☂️',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'می‌خواهم',
  'ه‍.ق',
  'ශ්‍රී ලංකා',
  'क्‍ष र्‍य',
  'অ্যা র‍্যাব',
  'ಕ್‌ಷ',
  'ខ្ញុំ​ទៅ',
  'สวัสดี​ครับ',
  'ᠮᠣᠩᠭᠣᠯ ᠠ᠋',
  '葛󠄀城市',
  '۝ ١٢٣',
  'Grüße, Ελλάδα, Привет, 日本語, 한국어, עברית',
];

describe('what nobody sees', () => {
  it.each(UNSEEN)('%j is found alone, in a word and in lines, and taken out', (unseen) => {
    for (const text of [unseen, `a${unseen}b`, `${unseen}a`, `a${unseen}`, unseen.repeat(5)]) {
      expect(hasHidden(text)).toBe(true);
      expect(hasHidden(text, { lines: true })).toBe(true);
      expect(hasHidden(visibleText(text, 100))).toBe(false);
    }
    expect(isLegible(unseen.repeat(5))).toBe(false);
  });

  it.each(WHOLE)('%s stays whole', (text) => {
    expect(hasHidden(text)).toBe(false);
    expect(visibleText(text, 100)).toBe(text);
  });

  it('is not carried by a joiner too many', () => {
    expect(visibleText('می‌‌‌خواهم', 100)).toBe('می‌خواهم');
    expect(visibleText('👩‍‍💻', 100)).not.toContain('‍‍');
    expect(hasHidden('1️️')).toBe(true);
    for (const text of ['\u17b4\u200c', 'a\ufe0f\u200d💻', '\u180e\u180e', '\u17b4\u200b\u17b4'])
      expect(visibleText(text, 10)).toBe(text.replace(/[^a💻]/gu, ''));
  });
});

describe('visible text', () => {
  it('has single blanks for breaks, tabs and blanks of every kind', () => {
    expect(visibleText('  a\r\n\tb\u00a0\u3000c\u0000d ', 100)).toBe('a b c d');
  });

  it('keeps its lines where it may have some', () => {
    expect(visibleText('a\r\nb\rc\n\n\u202ed  e ', 100, { lines: true })).toBe('a\nb\nc\n\nd e');
    expect(hasHidden('a\r\n\tb', { lines: true })).toBe(false);
    expect(hasHidden('a\nb')).toBe(true);
  });

  it('is cut between characters, and no joiner is left over', () => {
    expect(visibleText('💻'.repeat(10), 3)).toBe('💻💻💻');
    expect(visibleText('a👩‍💻', 3)).toBe('a👩');
    expect(visibleText('x'.repeat(10_000_000), 512)).toHaveLength(512);
  });

  it('is empty for what is no text', () => {
    for (const value of [undefined, null, 7, {}, []]) expect(visibleText(value, 10)).toBe('');
  });

  it('has nothing hidden, is no longer than allowed, and stays the same when done again', () => {
    const odd = fc.array(
      fc.oneof(fc.constantFrom(...UNSEEN, ...WHOLE, '\n', ' '), fc.string({ unit: 'binary' })),
    );
    fc.assert(
      fc.property(odd, fc.nat(40), fc.boolean(), (parts, longest, lines) => {
        const text = visibleText(parts.join(''), longest, { lines });
        expect(hasHidden(text, { lines })).toBe(false);
        expect([...text].length).toBeLessThanOrEqual(longest);
        expect(visibleText(text, longest, { lines })).toBe(text);
      }),
    );
  });
});

describe('legible text', () => {
  it('has letters or digits of any script, as many as are asked for', () => {
    for (const text of ['Ticket 7', '調査中です', 'αβγδε', '١٢٣٤٥']) expect(isLegible(text, 5)).toBe(true);
    for (const text of ['.....', '👍👍👍👍👍', '', '     ', 'ㅤㅤㅤㅤㅤ', 'a.b.c.d'])
      expect(isLegible(text, 5)).toBe(false);
  });
});
