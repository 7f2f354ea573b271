/** From what one of each costs to what a month costs. */
import type { Consumed } from './counting.ts';
import { MONTH, PRICES } from './prices.ts';

export interface Measured {
  people: number;
  /** Of one report. */
  live: Consumed;
  known: Consumed & { seconds: number };
  /** Of all sources once. */
  sweep: Consumed & { pages: number; seconds: number };
  count: Consumed & { seconds: number };
  /** Of one report, as it is sent. */
  bytes: number;
}

interface Line {
  what: string;
  dollars: number;
}

const GB = 1024 ** 3;
/** Memory of the functions, as serverless.yml gives it. */
const GB_OF = { aggregator: 1, source: 0.5, other: 0.5 };
/** A report waits so long for the slowest source when it asks; each source’s function works as long. */
const LIVE_SECONDS = 1;
/** The other requests of a page, and what the sign-in costs. */
const OTHER_SECONDS = 0.02;

const units = ({ reads, writes }: Consumed): number =>
  reads * PRICES.dynamodb_read + writes * PRICES.dynamodb_write;
const run = (times: number, seconds: number, memory: number): number =>
  times * (PRICES.lambda_request + seconds * memory * PRICES.lambda_gb_second);

/** @returns one line for each part of the bill, then the sums */
export function monthly(measured: Measured): Line[] {
  const { known, live, sweep, count, bytes } = measured;
  const scale = MONTH.people / measured.people;
  const { views, sweeps, days } = MONTH;
  const lives = views * MONTH.live;
  const requests = views * (1 + MONTH.others);
  const growing: Line[] = [
    {
      what: 'reports and sessions: functions',
      dollars:
        run(views, known.seconds, GB_OF.aggregator) +
        run(lives, LIVE_SECONDS, GB_OF.aggregator + 3 * GB_OF.source) +
        run(views * MONTH.others, OTHER_SECONDS, GB_OF.other),
    },
    { what: 'reports: tables', dollars: views * units(known) + lives * units(live) },
    {
      what: 'sweeps: functions',
      dollars: run(sweeps * 3, ((sweep.pages * MONTH.vendor_page) / 3) * scale + 1, GB_OF.source),
    },
    { what: 'sweeps: tables', dollars: sweeps * units(sweep) * scale },
    { what: 'the daily count', dollars: days * (units(count) * scale + run(1, count.seconds * scale, 1)) },
    {
      what: 'API, CDN and logs',
      dollars:
        requests * (PRICES.api_request + PRICES.cdn_request) +
        ((views * (bytes + 40_000)) / GB) * PRICES.cdn_gb +
        ((requests * MONTH.logged) / GB) * PRICES.log_gb,
    },
  ];
  const fixed: Line[] = [
    { what: 'schedules', dollars: run(MONTH.ticks, MONTH.tick_seconds, GB_OF.source) },
    { what: `about ${MONTH.metrics} metrics`, dollars: MONTH.metrics * PRICES.metric_month },
    { what: '7 secrets', dollars: 7 * PRICES.secret_month },
  ];
  const sum = (lines: readonly Line[]) => lines.reduce((total, { dollars }) => total + dollars, 0);
  const named = (prefix: string) => (line: Line) => ({ ...line, what: `${prefix}: ${line.what}` });
  return [
    ...growing.map(named('for each 1,000 people')),
    { what: 'for each 1,000 people: all', dollars: sum(growing) },
    ...fixed.map(named('whatever the size')),
    { what: 'whatever the size: all', dollars: sum(fixed) },
  ];
}
