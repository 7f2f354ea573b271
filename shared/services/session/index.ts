/** Signing in and out, and what the page knows of its session. */
import type { Handlers } from '../../access/handler.ts';
import { callback } from './callback.ts';
import { counted } from './counted.ts';
import { session } from './current.ts';
import type { SessionDependencies } from './dependencies.ts';
import { asPage } from './refusal.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export type { SessionDependencies } from './dependencies.ts';

/** The routes of this function. Who may call them is decided before; see shared/access/routes.ts. */
export function sessionRoutes(dependencies: SessionDependencies): Handlers {
  const { over } = dependencies.access.cookies.signin;
  const current = session(dependencies.access.now);
  return {
    'GET /auth/signin': asPage(counted(signIn(dependencies), dependencies), over),
    'GET /auth/callback': asPage(counted(callback(dependencies), dependencies), over),
    'POST /auth/signout': signOut(dependencies),
    'GET /api/v1/session': current,
    // That it was called has already begun a new idle time.
    'POST /api/v1/session/stay': current,
  };
}
