/** Usage reports and the sign-in log of the sample company, in Google's published types. */
import type { admin_reports_v1 } from '@googleapis/admin';
import { accountOf, type SignIn, signInsOf } from '../../../local/company/activity.ts';
import type { Company, Person } from '../../../local/company/types.ts';
import type { Call, Reply } from '../../../local/simulator/server.ts';
import { fail } from './replies.ts';

const DAY = 86_400_000;
/** Reports are ready after so many days. */
const BEHIND = 3;
const DATES = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', dateStyle: 'short' });

const customer = { customerId: 'C0example' };

/** @returns `undefined` for a path that is none of the Reports API */
export function answerReports(call: Call, company: Company): Reply | undefined {
  const path = call.url.pathname;
  const [, of = '', date = ''] =
    /^\/admin\/reports\/v1\/usage\/users\/([^/]+)\/dates\/([\d-]+)$/.exec(path) ?? [];
  if (of) return usage(call, company, decodeURIComponent(of), date);
  const [, whose = ''] =
    /^\/admin\/reports\/v1\/activity\/users\/([^/]+)\/applications\/login$/.exec(path) ?? [];
  return whose ? activities(call, company, decodeURIComponent(whose)) : undefined;
}

function usage(call: Call, company: Company, email: string, date: string): Reply {
  const ready = DATES.format(new Date(company.now.getTime() - BEHIND * DAY));
  if (date > ready) {
    return fail(400, 'invalid', `Data for dates later than ${ready} is not yet available. Check back later.`);
  }
  const person = company.personByEmail(email);
  if (!person || email === 'nothing@example.com') return fail(400, 'invalid', 'Invalid value: userKey');
  const wanted = (call.url.searchParams.get('parameters') ?? '').split(',');
  const parameters = parametersOf(person).filter(({ name }) => wanted.includes(name ?? ''));
  const entity = { type: 'USER', userEmail: person.email, profileId: `1${person.number}`, ...customer };
  const report: admin_reports_v1.Schema$UsageReport = {
    kind: 'admin#reports#usageReport',
    date,
    entity: call.fault === 'malformed' ? { type: 'USER' } : entity,
    parameters,
  };
  return { status: 200, body: { kind: 'admin#reports#usageReports', usageReports: [report] } };
}

function parametersOf(person: Person): NonNullable<admin_reports_v1.Schema$UsageReport['parameters']> {
  const { second_factor, required, suspended } = accountOf(person);
  return [
    { name: 'accounts:is_2sv_enrolled', boolValue: second_factor },
    { name: 'accounts:is_2sv_enforced', boolValue: required },
    { name: 'accounts:is_suspended', boolValue: suspended },
    { name: 'accounts:is_less_secure_apps_access_allowed', boolValue: false },
    { name: 'accounts:creation_time', datetimeValue: '2024-02-01T09:00:00.000Z' },
    { name: 'accounts:drive_used_quota_in_mb', intValue: String(person.number * 10) },
  ];
}

function activities(call: Call, company: Company, email: string): Reply {
  const largest = Number(call.url.searchParams.get('maxResults') ?? 1000);
  if (!(largest >= 1 && largest <= 1000)) return fail(400, 'invalid', 'Invalid value: maxResults');
  const person = company.personByEmail(email);
  if (!person) return fail(400, 'invalid', 'Invalid value: userKey');
  const from = new Date(company.now.getTime() - 7 * DAY);
  const items = [...signInsOf(company, person, from, company.now)].reverse().slice(0, largest).map(activity);
  if (call.fault === 'malformed' && items[0]) items[0] = { kind: 'admin#reports#activity' };
  return { status: 200, body: { kind: 'admin#reports#activities', ...(items.length > 0 && { items }) } };
}

function activity({ id, person, at, success, ip_address }: SignIn): admin_reports_v1.Schema$Activity {
  const type = { name: 'login_type', value: 'google_password' };
  const why = { name: 'login_failure_type', value: 'login_failure_invalid_password' };
  return {
    kind: 'admin#reports#activity',
    id: { time: at.toISOString(), uniqueQualifier: id, applicationName: 'login', ...customer },
    actor: { email: person.email, profileId: `1${person.number}` },
    ipAddress: ip_address,
    events: [
      {
        type: 'login',
        name: success ? 'login_success' : 'login_failure',
        parameters: success ? [type, { name: 'is_suspicious', boolValue: false }] : [type, why],
      },
    ],
  };
}
