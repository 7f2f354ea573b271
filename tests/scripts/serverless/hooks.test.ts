/** How the plugin refuses: in words that osls shows without a stack. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { hooksOf } from '../../../scripts/serverless/hooks.ts';
import type { FunctionDefinition, Serverless } from '../../../scripts/serverless/serverless.ts';
import { ROUTES } from '../../../shared/access/routes.ts';

/** As osls's own: it is shown as its message alone. */
class Shown extends Error {}

/** What answers every route. */
const routed = Object.fromEntries(
  ROUTES.map(({ function: name }) => [
    name,
    {
      name,
      events: ROUTES.filter((route) => route.function === name).map(({ method, path }) => ({
        httpApi: { method, path },
      })),
    },
  ]),
);

function initialize(functions: Record<string, Partial<FunctionDefinition>>): void {
  const naming = { getNormalizedFunctionName: (name: string) => name };
  const serverless = {
    classes: { Error: Shown },
    configSchemaHandler: { defineFunctionProperties() {} },
    service: { service: 's', functions, resources: {}, custom: { metrics: 'S/x', esbuild: {} } },
    getProvider: () => ({ naming, getStage: () => 'x' }),
  } as unknown as Serverless;
  hooksOf(serverless).initialize?.();
}

describe('a mistake in our own files', () => {
  afterEach(() => {
    delete process.env.STETHOSCOPE_CONFIG;
  });

  it('is told in one sentence: no statements of a role', () => {
    expect(() => initialize({ one: { name: 's-x-one' }, ...routed })).toThrow(
      new Shown('one has no iamRoleStatements; an empty list is enough.'),
    );
    expect(() => initialize({ one: { name: 's-x-one' }, ...routed })).toThrow(Shown);
  });

  it('is told with what can be done: the organization’s file is not there', () => {
    process.env.STETHOSCOPE_CONFIG = 'missing.yml';
    expect(() => initialize({ one: { name: 's-x-one' }, ...routed })).toThrow(Shown);
    expect(() => initialize({ one: { name: 's-x-one' }, ...routed })).toThrow(
      /^missing\.yml cannot be read: ENOENT.*\. `npm run -s cli -- config check` names each mistake\.$/,
    );
  });

  it('lists routes that nobody knows', () => {
    const events = [{ httpApi: 'GET /nobody' }];
    expect(() => initialize({ one: { name: 's-x-one', events }, ...routed })).toThrow(
      new Shown('GET /nobody of function one has no entry in shared/access/routes.ts.'),
    );
  });
});

it('an error of the program keeps its stack', () => {
  expect(() => initialize({ one: undefined as never })).toThrow(TypeError);
});
