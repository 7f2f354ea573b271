/** What an entry of the table of routes says. */
import type { Role } from '../model/access.ts';
import type { Scope } from './scopes.ts';

/** The Lambdas that answer HTTP. */
export type ApiFunction =
  | 'aggregator'
  | 'session'
  | 'person'
  | 'notifications'
  | 'summary'
  | 'activity'
  | 'hooks';

/**
 * Whose data a route gives.
 * - `none`: nobody's.
 * - `self`: the caller's own; there is nothing in the request that could name another person.
 * - `person`: of the person in `{who}` (an e-mail, or `me`).
 * - `device`: of the owners of the devices that are found; the work names them in its answer (`DevicesAnswer`).
 */
export type SubjectKind = 'none' | 'self' | 'person' | 'device';

/** A kind of look, as the person reads it under "Who looked at my data". */
export type LookKind = 'report' | 'refresh' | 'device' | 'notifications' | 'accounts' | 'events';

export interface Route {
  method: 'GET' | 'POST';
  /** As API Gateway writes it; parameters in braces. */
  path: string;
  /** What it is for, in one sentence: the docs say it. */
  what: string;
  function: ApiFunction;
  /**
   * `public`: answered without a session or token. `hook`: for the vendor of the source in `{source}` and nobody else, by
   * a secret of its own; sessions and tokens count for nothing, and no browser is meant.
   */
  access: 'public' | 'hook' | RouteAccess;
  subject: SubjectKind;
  /** What is kept when somebody reads another's data through it. Every route with a `person` or `device` has one. */
  look?: LookKind;
  /** What the answer names that must be checked one by one: each device says what it rests on (`DevicesAnswer`). */
  shows?: 'devices';
  /** Which limit counts calls, because they can cause calls to vendors: on everybody, or only on others' data. */
  limit?: { name: LimitName; on: 'every' | 'others' };
  /** Changes something: asks for a same-origin request and a JSON content type. */
  changes: boolean;
  /** Uses something up although it is a GET: programs that look ahead with HEAD are refused. */
  once?: true;
  /** The largest body, bytes. Default: `LARGEST_BODY`. */
  largest?: number;
}

/** Whether people and programs have to say who they are. */
export const isForCallers = (access: Route['access']): access is RouteAccess => typeof access === 'object';

/** Enough for everything but batches, bytes. */
export const LARGEST_BODY = 64 * 1024;

export interface RouteAccess {
  /** Roles that may ask about themselves (for `none`: at all). */
  own: readonly Role[];
  /** Roles that may ask about anybody. */
  others: readonly Role[];
  /** Scopes that open it for an API token; none: no token may. */
  scopes: readonly Scope[];
}

/** Calls per caller and window. Chosen so that a person never meets them by hand and a script soon does. */
export const LIMITS = {
  refresh: { calls: 20, seconds: 600 },
  lookup: { calls: 300, seconds: 600 },
  /** Whatever the route says, an API token counts against this. */
  service: { calls: 3000, seconds: 600 },
} as const satisfies Record<string, { calls: number; seconds: number }>;

export type LimitName = keyof typeof LIMITS;

/** Roles that must say why they look at somebody else's data (header `Stethoscope-Reason`). */
export const ROLES_WITH_REASON: readonly Role[] = ['helpdesk'];
