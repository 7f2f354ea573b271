/** What the security team reads of the totals. */

import type { ApiRequest, Handlers } from '../../access/handler.ts';
import { ProblemError } from '../../access/problem.ts';
import type { FeedStatus } from '../../model/feed.ts';
import { TOTALS_VERSION } from '../../model/totals.ts';
import { type Clock, shifted } from '../../platform/clock.ts';
import type { FleetTable } from '../../tables/fleet.ts';
import { toCsv } from './csv.ts';
import { dayOf } from './publish.ts';

/** How far back the course of time goes, milliseconds. */
const COURSE = 90 * 86_400_000;

/** The routes of the function `summary`. Who may call them is decided before; see shared/access/routes.ts. */
export const summaryRoutes = (
  fleet: Pick<FleetTable, 'days'>,
  feeds: () => Promise<FeedStatus[]>,
  now: Clock,
): Handlers => ({
  'GET /api/v1/summary': async (request) => {
    const format = formatOf(request);
    const days = await fleet.days(shifted(now(), -COURSE).toISOString().slice(0, 10));
    const latest = days.at(-1)?.totals ?? null;
    const vary = { vary: 'accept' };
    if (format === 'json') {
      const course = days.map(({ totals }) => dayOf(totals));
      return {
        status: 200,
        headers: vary,
        body: { v: TOTALS_VERSION, latest, days: course, feeds: await feeds() },
      };
    }
    const name = `totals${latest ? `-${latest.date}` : ''}.csv`;
    return {
      status: 200,
      headers: {
        ...vary,
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${name}"`,
      },
      body: toCsv(latest),
    };
  },
});

/** `?format=` counts more than `Accept`: a link cannot set a header. */
function formatOf({ query, headers }: ApiRequest): 'json' | 'csv' {
  const format = query.get('format');
  if (format === 'json' || format === 'csv') return format;
  if (format !== null) throw new ProblemError(400, 'invalid_format', 'The format is json or csv.');
  return /\btext\/csv\b/.test(headers.accept ?? '') ? 'csv' : 'json';
}
