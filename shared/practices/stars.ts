/**
 * Names as an organization writes them: `*` stands for anything, also for nothing; capitals do not count. Compared from
 * left to right without going back, so that no name, however long, takes more than its own length.
 */

/** A test whether a text, as a whole, is one of these names. What is around either does not count when it is blank. */
export function starMatcher(names: readonly string[]): (text: string) => boolean {
  const patterns = names.map((name) => folded(name).split('*'));
  return (text) => {
    const whole = folded(text);
    return patterns.some((parts) => fits(whole, parts));
  };
}

const folded = (text: string) => text.trim().toLowerCase();

/** The first part begins the text, the last one ends it; those between may each take the first place that is left. */
function fits(text: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
