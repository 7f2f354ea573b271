/** What a route's work is given and gives back. Knows nothing of Lambda; `apiFunction` translates. */

import type { Log } from '../adapter-kit/log.ts';
import type { AnswerOf, API, RouteKey } from '../api/routes.ts';
import type { Caller, ShownDevice } from '../model/access.ts';
import type { Problem } from '../model/problem.ts';

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

export const JSON_TYPE = 'application/json; charset=utf-8';

export interface ApiAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Whole `Set-Cookie` values. */
  cookies?: string[];
  /** Sent as JSON unless it is a string, which is plain text unless `content-type` says otherwise. */
  body?: unknown;
}

export type ApiHandler = (request: ApiRequest) => Promise<ApiAnswer>;

/** The answer of a route that names devices. It has no body: the middleware makes it of the devices it has checked. */
export interface DevicesAnswer<Device = unknown, Body = unknown> extends Omit<ApiAnswer, 'body'> {
  body?: never;
  devices: readonly ShownDevice<Device>[];
  /** What stands around them. Default: they are a list. `left_out`: how many did not fit. */
  around?(devices: Device[], left_out: number): Body;
}

export type DevicesHandler = (request: ApiRequest) => Promise<DevicesAnswer>;

/** Routes whose answers name devices. */
type DevicesRoute = Extract<
  RouteKey,
  | `${string}/devices/${string}`
  | `${string}{serial}${string}`
  | `${string}{macaddr}${string}`
  | `GET ${string}/report/{who}`
>;

type DeviceIn<Body> = Body extends readonly (infer Device)[]
  ? Device
  : Body extends { devices: readonly (infer Device)[] }
    ? Device
    : never;

/** What has no content is a redirect; when it fails, a page for people. */
type AnswerTo<Key extends RouteKey> =
  AnswerOf<Key> extends { body?: undefined }
    ? ApiAnswer
    : Omit<ApiAnswer, 'status' | 'body'> &
        (AnswerOf<Key> | ((typeof API)[Key] extends { csv: true } ? { status: 200; body: string } : never));

/** The work of one route, held to what shared/api/routes.ts says of it. */
export type RouteHandler<Key extends RouteKey> = (
  request: ApiRequest,
) => Promise<
  Key extends DevicesRoute
    ? DevicesAnswer<DeviceIn<AnswerOf<Key>['body']>, AnswerOf<Key>['body']>
    : AnswerTo<Key> | Refusal
>;

/** A problem document that carries more than the code and its words. */
interface Refusal extends Omit<ApiAnswer, 'status' | 'body'> {
  status: 409;
  body: Problem;
}

/** The work of a function's routes, by route key. What names devices says of each what it rests on. */
export type Handlers = { readonly [Key in RouteKey]?: RouteHandler<Key> };

/** The same as the middleware sees it. */
export type AnyHandlers = Readonly<
  Record<string, (request: ApiRequest) => Promise<ApiAnswer | DevicesAnswer>>
>;
