/** One request on its way through the stack, and what each step has found out about it. */
import type { MiddlewareObj, Request } from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Log, LogFields } from '../../adapter-kit/log.ts';
import type { ShownDevice } from '../../model/access.ts';
import type { Capacity } from '../decide.ts';
import type { ApiAnswer, ApiRequest } from '../handler.ts';
import type { Route } from '../route.ts';

export interface Exchange {
  requestId: string;
  log: Log;
  began: number;
  /** Set by routing. */
  route?: Route;
  /** Set by reading; later steps fill in `caller` and canonical `params`. */
  request?: ApiRequest;
  /** Set by permission. */
  capacity?: Capacity;
  reason?: string;
  /** Set by permission after the work: the devices of the answer. */
  shown?: readonly ShownDevice[];
  /** The session cookie with its new idle time. */
  cookie?: string;
}

export interface ApiContext extends Context {
  exchange: Exchange;
}

export type ApiEvent = APIGatewayProxyEventV2;

/** A step of the stack. */
export type MiddlewareStep = MiddlewareObj<ApiEvent, ApiAnswer, Error, ApiContext>;
export type StepRequest = Request<ApiEvent, ApiAnswer, Error, ApiContext>;

/** Route and request of an exchange in which both were found: for all steps after reading. */
export function readyExchange({ exchange }: ApiContext): Exchange & { route: Route; request: ApiRequest } {
  const { route, request } = exchange;
  if (!route || !request) throw new TypeError('This step comes after routing and reading.');
  return exchange as Exchange & { route: Route; request: ApiRequest };
}

/** A log whose lines all carry these fields. */
export function logWith(log: Log, fields: LogFields): Log {
  return {
    debug: (message, more) => log.debug(message, { ...fields, ...more }),
    info: (message, more) => log.info(message, { ...fields, ...more }),
    warn: (message, more) => log.warn(message, { ...fields, ...more }),
    error: (message, error, more) => log.error(message, error, { ...fields, ...more }),
  };
}
