/** The invented history: a month's updates on each second Tuesday, and which builds they bring. */
import type { FeedFault } from '../../../local/simulator/types.ts';

export interface PlayedMonth {
  /** `2026-Nov` */
  id: string;
  /** Without a zone, as CVRF writes it. */
  released: string;
  changed: string;
  lines: readonly PlayedLine[];
}

export interface PlayedLine {
  product: string;
  build: number;
  revision: number;
  /** A patch without a restart, with a lower revision; not in the first month of a quarter. */
  hotpatch?: number;
  kb: number;
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;
const HOUR = 3_600_000;
const PLAYED = 3;

const LINES: readonly { product: string; build: number; hotpatched?: true }[] = [
  { product: 'Windows 10 Version 22H2', build: 19045 },
  { product: 'Windows 11 Version 23H2', build: 22631 },
  { product: 'Windows 11 Version 24H2', build: 26100, hotpatched: true },
  { product: 'Windows 11 Version 25H2', build: 26200, hotpatched: true },
  { product: 'Windows 11 Version 26H2', build: 26300, hotpatched: true },
  { product: 'Windows 11 version 26H1', build: 28000 },
];

/** The last months whose second Tuesday is over, newest first. */
export function playedMonths(now: Date, fault?: FeedFault): PlayedMonth[] {
  const months: PlayedMonth[] = [];
  for (let back = 0; months.length < PLAYED; back += 1) {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    const released = secondTuesday(first);
    const isNewest = months.length === 0;
    if (released < now.getTime()) months.push(monthOf({ first, released, isNewest }, now, fault));
  }
  return months;
}

interface Begun {
  first: Date;
  /** Unix time in milliseconds. */
  released: number;
  isNewest: boolean;
}

function monthOf({ first, released, isNewest }: Begun, now: Date, fault?: FeedFault): PlayedMonth {
  const number = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const isBaseline = first.getUTCMonth() % 3 === 0;
  const written = (time: number) => new Date(time).toISOString().slice(0, 19);
  // The newest is changed almost every day, the others for some weeks.
  const changed = isNewest
    ? now.getTime() - 3 * HOUR
    : Math.min(released + 20 * DAY, now.getTime() - 4 * HOUR);
  const moved = { nothing: HOUR, half_file: HOUR, old_copy: -HOUR }[String(fault)] ?? 0;
  return {
    id: `${first.getUTCFullYear()}-${NAMES[first.getUTCMonth()]}`,
    ...{ released: written(released), changed: written(changed + moved) },
    lines: LINES.map(({ product, build, hotpatched }, place) => {
      const revision = (number % 400) * 30 + (build < 26100 ? 2 : 0);
      const kb = 5_000_000 + (number % 400) * 100 + place;
      return { product, build, revision, kb, ...(hotpatched && !isBaseline && { hotpatch: revision - 12 }) };
    }),
  };
}

/** Midnight in the west of America. */
function secondTuesday(first: Date): number {
  const toTuesday = (2 - first.getUTCDay() + 7) % 7;
  return first.getTime() + (toTuesday + 7) * DAY + 8 * HOUR;
}
