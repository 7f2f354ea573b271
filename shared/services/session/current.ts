/** Who is signed in, as what, and for how long. */
import { sessionOf } from '../../access/caller.ts';
import type { ApiRequest } from '../../access/handler.ts';
import type { Session } from '../../api/session.ts';

/** @param now the clock; the answer tells its time, because a browser's own may be wrong */
export const session =
  (now: () => Date) =>
  async ({ caller }: ApiRequest): Promise<{ status: 200; body: Session }> => {
    const current = sessionOf(caller);
    if (!current) throw new TypeError('The table of routes lets sessions only through here.');
    const { email, name, roles, signed_in, idle_expires, expires } = current;
    return {
      status: 200,
      body: {
        user: email,
        name: name ?? null,
        // A program's role is none of a person's.
        roles: roles.filter((role) => role !== 'service'),
        now: now().toISOString(),
        signed_in: signed_in.toISOString(),
        idle_expires: idle_expires.toISOString(),
        expires: expires.toISOString(),
      },
    };
  };
