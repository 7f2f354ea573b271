/** A product's document in the shape of endoflife.date, of what is invented. */
import type { FeedFault } from '../../../local/simulator/types.ts';
import { LINES, type PlayedSupport } from './lines.ts';

const DAY = 86_400_000;

/** @param now the end of the history */
export function productDocument(product: string, now: Date, fault?: FeedFault): object {
  const lines = LINES[product] ?? [];
  const built = new Date(now.getTime() - DAY / 4 - (fault === 'old_copy' ? 7 * DAY : 0));
  const shown = fault === 'half_file' ? lines.slice(Math.ceil(lines.length / 2)) : lines;
  return {
    ...{ schema_version: '1.2.1', generated_at: built.toISOString().replace('.000Z', '+00:00') },
    last_modified: built.toISOString(),
    result: {
      ...{ name: product, label: product, category: 'os', aliases: [], tags: [] },
      releases: fault === 'nothing' ? [] : shown.map((line) => releaseOf(line, now, fault)),
    },
  };
}

function releaseOf(line: PlayedSupport, now: Date, fault?: FeedFault): object {
  const { name, label = name, from, until, extended, latest } = line;
  const day = (days: number | undefined) =>
    days === undefined ? null : new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
  const isOver = until === true || (until !== undefined && until < 0);
  return {
    ...{ name, label, codename: null, releaseDate: day(from), isLts: false, ltsFrom: null },
    ...{ isEol: isOver, eolFrom: until === true ? null : day(until) },
    ...(extended !== undefined && { isEoes: extended < 0, eoesFrom: day(extended) }),
    // Also where support is only for those who have paid.
    isMaintained: !isOver || (extended ?? -1) >= 0,
    latest: latest
      ? { name: fault === 'went_back' ? earlier(latest) : latest, date: null, link: null }
      : null,
    custom: null,
  };
}

/** The version with its last number one lower. */
function earlier(version: string): string {
  const numbers = version.split('.').map(Number);
  return [...numbers.slice(0, -1), Math.max(0, (numbers.at(-1) ?? 0) - 1)].join('.');
}
