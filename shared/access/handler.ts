/** What a route's work is given and gives back. Knows nothing of Lambda; `apiFunction` translates. */

import type { Log } from '../adapter-kit/log.ts';
import type { Caller, ShownDevice } from '../model/access.ts';

export interface ApiRequest {
  /** "GET /api/v1/report/{who}": the key in the access table. */
  route: string;
  /** Decoded path parameters. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  cookies: Record<string, string>;
  /** Parsed JSON; `undefined` without a body. */
  body: unknown;
  /** Present on every route that the access table does not call public. */
  caller?: Caller;
  /** Whose devices alone may be shown, where the caller may see no others: an e-mail. */
  only?: string;
  /** Two letters; from cookie `lang`, else `Accept-Language`, else the organization's first. */
  language: string;
  requestId: string;
  log: Log;
}

export interface ApiAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Whole `Set-Cookie` values. */
  cookies?: string[];
  /** Sent as JSON unless it is a string. */
  body?: unknown;
}

export type ApiHandler = (request: ApiRequest) => Promise<ApiAnswer>;

/** The answer of a route that names devices. It has no body: the middleware makes it of the devices it has checked. */
export interface DevicesAnswer extends Omit<ApiAnswer, 'body'> {
  body?: never;
  devices: readonly ShownDevice[];
  /** What stands around them. Default: they are a list. */
  around?: (devices: unknown[]) => unknown;
}

export type DevicesHandler = (request: ApiRequest) => Promise<DevicesAnswer>;

/**
 * The work of a function's routes, by route key. What names devices says of each what it rests on: the types demand it
 * of every path with `devices`, a serial number or a MAC address in it, the middleware of what the table says.
 */
export interface Handlers {
  [route: string]: ApiHandler;
  [route: `${string}/devices/${string}`]: DevicesHandler;
  [route: `${string}/{serial}${string}`]: DevicesHandler;
  [route: `${string}/{macaddr}${string}`]: DevicesHandler;
  [route: `GET ${string}/report/{who}`]: DevicesHandler;
}
