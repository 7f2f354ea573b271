/** Sessions: a signed cookie that says who somebody is, and for how long. */
import * as z from 'zod';
import { ROLES, type Role } from '../model/access.ts';
import { siteCookies } from './cookies.ts';
import { type JwtContext, sign, verify } from './jwt.ts';
import type { AccessSettings } from './settings.ts';

export interface ActiveSession {
  id: string;
  email: string;
  name?: string;
  roles: Role[];
  signed_in: Date;
  /** When it ends unless the person does something. */
  idle_expires: Date;
  /** When it ends whatever the person does. */
  expires: Date;
}

export interface Sessions {
  /** Begins a session; `cookie` is the whole `Set-Cookie` value. */
  begin(person: {
    email: string;
    name?: string;
    roles: Role[];
  }): Promise<{ session: ActiveSession; cookie: string }>;
  /** The session of a cookie's value, or `undefined`. Whether it was revoked is the people table's to say. */
  read(value: string | undefined): Promise<ActiveSession | undefined>;
  /** The same session with a new idle time. */
  slide(session: ActiveSession): Promise<{ session: ActiveSession; cookie: string }>;
}

const Claims = z.object({
  jti: z.string(),
  sub: z.string(),
  name: z.string().optional(),
  roles: z.array(z.enum(ROLES)),
  iat: z.number(),
  exp: z.number(),
  /** Milliseconds: a revocation and a sign-in may fall into one second. */
  signed_in: z.number(),
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface SessionsOptions extends JwtContext {
  settings: AccessSettings['session'];
}

/** @param options keys, issuer, clock and the organization's times */
export function createSessions(options: SessionsOptions): Sessions {
  const { session: cookie } = siteCookies(options.issuer);
  const idle = options.settings.idle_minutes * MINUTE;
  const absolute = options.settings.absolute_hours * HOUR;

  const ends = (signedIn: Date, seen: Date) => {
    const expires = new Date(signedIn.getTime() + absolute);
    return { expires, idle_expires: new Date(Math.min(seen.getTime() + idle, expires.getTime())) };
  };

  async function issue(person: Omit<ActiveSession, 'expires' | 'idle_expires'>) {
    const session: ActiveSession = { ...person, ...ends(person.signed_in, options.now()) };
    const { id, email, name, roles, signed_in, idle_expires } = session;
    const claims = { jti: id, sub: email, ...(name && { name }), roles, signed_in: signed_in.getTime() };
    const jwt = await sign(options, 'session', claims, idle_expires);
    const maxAge = Math.floor((idle_expires.getTime() - options.now().getTime()) / 1000);
    return { session, cookie: cookie.set(jwt, maxAge) };
  }

  return {
    begin: (person) => issue({ ...person, id: crypto.randomUUID(), signed_in: options.now() }),
    slide: (session) => issue(session),
    async read(value) {
      const claims = Claims.safeParse(value && (await verify(options, 'session', value)));
      if (!claims.success) return undefined;
      const { jti: id, sub: email, name, roles, iat, signed_in } = claims.data;
      const signedIn = new Date(signed_in);
      // The times of now count, also for a session that began when they were longer.
      const end = ends(signedIn, new Date(iat * 1000));
      if (Math.min(end.idle_expires.getTime(), claims.data.exp * 1000) <= options.now().getTime())
        return undefined;
      return { id, email, ...(name && { name }), roles, signed_in: signedIn, ...end };
    },
  };
}
