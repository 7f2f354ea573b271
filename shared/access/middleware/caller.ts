/** Who is asking: a session's cookie or a token in `Authorization`, checked in every respect. */
import type { Caller } from '../../model/access.ts';
import { callerOfSession, callerOfToken } from '../caller.ts';
import { TOKEN_COOKIE } from '../cookies.ts';
import type { ApiRequest } from '../handler.ts';
import type { Access } from '../index.ts';
import { ProblemError } from '../problem.ts';
import { isForCallers } from '../route.ts';
import type { ActiveSession } from '../session.ts';
import { orUnavailable } from '../unavailable.ts';
import { type Exchange, type MiddlewareStep, readyExchange } from './exchange.ts';

/** Requests that the page makes by itself do not keep a session alive. */
const BACKGROUND = 'stethoscope-background';

type Deps = Pick<Access, 'sessions' | 'tokens' | 'people' | 'cookies'>;

export const caller = (access: Deps): MiddlewareStep => ({
  before: async ({ context }) => {
    const exchange = readyExchange(context);
    const { route, request } = exchange;
    if (!isForCallers(route.access)) return;
    const authorization = authorizationOf(request, access);
    request.caller =
      authorization === undefined
        ? await signedIn(access, exchange, request)
        : await program(access, authorization);
  },
  after: ({ context: { exchange }, response }) => {
    if (exchange.cookie && response) response.cookies = [...(response.cookies ?? []), exchange.cookie];
  },
});

/** Scripts of the first Stethoscope send their token as a cookie; beside a session it counts for nothing. */
function authorizationOf(
  { headers, cookies }: ApiRequest,
  { cookies: { session } }: Deps,
): string | undefined {
  if (headers.authorization !== undefined || cookies[session.name] !== undefined)
    return headers.authorization;
  return cookies[TOKEN_COOKIE] === undefined ? undefined : `Bearer ${cookies[TOKEN_COOKIE]}`;
}

async function signedIn(access: Deps, exchange: Exchange, request: ApiRequest): Promise<Caller> {
  const session = await access.sessions.read(request.cookies[access.cookies.session.name]);
  if (!session || (await isOver(access, session))) throw unknownCaller();
  if (request.headers[BACKGROUND] === 'true') return callerOfSession(session);
  const slid = await access.sessions.slide(session);
  exchange.cookie = slid.cookie;
  return callerOfSession(slid.session);
}

async function isOver({ people }: Deps, session: ActiveSession): Promise<boolean> {
  const { revoked_before, sessions } = await orUnavailable(people.signOuts(session.email));
  return sessions.has(session.id) || (revoked_before !== undefined && session.signed_in <= revoked_before);
}

async function program({ tokens, people }: Deps, authorization: string): Promise<Caller> {
  const jwt = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
  const token = jwt === undefined ? undefined : await tokens.read(jwt);
  if (!token || (await orUnavailable(people.isTokenRevoked(token.id)))) throw unknownCaller();
  return callerOfToken(token);
}

/** One answer for all reasons: which check failed helps only those who try. */
const unknownCaller = () =>
  new ProblemError(401, 'not_signed_in', 'Sign in first.', {
    headers: { 'www-authenticate': 'Bearer realm="stethoscope"' },
  });
