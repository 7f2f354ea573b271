/** Begins a sign-in: sends the browser to the identity provider. */
import type { ApiHandler } from '../../access/handler.ts';
import { returnPath } from '../../access/return-path.ts';
import { seal } from '../../access/seal.ts';
import type { SessionDependencies } from './dependencies.ts';

/** Seconds a person has to sign in at the provider. */
export const LIFETIME = 600;

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
      cookies: [access.cookies.signin.set(sealed, LIFETIME)],
    };
  };
