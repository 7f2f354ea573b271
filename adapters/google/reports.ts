/** Talks to the Admin SDK Reports API: usage of accounts, and sign-ins. Each under a scope of its own. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import { type AdapterContext, MOST_EVENTS } from '../../shared/adapter-kit/contract.ts';
import { object } from '../../shared/adapter-kit/read.ts';
import { createCalls } from './calls.ts';
import type { Config } from './config.ts';
import { AUDIT_SCOPES, USAGE_SCOPES } from './token.ts';

export interface Reports {
  /** The newest usage report of a person that there is; `undefined`: Google has none. */
  usageOf(email: string): Promise<unknown>;
  /** What the person's sign-in log holds, newest first. */
  activitiesOf(email: string): Promise<unknown[]>;
}

/** Days that a report may be behind. Most are three days old; later ones are refused with 400. */
const DAYS_BEHIND = [2, 3, 4, 5] as const;
const DAY = 86_400_000;
/** Google's days are those of its head office. */
const DATES = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', dateStyle: 'short' });

/** Nothing is asked, and no token either, before the first call. */
export function createReports(config: Config, context: AdapterContext): Reports {
  const usage = createCalls(config, context, { scopes: USAGE_SCOPES, what: 'usage reports' });
  const audit = createCalls(config, context, { scopes: AUDIT_SCOPES, what: 'the sign-in log' });
  const at = (path: string) => under(config.base_url, `admin/reports/v1/${path}`);

  /** Not there yet, or nobody whom Google knows: both are 400 or an empty report. */
  async function usageOn(email: string, date: string): Promise<unknown> {
    const url = at(`usage/users/${encodeURIComponent(email)}/dates/${date}`);
    url.searchParams.set('parameters', config.usage_parameters.join(','));
    const { status, body } = await usage.get(url, [400, 404]);
    return status === 200 ? reportsIn(body, 'usageReports')[0] : undefined;
  }

  return {
    async usageOf(email) {
      for (const days of DAYS_BEHIND) {
        const date = DATES.format(new Date(context.now().getTime() - days * DAY));
        const report = await usageOn(email, date);
        if (report !== undefined) return report;
      }
      return undefined;
    },
    async activitiesOf(email) {
      const url = at(`activity/users/${encodeURIComponent(email)}/applications/login`);
      url.searchParams.set('maxResults', String(MOST_EVENTS));
      const { status, body } = await audit.get(url, [400, 404]);
      return status === 200 ? reportsIn(body, 'items') : [];
    },
  };
}

/** The key is absent when there is nothing. */
const reportsIn = (body: unknown, key: string): unknown[] =>
  listIn(object(body) && { [key]: [], ...object(body) }, key, 'Google', 'report');
