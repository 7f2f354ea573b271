/** Who gets what from every route. Written by hand, apart from the table that it is compared with. */

/** `data`: the answer of the work; `nothing`: what a device that does not exist gets; else a refusal. */
export type Outcome = 'data' | 'nothing' | 400 | 401 | 403;
export type Row = readonly [own: Outcome, other: Outcome, nonexistent: Outcome];
export type CallerName =
  | 'nobody'
  | 'employee'
  | 'helpdesk'
  | 'no reason'
  | 'security'
  | 'token'
  | 'other scope'
  | 'sender'
  | 'hook';

const all = (outcome: Outcome): Row => [outcome, outcome, outcome];
const PUBLIC: Record<CallerName, Row> = {
  nobody: all('data'),
  employee: all('data'),
  helpdesk: all('data'),
  'no reason': all('data'),
  security: all('data'),
  token: all('data'),
  'other scope': all('data'),
  sender: all('data'),
  hook: all('data'),
};
const SIGNED_IN: Record<CallerName, Row> = {
  ...PUBLIC,
  nobody: all(401),
  token: all(403),
  'other scope': all(403),
  sender: all(403),
  hook: all(401),
};
const REPORT: Record<CallerName, Row> = {
  nobody: all(401),
  employee: ['data', 403, 403],
  helpdesk: all('data'),
  'no reason': ['data', 400, 400],
  security: all('data'),
  token: all('data'),
  'other scope': all(403),
  sender: all(403),
  hook: all(401),
};
const DEVICE: Record<CallerName, Row> = {
  nobody: all(401),
  employee: ['data', 'nothing', 'nothing'],
  helpdesk: ['data', 'nothing', 'nothing'],
  'no reason': ['data', 'nothing', 'nothing'],
  security: ['data', 'data', 'nothing'],
  token: ['data', 'data', 'nothing'],
  'other scope': all(403),
  sender: all(403),
  hook: all(401),
};

/** Only the programs that a scope was given to. */
const SENDING: Record<CallerName, Row> = {
  nobody: all(401),
  employee: all(403),
  helpdesk: all(403),
  'no reason': all(403),
  security: all(403),
  token: all(403),
  'other scope': all(403),
  sender: all('data'),
  hook: all(401),
};

/** Only the vendor of the source. Whoever is signed in or has a token is nobody here. */
const HOOK: Record<CallerName, Row> = {
  nobody: all(401),
  employee: all(401),
  helpdesk: all(401),
  'no reason': all(401),
  security: all(401),
  token: all(401),
  'other scope': all(401),
  sender: all(401),
  hook: all('data'),
};

/** What has a scope of its own, or none. */
const NO_TOKEN = { ...REPORT, token: all(403) };

/** The paths of the first Stethoscope: the same callers as for what they are views of. */
const V1: Record<string, Record<CallerName, Row>> = {
  'GET /api/v1/devices/merged/{who}': REPORT,
  'GET /api/v1/devices/staged/{who}': REPORT,
  'GET /api/v1/devices/email/{who}': REPORT,
  'GET /api/v1/devices/{source}/email/{who}': REPORT,
  'GET /api/v1/devices/{source}/serial/{serial}': DEVICE,
  'GET /api/v1/devices/{source}/macaddr/{macaddr}': DEVICE,
  'GET /api/v1/accounts/merged/{who}': NO_TOKEN,
  'GET /api/v1/account/{source}/email/{who}': NO_TOKEN,
  'GET /api/v1/events/merged/{who}': NO_TOKEN,
  'GET /api/v1/events/{source}/email/{who}': NO_TOKEN,
  'GET /api/v1/notifications/merged/{who}': NO_TOKEN,
  'GET /api/v1/notifications/{source}/email/{who}': NO_TOKEN,
  'POST /api/v1/feedback/{plugin}': SIGNED_IN,
};

export const EXPECTED: Record<string, Record<CallerName, Row>> = {
  'GET /api/v1/accounts/{who}': NO_TOKEN,
  'GET /api/v1/events/{who}': NO_TOKEN,
  ...V1,
  'POST /hooks/{source}': HOOK,
  'GET /healthcheck': PUBLIC,
  'GET /auth/signin': PUBLIC,
  'GET /auth/callback': PUBLIC,
  'POST /auth/signout': PUBLIC,
  'GET /api/v1/session': SIGNED_IN,
  'POST /api/v1/session/stay': SIGNED_IN,
  'GET /api/v1/report/{who}': REPORT,
  'POST /api/v1/report/{who}/refresh': { ...REPORT, token: all(403) },
  'GET /api/v1/devices/serial/{serial}': DEVICE,
  'GET /api/v1/devices/macaddr/{macaddr}': DEVICE,
  'GET /api/v1/me/looks': SIGNED_IN,
  'GET /api/v1/me/data': SIGNED_IN,
  'POST /api/v1/notifications': SENDING,
  'GET /api/v1/notifications/{who}': { ...REPORT, token: all(403) },
  'POST /api/v1/notifications/{id}/answer': SIGNED_IN,
  'GET /api/v1/summary': { ...SENDING, security: all('data'), 'other scope': all('data'), sender: all(403) },
  'GET /api/v1/health': { ...SENDING, security: all('data'), 'other scope': all('data'), sender: all(403) },
  'GET /api/v1/deliveries': { ...SENDING, security: all('data'), sender: all(403) },
};
