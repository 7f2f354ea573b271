/** Ends a sign-in: the provider sent the browser back. */
import * as z from 'zod';
import { HINT_COOKIE, SIGNIN_COOKIE, setCookie } from '../../access/cookies.ts';
import type { ApiHandler } from '../../access/handler.ts';
import { identityOf } from '../../access/identity.ts';
import type { Access } from '../../access/index.ts';
import { ProblemError } from '../../access/problem.ts';
import { returnPath } from '../../access/return-path.ts';
import { rolesOf } from '../../access/roles.ts';
import { LARGEST_SEALED, open, seal } from '../../access/seal.ts';
import type { SessionDependencies } from './dependencies.ts';
import { signInOver } from './sign-in.ts';

const Begun = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), return: z.string() });

export const callback =
  ({ access, provider }: SessionDependencies): ApiHandler =>
  async ({ query, cookies, log }) => {
    const begun = await readBegun(access, cookies[SIGNIN_COOKIE]);
    const { claims, idToken } = await provider.finish(query, begun);
    const { groups, ...person } = identityOf(claims, access.settings);
    if (groups.known === undefined) {
      log.warn('The identity provider sent no list of groups: no role comes from groups.', {
        reason: groups.reason,
      });
    }
    const roles = rolesOf(person.email, groups, access.settings);
    const { cookie } = await access.sessions.begin({ ...person, roles });
    return {
      status: 303,
      // Checked once more: what leaves this site must not depend on what was sealed by another version.
      headers: { location: returnPath(begun.return) },
      cookies: [cookie, signInOver, ...(await hint(access, idToken))],
    };
  };

async function readBegun(access: Access, sealed: string | undefined): Promise<z.infer<typeof Begun>> {
  const claims = Begun.safeParse(sealed && (await open(access.signing, 'signin', sealed)));
  if (claims.success) return claims.data;
  throw new ProblemError(400, 'sign_in_expired', 'This sign-in is over or was not begun here. Begin again.');
}

/** The provider's token, to sign out there without a question. One that no cookie can hold is left out. */
async function hint(access: Access, idToken: string): Promise<string[]> {
  const lifetime = access.settings.session.absolute_hours * 3600;
  const sealed = await seal(access.signing, 'hint', { id_token: idToken }, lifetime);
  if (HINT_COOKIE.length + sealed.length > LARGEST_SEALED - 200) return [];
  return [setCookie(HINT_COOKIE, sealed, { sameSite: 'Strict', maxAge: lifetime, path: '/auth/signout' })];
}
