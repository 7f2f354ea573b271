/** MSRC's list of months: it goes back to 1999, is in no order, and months are missing from it at times. */
import { feedTime } from '../../shared/adapter-kit/feed.ts';
import { list, object, text } from '../../shared/adapter-kit/read.ts';

export interface ListedMonth {
  /** `2026-06` */
  document: string;
  /** As it is asked for: `2026-Jun`. */
  id: string;
  /** When it was changed last, ISO 8601 UTC. */
  changed: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** How far back months are read, in months: a device that misses more is late whatever it misses. */
const READ_BACK = 13;

/** `2026-Jun` in any case → `2026-06`; `undefined` for ids of another form, such as `2017-May-B`. */
export function monthOf(id: string): string | undefined {
  const [, year, name = ''] = /^(\d{4})-([a-z]{3})$/i.exec(id) ?? [];
  const place = MONTHS.indexOf(name.toLowerCase());
  return place < 0 ? undefined : `${year}-${String(place + 1).padStart(2, '0')}`;
}

/**
 * @param now months long before that are left out. Default: all are given
 * @returns newest first, and the newest time of all; `undefined` for what is no such list
 */
export function monthsIn(
  written: string,
  now?: Date,
): { months: ListedMonth[]; feed_time: string } | undefined {
  const entries = entriesIn(written);
  const months = entries?.flatMap((entry) => readEntry(entry) ?? []);
  const [feed_time] = (months ?? [])
    .map(({ changed }) => changed)
    .sort()
    .reverse();
  if (!months || feed_time === undefined) return undefined;
  const earliest =
    now && new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - READ_BACK)).toISOString();
  const wanted = months.filter(({ document }) => !earliest || document >= earliest.slice(0, 7));
  return { feed_time, months: wanted.sort((left, right) => right.document.localeCompare(left.document)) };
}

/** A list alone, or under `value`. */
function entriesIn(written: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(written);
    if (Array.isArray(value)) return value;
    const inner = object(value)?.value;
    return Array.isArray(inner) ? list(inner) : undefined;
  } catch {
    return undefined;
  }
}

/** Its keys were written in both cases. */
function readEntry(entry: unknown): ListedMonth | undefined {
  const fields = new Map(
    Object.entries(object(entry) ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const id = text(fields.get('id'));
  const document = id && monthOf(id);
  const changed = feedTime(fields.get('currentreleasedate'));
  if (!id || !document || changed === undefined || !fields.has('cvrfurl')) return undefined;
  return { document, id, changed };
}
