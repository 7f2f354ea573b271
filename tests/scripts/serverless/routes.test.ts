import { describe, expect, it } from '@jest/globals';
import { headRoutes, routeProblems } from '../../../scripts/serverless/routes.ts';
import { ROUTES, routeKey } from '../../../shared/access/routes.ts';

type Functions = Record<string, { events: { httpApi: string | { method: string; path: string } }[] }>;

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
    all.session?.events.push({ httpApi: '*' });
    expect(routeProblems(all, ROUTES)).toEqual([]);
  });

  it.each([
    ['GET /api/v1/everything'],
    [{ method: 'GET', path: '/api/v1/everything' }],
    // In the table, but of another function.
    ['GET /api/v1/session'],
  ])('refuses %j of the aggregator', (httpApi) => {
    const all = functions();
    all.aggregator?.events.push({ httpApi });
    expect(routeProblems(all, ROUTES)).toEqual([
      expect.stringMatching(/of function aggregator has no entry/),
    ]);
  });

  it('refuses a route of the table that no function answers', () => {
    const all = functions();
    all.person?.events.pop();
    expect(routeProblems(all, ROUTES)).toEqual([expect.stringMatching(/no event of function person/)]);
  });
});

it('lets HEAD be answered by whoever answers GET', () => {
  const route = (RouteKey: string) => ({
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { RouteKey, Target: RouteKey },
  });
  const [get, post] = [route('GET /healthcheck'), route('POST /auth/signout')];
  const other = { Type: 'AWS::Lambda::Function', Properties: {} };
  expect(
    headRoutes({ HttpApiRouteGetHealthcheck: get, HttpApiRoutePostAuthSignout: post, Other: other }),
  ).toEqual({
    HttpApiRouteHeadHealthcheck: {
      ...get,
      Properties: { ...get.Properties, RouteKey: 'HEAD /healthcheck' },
    },
  });
});
