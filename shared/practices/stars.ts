/**
 * Patterns in which `*` stands for anything, also for nothing. Compared from left to right without going back, so that
 * no text, however long, takes more than its own length.
 */

/**
 * A test whether a text, as a whole, is one of these names, as an organization writes them: capitals do not count, and
 * what is around either does not when it is blank.
 */
export function starMatcher(names: readonly string[]): (text: string) => boolean {
  const tests = names.map((name) => starTest(folded(name)));
  return (text) => {
    const whole = folded(text);
    return tests.some((fits) => fits(whole));
  };
}

const folded = (text: string) => text.trim().toLowerCase();

/**
 * A test whether a text, as a whole and as it is written, fits a pattern.
 *
 * @param one a sign that stands for any one character, in patterns that have it
 */
export function starTest(pattern: string, one?: string): (text: string) => boolean {
  const [first = plain(''), ...rest] = pattern
    .split('*')
    .map((part) => (one !== undefined && part.includes(one) ? withGaps(part, one) : plain(part)));
  const last = rest.pop();
  if (!last) return (text) => text.length === first.length && first.isAt(text, 0);
  // The first part begins the text, the last one ends it; those between may each take the first place that is left.
  return (text) => {
    if (!first.isAt(text, 0)) return false;
    let from = first.length;
    for (const part of rest) {
      const at = part.find(text, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    const end = text.length - last.length;
    return end >= from && last.isAt(text, end);
  };
}

/** What stands between two stars. */
interface Part {
  length: number;
  isAt(text: string, place: number): boolean;
  /** The first place at or behind one; -1: there is none. */
  find(text: string, from: number): number;
}

const plain = (part: string): Part => ({
  length: part.length,
  isAt: (text, place) => text.startsWith(part, place),
  find: (text, from) => text.indexOf(part, from),
});

function withGaps(part: string, one: string): Part {
  const { length } = part;
  const isAt = (text: string, place: number) => {
    if (place + length > text.length) return false;
    for (let index = 0; index < length; index += 1)
      if (part[index] !== one && part[index] !== text[place + index]) return false;
    return true;
  };
  const find = (text: string, from: number) => {
    for (let place = from; place + length <= text.length; place += 1) if (isAt(text, place)) return place;
    return -1;
  };
  return { length, isAt, find };
}
