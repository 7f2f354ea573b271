/** Talks to the Admin SDK Reports API: usage of accounts, and sign-ins. Each under a scope of its own. */
import { type AdapterContext, MOST_EVENTS } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
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
  const base = `${config.base_url.replace(/\/$/, '')}/admin/reports/v1/`;

  /** Not there yet, or nobody whom Google knows: both are 400 or an empty report. */
  async function usageOn(email: string, date: string): Promise<unknown> {
    const url = new URL(`usage/users/${encodeURIComponent(email)}/dates/${date}`, base);
    url.searchParams.set('parameters', config.usage_parameters.join(','));
    const { status, body } = await usage.get(url, [400, 404]);
    return status === 200 ? listIn(body, 'usageReports')[0] : undefined;
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
      const url = new URL(`activity/users/${encodeURIComponent(email)}/applications/login`, base);
      url.searchParams.set('maxResults', String(MOST_EVENTS));
      const { status, body } = await audit.get(url, [400, 404]);
      return status === 200 ? listIn(body, 'items') : [];
    },
  };
}

/** The key is absent when there is nothing. */
function listIn(body: unknown, key: string): unknown[] {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const list = isObject ? ((body as Record<string, unknown>)[key] ?? []) : undefined;
  if (Array.isArray(list)) return list;
  throw new SourceError('unintelligible', 'Google answered no report.');
}
