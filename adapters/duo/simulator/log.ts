/** The authentication log, version 2. */
import { type SignIn, signInsBetween } from '../../../local/company/activity.ts';
import type { Company } from '../../../local/company/types.ts';
import type { Call, Reply } from '../../../local/simulator/server.ts';
import { fail } from './replies.ts';

const MINUTE = 60_000;
/** Rows appear so long after they happened. */
const DELAY = 2 * MINUTE;
const OLDEST = 180 * 24 * 60 * MINUTE;
const LARGEST = 1000;

interface Question {
  from: number;
  to: number;
  limit: number;
  /** The last row of the page before. */
  after?: { at: number; txid: string };
}

export function answerLog(call: Call, company: Company, now: Date): Reply {
  if (call.url.pathname !== '/admin/v2/logs/authentication') return fail(40401, 'Resource not found');
  const question = readQuestion(call.url.searchParams, now);
  if ('status' in question) return question;
  const { from, limit, after } = question;
  const to = Math.min(question.to, now.getTime() - DELAY);
  const rows: SignIn[] = [];
  for (const row of signInsBetween(company, new Date(after?.at ?? from), new Date(to))) {
    const isBefore = after && row.at.getTime() === after.at && txidOf(row) <= after.txid;
    if (!isBefore) rows.push(row);
    if (rows.length > limit) break;
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const authlogs: object[] = page.map(rowOf);
  if (call.fault === 'malformed' && authlogs[0]) authlogs[0] = { event_type: 'authentication' };
  const next_offset = last && rows.length > limit ? [String(last.at.getTime()), txidOf(last)] : null;
  return {
    status: 200,
    body: { stat: 'OK', response: { authlogs, metadata: { next_offset, total_objects: authlogs.length } } },
  };
}

function readQuestion(query: URLSearchParams, now: Date): Question | Reply {
  const wrong = (name: string) => fail(40002, 'Invalid request parameters', name);
  const time = (name: string) =>
    /^\d{13}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : undefined;
  const from = time('mintime');
  const to = time('maxtime');
  if (from === undefined || from < now.getTime() - OLDEST) return wrong('mintime');
  if (to === undefined || to <= from) return wrong('maxtime');
  const limit = Number(query.get('limit') ?? 100);
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= LARGEST)) return wrong('limit');
  if (query.get('sort') !== 'ts:asc') return fail(40002, 'This server plays sort=ts:asc only', 'sort');
  const offset = query.get('next_offset');
  if (offset === null) return { from, to, limit };
  const [, at, txid] = /^(\d{13}),([0-9a-f-]+)$/.exec(offset) ?? [];
  return at && txid ? { from, to, limit, after: { at: Number(at), txid } } : wrong('next_offset');
}

const txidOf = ({ id }: SignIn) => id;

function rowOf(row: SignIn): object {
  const { person, at, success, application, ip_address, city, country, browser, os } = row;
  const location = { city, state: city, country };
  return {
    txid: txidOf(row),
    timestamp: Math.floor(at.getTime() / 1000),
    isotimestamp: at.toISOString().replace('Z', '000+00:00'),
    event_type: 'authentication',
    factor: 'duo_push',
    result: success ? 'success' : 'denied',
    reason: success ? 'user_approved' : 'no_response',
    alias: '',
    email: person.email,
    user: { key: `DU${String(person.number).padStart(18, '0')}`, name: person.username, groups: [] },
    application: { key: 'DIEXAMPLEAPPLICATION', name: application },
    access_device: {
      ...{
        browser,
        browser_version: '142.0.0.0',
        os,
        os_version: '26.1',
        hostname: null,
        ip: ip_address,
        location,
      },
      ...{ is_encryption_enabled: 'unknown', is_firewall_enabled: 'unknown', is_password_set: 'unknown' },
      security_agents: 'unknown',
    },
    auth_device: { name: 'Phone', ip: ip_address, key: 'DPEXAMPLE', location },
    trusted_endpoint_status: 'unknown',
    ood_software: null,
  };
}
