/** Entries of the table for the paths of the first Stethoscope, which its page and its users' scripts call. */
import type { Route, RouteAccess } from '../access/route.ts';

const OWN: RouteAccess = { own: ['employee'], others: [], scopes: [] };
const PERSON: RouteAccess = { own: ['employee'], others: ['helpdesk', 'security'], scopes: ['devices:read'] };
const LOOKUP: RouteAccess = { own: ['employee'], others: ['security'], scopes: ['devices:read'] };
const ACTIVITY: RouteAccess = { ...PERSON, scopes: ['activity:read'] };
const NOTIFICATIONS: RouteAccess = { ...PERSON, scopes: [] };

type Reading = Pick<Route, 'function' | 'access' | 'subject' | 'shows'> & {
  look: NonNullable<Route['look']>;
};

/** About a person, or about a device that is found first. All may cause calls to vendors. */
const DEVICES: Reading = {
  function: 'aggregator',
  access: PERSON,
  subject: 'person',
  look: 'report',
  shows: 'devices',
};
const DEVICE: Reading = { ...DEVICES, access: LOOKUP, subject: 'device', look: 'device' };
const ACCOUNTS: Reading = { function: 'activity', access: ACTIVITY, subject: 'person', look: 'accounts' };
const EVENTS: Reading = { ...ACCOUNTS, look: 'events' };
const ASKS: Reading = {
  function: 'notifications',
  access: NOTIFICATIONS,
  subject: 'person',
  look: 'notifications',
};

const read = (path: string, what: string, reading: Reading): Route => ({
  method: 'GET',
  path: `/api/v1/${path}`,
  what: `As in the first Stethoscope: ${what}.`,
  ...reading,
  limit: { name: 'lookup', on: reading.subject === 'device' ? 'every' : 'others' },
  changes: false,
});

export const V1_ROUTES: readonly Route[] = [
  read('devices/merged/{who}', 'a person’s devices, merged and judged', DEVICES),
  read('devices/staged/{who}', 'another name of `devices/merged`', DEVICES),
  read('devices/email/{who}', 'the same without what ownership sources say', DEVICES),
  read('devices/{source}/email/{who}', 'what one source knows of a person', DEVICES),
  read('devices/{source}/serial/{serial}', 'what one source knows of a serial number', DEVICE),
  read('devices/{source}/macaddr/{macaddr}', 'what one source knows of a MAC address', DEVICE),
  read('accounts/merged/{who}', 'a person’s accounts', ACCOUNTS),
  read('account/{source}/email/{who}', 'a person’s accounts at one source', ACCOUNTS),
  read('events/merged/{who}', 'what happened to a person’s accounts, newest first', EVENTS),
  read('events/{source}/email/{who}', 'the same, as one source knows it', EVENTS),
  read('notifications/merged/{who}', 'what asks a person and is not answered, newest first', ASKS),
  read('notifications/{source}/email/{who}', 'the same, of one sender', ASKS),
  {
    method: 'POST',
    path: '/api/v1/feedback/{plugin}',
    what: 'As in the first Stethoscope: `{ id, feedback, notes }` answers a notification. Any plugin’s name will do.',
    function: 'notifications',
    access: OWN,
    subject: 'self',
    changes: true,
  },
];
