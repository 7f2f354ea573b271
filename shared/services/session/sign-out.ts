/** Signs out here, and says where to sign out at the provider. */
import type { ApiRequest, RouteHandler } from '../../access/handler.ts';
import { open } from '../../access/seal.ts';
import { orUnavailable } from '../../access/unavailable.ts';
import type { SessionDependencies } from './dependencies.ts';

/**
 * Answers `{ redirect }`: the address to go to next. The session is over on the server too: a copy of its cookie, or
 * one that another answer sets at this moment, is worth nothing.
 */
export const signOut =
  (dependencies: SessionDependencies): RouteHandler<'POST /auth/signout'> =>
  async (request) => {
    const { sessions, people, cookies } = dependencies.access;
    const session = await sessions.read(request.cookies[cookies.session.name]);
    if (session) await orUnavailable(people.endSession(session.email, session.id, session.expires));
    return {
      status: 200,
      cookies: [cookies.session.over, cookies.hint.over],
      body: { redirect: await nextAddress(dependencies, request) },
    };
  };

/** Signing out here must work while the provider does not. */
async function nextAddress({ access, provider }: SessionDependencies, request: ApiRequest): Promise<string> {
  try {
    const sealed = request.cookies[access.cookies.hint.name];
    const claims = sealed === undefined ? undefined : await open(access.signing, 'hint', sealed);
    const token = typeof claims?.id_token === 'string' ? claims.id_token : undefined;
    return (await provider.signOutUrl(token))?.href ?? '/';
  } catch (error) {
    request.log.error('The identity provider could not be asked where to sign out.', error);
    return '/';
  }
}
