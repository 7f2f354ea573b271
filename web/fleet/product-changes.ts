/** Days on which the checks themselves changed, so that numbers jumped though no device did. */
export interface ProductChange {
  /** The day, UTC: `2026-11-27`. */
  date: string;
  /** Key of its words among those of the fleet's changes. */
  key: string;
}

/** Oldest first. A change that makes totals jump gets a line here, and one in CHANGELOG.md. */
export const PRODUCT_CHANGES: readonly ProductChange[] = [
  { date: '2026-11-27', key: 'known_only' },
  { date: '2026-11-27', key: 'blind' },
  { date: '2026-11-27', key: 'release_feeds' },
  { date: '2026-11-27', key: 'replace' },
];

/** Those after the first of these days, and not after the last: before and after can both be seen. */
export const changesWithin = (
  days: readonly { date: string }[],
  changes: readonly ProductChange[] = PRODUCT_CHANGES,
): ProductChange[] => {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  return changes.filter(({ date }) => date > first.date && date <= last.date);
};
