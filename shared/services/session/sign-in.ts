/** Begins a sign-in: sends the browser to the identity provider. */
import { SIGNIN_COOKIE, setCookie } from '../../access/cookies.ts';
import type { ApiHandler } from '../../access/handler.ts';
import { returnPath } from '../../access/return-path.ts';
import { seal } from '../../access/seal.ts';
import type { SessionDependencies } from './dependencies.ts';

/** Seconds a person has to sign in at the provider. */
const LIFETIME = 600;

/** Takes `?return=` with the path of this site to come back to. */
export const signIn =
  ({ access, provider }: SessionDependencies): ApiHandler =>
  async ({ query }) => {
    const { url, transaction } = await provider.start();
    const claims = { ...transaction, return: returnPath(query.get('return')) };
    const sealed = await seal(access.signing, 'signin', claims, LIFETIME);
    return {
      status: 303,
      headers: { location: url.href },
      cookies: [setCookie(SIGNIN_COOKIE, sealed, { sameSite: 'Lax', maxAge: LIFETIME })],
    };
  };

/** Takes the cookie of a sign-in away. */
export const signInOver = setCookie(SIGNIN_COOKIE, '', { sameSite: 'Lax', maxAge: 0 });
