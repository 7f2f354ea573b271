/** Ends a sign-in: the provider sent the browser back. */
import * as z from 'zod';
import type { ApiHandler } from '../../access/handler.ts';
import { identityOf } from '../../access/identity.ts';
import type { Access } from '../../access/index.ts';
import { ProblemError } from '../../access/problem.ts';
import { returnPath } from '../../access/return-path.ts';
import { rolesOf } from '../../access/roles.ts';
import { LARGEST_SEALED, open, seal } from '../../access/seal.ts';
import { orUnavailable } from '../../access/unavailable.ts';
import { shifted } from '../../platform/clock.ts';
import type { SessionDependencies } from './dependencies.ts';
import { LIFETIME } from './sign-in.ts';

const Begun = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), return: z.string() });

export const callback =
  ({ access, provider }: SessionDependencies): ApiHandler =>
  async ({ query, cookies, log }) => {
    const begun = await readBegun(access, cookies[access.cookies.signin.name]);
    await checkAnswer(query, begun.state, access);
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
      cookies: [cookie, access.cookies.signin.over, ...(await hint(access, idToken))],
    };
  };

async function readBegun(access: Access, sealed: string | undefined): Promise<z.infer<typeof Begun>> {
  const claims = Begun.safeParse(sealed && (await open(access.signing, 'signin', sealed)));
  if (claims.success) return claims.data;
  throw expired();
}

/** Each code is one request to the provider with our credentials: more than a reload or two would be somebody's game. */
const MOST_ATTEMPTS = 3;
/** RFC 6749, A.11. No provider's code comes near the length. */
const CODE = /^[\x20-\x7e]{1,2048}$/;

/** Lets nobody make us ask the provider for what cannot be right. What it refused itself needs no request. */
async function checkAnswer(query: URLSearchParams, begun: string, { people, now }: Access): Promise<void> {
  const [states, codes] = [query.getAll('state'), query.getAll('code')];
  if (states.length !== 1 || states[0] !== begun) throw expired();
  if (query.has('error') && codes.length === 0) return;
  if (codes.length !== 1 || !CODE.test(codes[0] ?? '')) throw expired();
  const until = shifted(now(), LIFETIME * 1000);
  if (!(await orUnavailable(people.countAttempt(begun, MOST_ATTEMPTS, until)))) throw expired();
}

const expired = () =>
  new ProblemError(400, 'sign_in_expired', 'This sign-in is over or was not begun here. Begin again.');

/** The provider's token, to sign out there without a question. One that no cookie can hold is left out. */
async function hint(access: Access, idToken: string): Promise<string[]> {
  const lifetime = access.settings.session.absolute_hours * 3600;
  const sealed = await seal(access.signing, 'hint', { id_token: idToken }, lifetime);
  const { hint: cookie } = access.cookies;
  if (cookie.name.length + sealed.length > LARGEST_SEALED - 200) return [];
  return [cookie.set(sealed, lifetime)];
}
