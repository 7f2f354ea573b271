/** The only file that talks to the server. Every answer is one of a few kinds; nothing here throws. */

import type { Answered, Notifications } from '../shared/api/notifications.ts';
import type { Held, Looks } from '../shared/api/people.ts';
import type { Refreshed } from '../shared/api/report.ts';
import type { Session, SignedOut } from '../shared/api/session.ts';
import type { V1Device } from '../shared/api/v1.ts';
import type { AccountsAnswer, EventsAnswer } from '../shared/model/activity.ts';
import type { Problem } from '../shared/model/problem.ts';
import { REPORT_VERSION, type Report } from '../shared/model/report.ts';
import type { Summary } from '../shared/model/totals.ts';

export type Failure =
  /** No answer came: the network, or no answer in time. */
  | { kind: 'network' }
  | { kind: 'signed_out' }
  | { kind: 'forbidden'; problem: Partial<Problem> }
  | { kind: 'problem'; problem: Partial<Problem> };

export type ApiResult<Data> = { ok: true; data: Data } | { ok: false; failure: Failure };

const BASE = '/api/v1';
/** Longer than the server's own deadline for sources, shorter than anybody waits. */
const TIMEOUT = 30_000;

const fail = (failure: Failure) => ({ ok: false, failure }) as const;

async function problemOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null);
  const problem: Partial<Problem> = {
    ...(typeof body === 'object' && body !== null ? body : {}),
    status: response.status,
  };
  const id = problem.request_id ?? response.headers.get('x-request-id');
  if (id) problem.request_id = id;
  if (response.status === 401) return { kind: 'signed_out' };
  return { kind: response.status === 403 ? 'forbidden' : 'problem', problem };
}

async function call<Data>(path: string, init: RequestInit = {}): Promise<ApiResult<Data>> {
  const timeout = AbortSignal.timeout(TIMEOUT);
  try {
    const response = await fetch(path, { ...init, signal: timeout });
    if (!response.ok) return fail(await problemOf(response));
    return { ok: true, data: (response.status === 204 ? null : await response.json()) as Data };
  } catch {
    return fail({ kind: 'network' });
  }
}

const BACKGROUND = { 'Stethoscope-Background': 'true' };

/** Why somebody else's data is asked for. */
const because = (reason: string | undefined): Record<string, string> =>
  reason === undefined ? {} : { 'Stethoscope-Reason': encodeURIComponent(reason) };

const behind = (before: string | undefined): string =>
  before === undefined ? '' : `?before=${encodeURIComponent(before)}`;

const post = (body?: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body ?? {}),
});

export interface ReportQuery {
  who: 'me' | string;
  /** Why somebody else's page is opened. */
  reason?: string;
  /** Asked by the page itself, not by a person: does not keep the session alive. */
  background?: boolean;
}

/**
 * The report of a person. The first question of a visit carries no header of its own: only then does the browser
 * use the answer to the request that the HTML has already started.
 */
export async function fetchReport({ who, reason, background }: ReportQuery): Promise<ApiResult<Report>> {
  const headers = { ...because(reason), ...(background && BACKGROUND) };
  const init = Object.keys(headers).length > 0 ? { headers } : {};
  const answer = await call<Report>(`${BASE}/report/${encodeURIComponent(who)}`, init);
  if (answer.ok && answer.data?.v !== REPORT_VERSION) return fail({ kind: 'problem', problem: {} });
  return answer;
}

/** Asks the sources about the person again; the answer says which were asked. */
export const askAgain = (who: 'me' | string, reason?: string): Promise<ApiResult<Refreshed>> => {
  const init = post();
  const headers = { ...init.headers, ...because(reason) };
  return call(`${BASE}/report/${encodeURIComponent(who)}/refresh`, { ...init, headers });
};

/** Devices by what is written on them, whoever has them; for the security team. */
export const findDevices = (
  by: 'serial' | 'macaddr',
  value: string,
  reason: string,
): Promise<ApiResult<V1Device[]>> =>
  call(`${BASE}/devices/${by}/${encodeURIComponent(value)}`, {
    headers: because(reason),
  });

/** A person's notifications, open ones first, a page at a time. @param query `before`: the `next` of an earlier page */
export const fetchNotifications = ({
  who,
  reason,
  before,
}: {
  who: 'me' | string;
  reason: string | undefined;
  before: string | undefined;
}): Promise<ApiResult<Notifications>> =>
  call(`${BASE}/notifications/${encodeURIComponent(who)}${behind(before)}`, { headers: because(reason) });

/** Keeps the reader's answer. A 409 says what was answered before, beside the problem, as `notification`. */
export const answerNotification = (
  id: string,
  answer: { action: string; comment?: string },
): Promise<ApiResult<Answered>> =>
  call(`${BASE}/notifications/${encodeURIComponent(id)}/answer`, post(answer));

/** Who is signed in and until when. Asking does not keep the session alive. */
export const fetchSession = (): Promise<ApiResult<Session>> =>
  call(`${BASE}/session`, { headers: BACKGROUND });

/** Keeps the session alive. */
export const staySignedIn = (): Promise<ApiResult<Session>> => call(`${BASE}/session/stay`, post());

/** Where signing in starts; the person comes back to `path`. */
export const signInAt = (path: string): string => `/auth/signin?return=${encodeURIComponent(path)}`;

/** Ends the session; the answer may name the place where the provider's own session ends. */
export const endSession = (): Promise<ApiResult<SignedOut | null>> => call('/auth/signout', post());

/** Who has looked at the reader's own data, newest first. */
export const fetchLooks = (before?: string): Promise<ApiResult<Looks>> =>
  call(`${BASE}/me/looks${behind(before)}`);

/** What was counted over all people; for the security team. */
export const fetchSummary = (): Promise<ApiResult<Summary>> => call(`${BASE}/summary`);

/** The same as a table, as a file. */
export const SUMMARY_TABLE = `${BASE}/summary?format=csv`;

/** The reader's accounts, with the day that each is about. */
export const fetchAccounts = (): Promise<ApiResult<AccountsAnswer>> => call(`${BASE}/accounts/me`);

/** What happened to the reader's accounts, newest first. */
export const fetchEvents = (): Promise<ApiResult<EventsAnswer>> => call(`${BASE}/events/me`);

/** Everything that is held about the reader, a page at a time. */
export const fetchData = (before?: string): Promise<ApiResult<Held>> =>
  call(`${BASE}/me/data${behind(before)}`);
