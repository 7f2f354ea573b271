/**
 * THE table of routes. The middleware enforces it, the docs are generated from it (`npm run docs`), and a test compares
 * it with serverless.yml: what is not here does not exist and cannot be packaged.
 */

import { V1_ROUTES } from '../v1/routes.ts';
import type { Route, RouteAccess } from './route.ts';

const OWN: RouteAccess = { own: ['employee'], others: [], scopes: [] };
const LOOKUP: RouteAccess = { own: ['employee'], others: ['security'], scopes: ['devices:read'] };
const ACTIVITY: RouteAccess = {
  own: ['employee'],
  others: ['helpdesk', 'security'],
  scopes: ['activity:read'],
};

export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/healthcheck',
    what: 'Whether this is up, or degraded.',
    function: 'session',
    access: 'public',
    subject: 'none',
    changes: false,
  },
  {
    method: 'GET',
    path: '/auth/signin',
    what: 'Begins a sign-in: sends the browser to the identity provider. `?return=` is a path of this site.',
    function: 'session',
    access: 'public',
    subject: 'none',
    changes: false,
    once: true,
  },
  {
    method: 'GET',
    path: '/auth/callback',
    what: 'Ends a sign-in: where the identity provider sends the browser back to.',
    function: 'session',
    access: 'public',
    subject: 'none',
    changes: false,
    once: true,
  },
  {
    // Public, so that it also clears the cookies of a session that is over.
    method: 'POST',
    path: '/auth/signout',
    what: 'Ends the session here and says where to end it at the identity provider.',
    function: 'session',
    access: 'public',
    subject: 'none',
    changes: true,
  },
  {
    method: 'GET',
    path: '/api/v1/session',
    what: 'Who is signed in, in which roles, until when.',
    function: 'session',
    access: OWN,
    subject: 'self',
    changes: false,
  },
  {
    method: 'POST',
    path: '/api/v1/session/stay',
    what: 'Begins a new idle time; answers the session.',
    function: 'session',
    access: OWN,
    subject: 'self',
    changes: true,
  },
  {
    method: 'GET',
    path: '/api/v1/report/{who}',
    what: 'Everything known about a person’s devices, judged, with what to do.',
    function: 'aggregator',
    access: { own: ['employee'], others: ['helpdesk', 'security'], scopes: ['devices:read'] },
    subject: 'person',
    look: 'report',
    shows: 'devices',
    limit: { name: 'lookup', on: 'others' },
    changes: false,
  },
  {
    method: 'POST',
    path: '/api/v1/report/{who}/refresh',
    what: 'Asks every source about the person again, at most once a minute each.',
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
    what: 'Devices with a serial number, in the shape of the first Stethoscope.',
    function: 'aggregator',
    access: LOOKUP,
    subject: 'device',
    look: 'device',
    shows: 'devices',
    limit: { name: 'lookup', on: 'every' },
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/devices/macaddr/{macaddr}',
    what: 'Devices with a MAC address, in the shape of the first Stethoscope.',
    function: 'aggregator',
    access: LOOKUP,
    subject: 'device',
    look: 'device',
    shows: 'devices',
    limit: { name: 'lookup', on: 'every' },
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/accounts/{who}',
    what: 'A person’s accounts: second factor and more, with the day that it is about.',
    function: 'activity',
    access: ACTIVITY,
    subject: 'person',
    look: 'accounts',
    limit: { name: 'lookup', on: 'every' },
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/events/{who}',
    what: 'What happened to a person’s accounts: sign-ins and attempts, newest first.',
    function: 'activity',
    access: ACTIVITY,
    subject: 'person',
    look: 'events',
    limit: { name: 'lookup', on: 'every' },
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/me/looks',
    what: 'Who has looked at the caller’s data, newest first. `?before=` is the `next` of an earlier answer.',
    function: 'person',
    access: OWN,
    subject: 'self',
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/me/data',
    what: 'Everything that is held about the caller, to download, in pages. `?before=` is the `next` of an earlier answer.',
    function: 'person',
    access: OWN,
    subject: 'self',
    changes: false,
  },
  {
    // For programs only: a person's session opens it in no role.
    method: 'POST',
    path: '/api/v1/notifications',
    what: 'Takes in one notification or a batch of up to 100, each once.',
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
    what: 'A person’s notifications: open ones first, in pages. `?before=` is the `next` of an earlier answer.',
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
    what: 'Keeps the addressee’s answer, once.',
    function: 'notifications',
    access: OWN,
    subject: 'self',
    changes: true,
  },
  {
    method: 'GET',
    path: '/api/v1/deliveries',
    what: 'How delivering answers is going: what waits, what failed, in pages. `?before=` is the `next` of an earlier answer.',
    function: 'notifications',
    access: { own: ['security'], others: [], scopes: [] },
    subject: 'none',
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/summary',
    what: 'Practices counted over all people, without names; `?format=csv` or `Accept: text/csv` gives a table.',
    function: 'summary',
    access: { own: ['security'], others: [], scopes: ['summary:read'] },
    subject: 'none',
    changes: false,
  },
  {
    method: 'GET',
    path: '/api/v1/health',
    what: 'What is degraded: sources that fail or are behind, answers that nobody took.',
    function: 'session',
    access: { own: ['security'], others: [], scopes: ['summary:read'] },
    subject: 'none',
    changes: false,
  },
  ...V1_ROUTES,
];

/** "GET /api/v1/report/{who}": the key of a route everywhere (handlers, logs, serverless.yml). */
export const routeKey = (route: Pick<Route, 'method' | 'path'>): string => `${route.method} ${route.path}`;

const BY_KEY = new Map(ROUTES.map((route) => [routeKey(route), route]));

/** The entry of a route key, or `undefined`: such a route does not exist. */
export const findRoute = (key: string): Route | undefined => BY_KEY.get(key);
