/** Who is signed in, as what, and for how long. */
import { sessionOf } from '../../access/caller.ts';
import type { ApiHandler } from '../../access/handler.ts';

/** @param now the clock; the answer tells its time, because a browser's own may be wrong */
export const session =
  (now: () => Date): ApiHandler =>
  async ({ caller }) => {
    const current = sessionOf(caller);
    if (!current) throw new TypeError('The table of routes lets sessions only through here.');
    const { email, name, roles, signed_in, idle_expires, expires } = current;
    return {
      status: 200,
      body: { user: email, name: name ?? null, roles, now: now(), signed_in, idle_expires, expires },
    };
  };
