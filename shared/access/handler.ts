/** What a route's work is given and gives back. Knows nothing of Lambda; `apiFunction` translates. */

import type { Log } from '../adapter-kit/log.ts';
import type { Caller } from '../model/access.ts';

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
