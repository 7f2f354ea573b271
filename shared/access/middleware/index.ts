/** The one way into every function that answers HTTP. */
import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Log } from '../../adapter-kit/log.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics, type Metrics } from '../../platform/metrics.ts';
import type { AnyHandlers, ApiAnswer } from '../handler.ts';
import type { Access } from '../index.ts';
import { ProblemError } from '../problem.ts';
import { type ApiFunction, isForCallers } from '../route.ts';
import { findRoute } from '../routes.ts';
import { caller } from './caller.ts';
import { crossSite } from './cross-site.ts';
import { type ApiContext, type ApiEvent, type Exchange, logWith, readyExchange } from './exchange.ts';
import { hookCheck } from './hook.ts';
import { limits } from './limits.ts';
import { looks } from './looks.ts';
import { originCheck } from './origin.ts';
import { params } from './params.ts';
import { permission } from './permission.ts';
import { answerProblem, problems } from './problems.ts';
import { reading } from './reading.ts';
import { isTooLarge, toResult } from './result.ts';
import { routing } from './routing.ts';

export interface ApiOptions {
  /** Sources whose hooks are taken. Default: none. */
  hooks?: readonly string[];
  log?: Log;
  metrics?: Metrics;
}

export type ApiLambda = (event: ApiEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * Makes the Lambda handler of a function. It never throws: every failure is answered as a problem document.
 *
 * @param name the function, as the table of routes calls it
 * @param handlers the work of each route, by its key ("GET /api/v1/report/{who}")
 * @param access who may do what
 * @throws TypeError when a handler has no entry for this function in the table of routes
 */
export function apiFunction(
  name: ApiFunction,
  handlers: AnyHandlers,
  access: Access,
  options: ApiOptions = {},
): ApiLambda {
  const { log = createLog(name), metrics = createMetrics(name) } = options;
  // Of all functions together: one alarm watches them.
  const overall = options.metrics ?? createMetrics('api');
  const stack = createStack(name, handlers, access, options.hooks ?? []);
  // Every answer needs them: they are on their way while the rest of the function loads.
  for (const secret of secretsFor(handlers)) access.secrets.read(secret).catch(() => {});
  return async (event, context) => {
    const requestId = context.awsRequestId;
    const exchange: Exchange = { requestId, began: Date.now(), log: logWith(log, { request_id: requestId }) };
    const answer = await answerAlways(() => stack(event, { ...context, exchange }), exchange);
    const result = sendable(answer, event, { exchange, metrics: overall });
    const { statusCode: status = 0 } = result;
    const milliseconds = Date.now() - exchange.began;
    exchange.log.info('Answered.', { status, milliseconds });
    // How often is how many were measured. By route is in the access log: each combination is a metric that costs.
    metrics.milliseconds('RequestTime', { status: `${Math.floor(status / 100)}xx` }, milliseconds);
    return result;
  };
}

const TOO_LARGE = new ProblemError(
  500,
  'answer_too_large',
  'The answer is larger than what can be sent. Quote the request id when you ask for help.',
);

/** What goes out. Beyond the size that Lambda sends, everything would be lost: then it is a problem that says so. */
function sendable(
  answer: ApiAnswer,
  event: ApiEvent | undefined,
  { exchange, metrics }: { exchange: Exchange; metrics: Metrics },
): APIGatewayProxyStructuredResultV2 {
  const { requestId } = exchange;
  const method = event?.requestContext?.http?.method;
  const result = toResult(answer, method, requestId);
  if (!isTooLarge(result)) return result;
  metrics.count('AnswersTooLarge');
  const problem = answerProblem(TOO_LARGE, exchange);
  return toResult({ ...problem, cookies: answer.cookies ?? [] }, method, requestId);
}

function createStack(name: ApiFunction, handlers: AnyHandlers, access: Access, hooks: readonly string[]) {
  const known = new Map(Object.entries(handlers));
  for (const key of known.keys()) {
    if (findRoute(key)?.function === name) continue;
    throw new TypeError(`${key} has no entry for function ${name} in shared/access/routes.ts.`);
  }
  const work = (_event: ApiEvent, context: ApiContext): Promise<ApiAnswer> => {
    const { request } = readyExchange(context);
    const handler = known.get(request.route);
    if (!handler) throw new TypeError('Routing let a route without work through.');
    return handler(request);
  };
  return (
    middy<ApiEvent, ApiAnswer, Error, ApiContext>(work, early)
      .use(problems)
      .use(originCheck(access.secrets, access.now))
      .use(routing(new Set(known.keys())))
      .use(hookCheck(access, hooks))
      .use(reading(access.languages))
      .use(crossSite(access.origin))
      .use(caller(access))
      .use(params)
      // What they do after the work runs from the last to the first: only what may be seen is looked at.
      .use(looks(access))
      .use(permission)
      .use(limits(access))
  );
}

/** A function that has nobody's session to read may not read what signs them. */
const secretsFor = (handlers: AnyHandlers): string[] =>
  Object.keys(handlers).some((key) => isForCallers(findRoute(key)?.access ?? 'public'))
    ? ['origin', 'session']
    : ['origin'];

/** Milliseconds before Lambda would end the function without an answer. */
const early = {
  timeoutEarlyInMillis: 500,
  timeoutEarlyResponse: () => {
    throw new ProblemError(503, 'too_slow', 'This took too long. Try again soon.');
  },
};

/** The last net: whatever goes wrong on the way through the stack itself. */
async function answerAlways(stack: () => Promise<ApiAnswer>, exchange: Exchange): Promise<ApiAnswer> {
  try {
    return await stack();
  } catch (error) {
    return answerProblem(error, exchange);
  }
}
