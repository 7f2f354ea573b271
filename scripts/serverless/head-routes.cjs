/**
 * Serverless plugin: HEAD goes wherever GET goes. An HTTP API sends it to `$default` otherwise, where another function
 * answers 404; uptime monitors ask that way. It is the same function and the same entry of the table of routes, and
 * serverless-offline answers HEAD through GET routes by itself: so only the template has these routes.
 */
class HeadRoutes {
  constructor(serverless) {
    this.hooks = {
      'before:aws:package:finalize:saveServiceState': () => {
        const { Resources } = serverless.service.provider.compiledCloudFormationTemplate;
        Object.assign(Resources, headRoutes(Resources));
      },
    };
  }
}

/** @returns a route for HEAD beside each for GET, by their logical names */
function headRoutes(resources) {
  const routes = Object.entries(resources).filter(
    ([, { Type, Properties }]) =>
      Type === 'AWS::ApiGatewayV2::Route' && Properties.RouteKey.startsWith('GET '),
  );
  return Object.fromEntries(
    routes.map(([id, route]) => {
      const RouteKey = route.Properties.RouteKey.replace(/^GET /, 'HEAD ');
      return [
        id.replace('RouteGet', 'RouteHead'),
        { ...route, Properties: { ...route.Properties, RouteKey } },
      ];
    }),
  );
}

module.exports = Object.assign(HeadRoutes, { headRoutes });
