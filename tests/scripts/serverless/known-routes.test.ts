import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { ROUTES, routeKey } from '../../../shared/access/routes.ts';

type Functions = Record<string, { events?: { httpApi?: string | { method: string; path: string } }[] }>;
const { problems } = createRequire(import.meta.url)('../../../scripts/serverless/known-routes.cjs') as {
  problems(functions: Functions, routes: typeof ROUTES): string[];
};

/** The events that the table asks for. */
function functions(): Functions {
  const byName = Object.groupBy(ROUTES, (route) => route.function);
  return Object.fromEntries(
    Object.entries(byName).map(([name, routes]) => [
      name,
      { events: routes.map((route) => ({ httpApi: routeKey(route) })) },
    ]),
  );
}

describe('packaging', () => {
  it('takes the routes of the table, and the one for what is no route', () => {
    const all = functions();
    all.session?.events?.push({ httpApi: '*' });
    expect(problems(all, ROUTES)).toEqual([]);
  });

  it.each([
    ['GET /api/v1/everything'],
    [{ method: 'GET', path: '/api/v1/everything' }],
    // In the table, but of another function.
    ['GET /api/v1/session'],
  ])('refuses %j of the aggregator', (httpApi) => {
    const all = functions();
    all.aggregator?.events?.push({ httpApi });
    expect(problems(all, ROUTES)).toEqual([expect.stringMatching(/of function aggregator has no entry/)]);
  });

  it('refuses a route of the table that no function answers', () => {
    const all = functions();
    all.person?.events?.pop();
    expect(problems(all, ROUTES)).toEqual([expect.stringMatching(/no event of function person/)]);
  });
});
