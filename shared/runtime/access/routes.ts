/**
 * THE table of routes. The middleware enforces it, the docs are generated from it, and a test compares it with
 * serverless.yml: what is not here does not exist and cannot be packaged.
 */
import type { Role } from '../../model/access.ts';
import type { Scope } from './scopes.ts';

/** The Lambdas that answer HTTP. */
export type ApiFunction = 'aggregator' | 'session' | 'person' | 'notifications';

/**
 * Whose data a route gives.
 * - `none`: nobody's.
 * - `self`: the caller's own; there is nothing in the request that could name another person.
 * - `person`: of the person in `{who}` (an e-mail, or `me`).
 * - `device`: of the owners of the device that is found; the work names them in its answer (`OwnedAnswer`).
 */
export type Subject = 'none' | 'self' | 'person' | 'device';

/** A kind of look, as the person reads it under "Who looked at my data". */
export type LookKind = 'report' | 'refresh' | 'device' | 'notifications';

export interface Route {
  method: 'GET' | 'POST';
  /** As API Gateway writes it; parameters in braces. */
  path: string;
  function: ApiFunction;
  /** `public`: answered without a session or token. */
  access: 'public' | Access;
  subject: Subject;
  /** What is kept when somebody reads another's data through it. Every route with a `person` or `device` has one. */
  look?: LookKind;
  /** Which limit counts calls, because they can cause calls to vendors: on everybody, or only on others' data. */
  limit?: { name: LimitName; on: 'every' | 'others' };
  /** Changes something: asks for a same-origin request and a JSON content type. */
  changes: boolean;
  /** The largest body, bytes. Default: `LARGEST_BODY`. */
  largest?: number;
}

/** Enough for everything but batches, bytes. */
export const LARGEST_BODY = 64 * 1024;

export interface Access {
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

const OWN: Access = { own: ['employee'], others: [], scopes: [] };
const LOOKUP: Access = { own: ['employee'], others: ['security'], scopes: ['devices:read'] };

export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/healthcheck',
    function: 'session',
    access: 'public',
    subject: 'none',
    changes: false,
  },
  {
    method: 'GET',
    path: '/auth/signin',
    function: 'session',
    access: 'public',
    subject: 'none',
    changes: false,
  },
  {
    method: 'GET',
    path: '/auth/callback',
    function: 'session',
    access: 'public',
    subject: 'none',
    changes: false,
  },
  {
    // Public, so that it also clears the cookies of a session that is over.
    method: 'POST',
    path: '/auth/signout',
    function: 'session',
    access: 'public',
    subject: 'none',
    changes: true,
  },
  {
    method: 'GET',
    path: '/api/v1/session',
    function: 'session',
    access: OWN,
    subject: 'self',
    changes: false,
  },
  {
    method: 'POST',
    path: '/api/v1/session/stay',
    function: 'session',
    access: OWN,
    subject: 'self',
    changes: true,
  },
  {
    method: 'GET',
    path: '/api/v1/report/{who}',
    function: 'aggregator',
    access: { own: ['employee'], others: ['helpdesk', 'security'], scopes: ['devices:read'] },
    subject: 'person',
    look: 'report',
    limit: { name: 'lookup', on: 'others' },
    changes: false,
  },
  {
    method: 'POST',
    path: '/api/v1/report/{who}/refresh',
    function: 'aggregator',
    access: { own: ['employee'], others: ['helpdesk', 'security'], scopes: [] },
    subject: 'person',
    look: 'refresh',
    limit: { name: 'refresh', on: 'every' },
    changes: true,
  },
  {
    method: 'GET',
    path: '/api/v1/devices/serial/{serial}',
    function: 'aggregator',
    access: LOOKUP,
    subject: 'device',
    look: 'device',
    limit: { name: 'lookup', on: 'every' },
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/devices/macaddr/{macaddr}',
    function: 'aggregator',
    access: LOOKUP,
    subject: 'device',
    look: 'device',
    limit: { name: 'lookup', on: 'every' },
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/me/looks',
    function: 'person',
    access: OWN,
    subject: 'self',
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/me/data',
    function: 'person',
    access: OWN,
    subject: 'self',
    changes: false,
  },
  {
    // For programs only: a person's session opens it in no role.
    method: 'POST',
    path: '/api/v1/notifications',
    function: 'notifications',
    access: { own: [], others: [], scopes: ['notifications:write'] },
    subject: 'none',
    limit: { name: 'service', on: 'every' },
    changes: true,
    largest: 1024 * 1024,
  },
  {
    method: 'GET',
    path: '/api/v1/notifications/{who}',
    function: 'notifications',
    access: { own: ['employee'], others: ['helpdesk', 'security'], scopes: [] },
    subject: 'person',
    look: 'notifications',
    limit: { name: 'lookup', on: 'others' },
    changes: false,
  },
  {
    // The addressee is whoever is signed in: nothing in the request could name another person.
    method: 'POST',
    path: '/api/v1/notifications/{id}/answer',
    function: 'notifications',
    access: OWN,
    subject: 'self',
    changes: true,
  },
  {
    method: 'GET',
    path: '/api/v1/deliveries',
    function: 'notifications',
    access: { own: ['security'], others: [], scopes: [] },
    subject: 'none',
    changes: false,
  },
];

/** "GET /api/v1/report/{who}": the key of a route everywhere (handlers, logs, serverless.yml). */
export const routeKey = (route: Pick<Route, 'method' | 'path'>): string => `${route.method} ${route.path}`;

const BY_KEY = new Map(ROUTES.map((route) => [routeKey(route), route]));

/** The entry of a route key, or `undefined`: such a route does not exist. */
export const findRoute = (key: string): Route | undefined => BY_KEY.get(key);
