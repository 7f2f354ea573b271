/**
 * The only file that talks to the server. Every answer is one of a few kinds; nothing here throws. What only parts
 * opened later ask for stands in api-later.ts.
 */

import type { Refreshed } from '../shared/api/report.ts';
import type { Session } from '../shared/api/session.ts';
import type { Problem } from '../shared/model/problem.ts';
import { REPORT_VERSION, type Report } from '../shared/model/report.ts';

export type Failure =
  /** No answer came: the network, or no answer in time. */
  | { kind: 'network' }
  | { kind: 'signed_out' }
  | { kind: 'forbidden'; problem: Partial<Problem> }
  | { kind: 'problem'; problem: Partial<Problem> };

export type ApiResult<Data> = { ok: true; data: Data } | { ok: false; failure: Failure };

export const BASE = '/api/v1';
/** Longer than the server's own deadline for sources, shorter than anybody waits. */
const TIMEOUT = 30_000;

/** Told whenever the server says that nobody is signed in. */
export const heard = { signedOut: () => {} };

const fail = (failure: Failure) => ({ ok: false, failure }) as const;

async function problemOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null);
  const problem: Partial<Problem> = {
    ...(typeof body === 'object' && body !== null ? body : {}),
    status: response.status,
  };
  const id = problem.request_id ?? response.headers.get('x-request-id');
  if (id) problem.request_id = id;
  if (response.status === 401) {
    heard.signedOut();
    return { kind: 'signed_out' };
  }
  return { kind: response.status === 403 ? 'forbidden' : 'problem', problem };
}

/** Asks the server. @param path with its query */
export async function call<Data>(path: string, init: RequestInit = {}): Promise<ApiResult<Data>> {
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
export const because = (reason: string | undefined): Record<string, string> =>
  reason === undefined ? {} : { 'Stethoscope-Reason': encodeURIComponent(reason) };

export const post = (body?: unknown): RequestInit => ({
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

/** Asks the sources about the person again, or some of them; the answer says which were asked. */
export const askAgain = (
  who: 'me' | string,
  reason?: string,
  sources?: readonly string[],
): Promise<ApiResult<Refreshed>> => {
  const init = post({ sources });
  const headers = { ...init.headers, ...because(reason) };
  return call(`${BASE}/report/${encodeURIComponent(who)}/refresh`, { ...init, headers });
};

/** Who is signed in and until when. Asking does not keep the session alive. */
export const fetchSession = (): Promise<ApiResult<Session>> =>
  call(`${BASE}/session`, { headers: BACKGROUND });

/** Keeps the session alive. */
export const staySignedIn = (): Promise<ApiResult<Session>> => call(`${BASE}/session/stay`, post());

/** Where signing in starts; the person comes back to `path`. */
export const signInAt = (path: string): string => `/auth/signin?return=${encodeURIComponent(path)}`;
