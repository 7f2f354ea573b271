/**
 * Serverless plugin: packages no route that is not in the table of routes (shared/access/routes.ts), which says
 * who may call it, and none that another function answers than the table says.
 */
const { join } = require('node:path');

const TABLE = join(__dirname, '../../shared/access/routes.ts');

class KnownRoutes {
  constructor(serverless) {
    this.hooks = {
      initialize: async () => {
        const { ROUTES } = await import(TABLE);
        const problems = KnownRoutes.problems(serverless.service.functions, ROUTES);
        if (problems.length > 0) throw new serverless.classes.Error(problems.join('\n'));
      },
    };
  }

  /** What is wrong with the HTTP events of functions, one line each. */
  static problems(functions, routes) {
    const wanted = new Map(routes.map(({ method, path, function: name }) => [`${method} ${path}`, name]));
    const packaged = Object.entries(functions).flatMap(([name, { events = [] }]) =>
      events.flatMap(({ httpApi }) => (httpApi === undefined ? [] : [{ name, key: keyOf(httpApi) }])),
    );
    // What is no route is answered by a function too, so that it gets our own words and headers.
    const routed = packaged.filter(({ key }) => key !== '*');
    const unknown = routed.filter(({ name, key }) => wanted.get(key) !== name);
    const keys = new Set(routed.map(({ key }) => key));
    const missing = [...wanted].filter(([key]) => !keys.has(key));
    return [
      ...unknown.map(
        ({ name, key }) => `${key} of function ${name} has no entry in shared/access/routes.ts.`,
      ),
      ...missing.map(
        ([key, name]) => `${key} is in shared/access/routes.ts and no event of function ${name}.`,
      ),
    ];
  }
}

const keyOf = (event) =>
  typeof event === 'string' ? event : `${event.method} ${event.path}`.replace(/^\* ?.*/, '*');

module.exports = KnownRoutes;
