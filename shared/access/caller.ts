/** A caller with a session: what the routes about the session itself need to know. */
import type { Caller } from '../model/access.ts';
import type { ActiveSession } from './session.ts';
import type { ApiToken } from './token.ts';

export interface SessionCaller extends Caller {
  kind: 'session';
  session: ActiveSession;
}

export function callerOfSession(session: ActiveSession): SessionCaller {
  const { email, name, roles } = session;
  return { kind: 'session', who: email, ...(name && { name }), roles, session };
}

export function callerOfToken(token: ApiToken): Caller {
  return { kind: 'token', who: token.sub, roles: ['service'], token_id: token.id, scopes: token.scopes };
}

/** The session of a caller; `undefined` for a token. */
export function sessionOf(caller: Caller | undefined): ActiveSession | undefined {
  return caller && 'session' in caller ? (caller as SessionCaller).session : undefined;
}
