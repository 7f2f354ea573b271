/** The activity function: a person's accounts and sign-ins. */
import type { ApiRequest, Handlers } from '../../access/handler.ts';
import { v1ActivityRoutes } from '../../v1/activity.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { viewAccounts, viewEvents } from './view.ts';

export type { ActivityDependencies } from './dependencies.ts';
export { viewAccounts, viewEvents } from './view.ts';

/** The routes of this function. Who may call them is decided before; see shared/access/routes.ts. */
export function activityRoutes(dependencies: ActivityDependencies): Handlers {
  return {
    ...v1ActivityRoutes(dependencies),
    'GET /api/v1/accounts/{who}': async (request) => ({
      status: 200,
      body: await viewAccounts(who(request), request.language, dependencies),
    }),
    'GET /api/v1/events/{who}': async (request) => ({
      status: 200,
      body: await viewEvents(who(request), request.language, dependencies),
    }),
  };
}

/** The middleware has put it into its one spelling, and has made an e-mail of `me`. */
function who({ params, route }: ApiRequest): string {
  if (params.who === undefined) throw new TypeError(`${route} has no {who}.`);
  return params.who;
}
