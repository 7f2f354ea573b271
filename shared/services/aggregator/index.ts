/** The aggregator: a person's report, from what is stored and, where nothing is, from the sources. */
import type { ApiHandler, ApiRequest } from '../../runtime/api.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { refreshPerson } from './refresh.ts';
import { viewReport } from './view.ts';

export type { AggregatorDependencies } from './dependencies.ts';

/** The routes of this function. Who may call them is decided before; see shared/runtime/access/routes.ts. */
export function aggregatorRoutes(dependencies: AggregatorDependencies): Record<string, ApiHandler> {
  return {
    'GET /api/v1/report/{who}': async (request) => ({
      status: 200,
      body: await viewReport(personOf(request), request.language, dependencies),
    }),
    'POST /api/v1/report/{who}/refresh': async (request) => ({
      status: 202,
      body: { asked: await refreshPerson(personOf(request), request.language, dependencies) },
    }),
  };
}

/** The middleware has made it an e-mail in its one spelling, also from `me`. */
function personOf({ params }: ApiRequest): string {
  if (params.who === undefined) throw new TypeError('The route has no {who}.');
  return params.who;
}
