/** Sign-ins that do not work are counted, so that somebody hears when there are many. */
import type { ApiHandler } from '../../access/handler.ts';
import type { SessionDependencies } from './dependencies.ts';

/**
 * The same work; whatever ends it is counted as a sign-in that failed: a refusal, and what broke.
 *
 * A counter of its own, because the time of requests is not measured by route: each route would be a metric that costs.
 */
export const counted =
  (handler: ApiHandler, { metrics }: Pick<SessionDependencies, 'metrics'>): ApiHandler =>
  async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      metrics.count('SignInsFailed');
      throw error;
    }
  };
