/** Everything else that the first Stethoscope could be told: its servers, its sign-in, its page. */
import { practices } from './practices.ts';
import { config, isGroup, type Migration, type Move, note, put, secret } from './target.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const hours = (value: unknown) => Math.min(24, Math.max(1, Math.ceil(Number(value) / 3600) || 1));

const KEYS = note(
  'Keys are made anew: `npm run -s cli -- secret set session`. Tokens of the first Stethoscope are refused.',
);
const SITE = note('The address is DomainName of the stack, never what a request says.');
const CSRF = note('Nothing is to be set against forged requests: origin, Sec-Fetch-Site and JSON decide.');
const ROUTES = note('Which paths exist, and for whom, is the table in docs/api.md; it is not switched.');
const LOGS = note('Logs go to CloudWatch as JSON; the parameter LogLevel says how much.');
const FILES = note('One file, stethoscope.yml, or the one in STETHOSCOPE_CONFIG when functions are built.');
const DEBUG = note('There is no debug mode that shows vendors’ answers; `cli source <name>` shows records.');
/** Read from the issuer's own document. */
const DISCOVERED: Move = () => {};
const OIDC = note('oidc: give `issuer`; the addresses of the provider are read from there.');
const CALLBACK = note('oidc: the provider sends people back to https://<your site>/auth/callback.');
const BATCH = note('Totals go over all devices by themselves, once a day.');

const faq: Move = (value, target) => {
  const entries = isGroup(value) && Array.isArray(value.content) ? value.content : [];
  const help = entries.flatMap((entry) =>
    isGroup(entry) && text(entry.question) && text(entry.answer)
      ? [{ question: entry.question, answer: entry.answer }]
      : [],
  );
  if (help.length > 0) put(target.config, ['organization', 'help'], help);
};

/** Labels of sources that there are; others had none. */
const labels: Move = (value, target) => {
  for (const [name, label] of Object.entries(isGroup(value) ? value : {}))
    if (['jamf', 'landesk', 'google', 'bitfit', 'duo'].includes(name))
      put(target.config, ['sources', name, 'label'], label);
    else
      target.notes.push(
        `sourceLabels.${name}: there is no such source here; its label was "${String(label)}".`,
      );
};

/** Where providers keep their issuer, seen from the address that people are sent to. */
const ISSUERS: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/accounts\.google\.com\/.*$/, 'https://accounts.google.com'],
  [/^(https:\/\/login\.microsoftonline\.com\/[^/]+)\/oauth2\/(?:v2\.0\/)?authorize$/, '$1/v2.0'],
  [/^(https:\/\/[^/]+\/oauth2\/(?!v1\/)[^/]+)\/v1\/authorize$/, '$1'],
  [/^(https:\/\/[^/]+)\/oauth2\/v1\/authorize$/, '$1'],
  [/^(https:\/\/.+\/realms\/[^/]+)\/protocol\/openid-connect\/auth$/, '$1'],
  [/^(https:\/\/[^/]+\.auth0\.com\/)authorize$/, '$1'],
  [/^(https:\/\/[^/]+\.onelogin\.com\/oidc\/2)\/auth$/, '$1'],
];

/** Nobody can sign in without one. */
export const withoutIssuer = (target: Migration): void => {
  if (target.secrets.oidc && !('issuer' in target.secrets.oidc)) OIDC(0, target);
};

const issuer: Move = (value, target) => {
  const address = String(value).split(/[?#]/, 1).join();
  const [known, where] = ISSUERS.find(([pattern]) => pattern.test(address)) ?? [];
  if (!known || where === undefined) return OIDC(value, target);
  const guess = address.replace(known, where);
  target.secrets.oidc = { ...target.secrets.oidc, issuer: guess };
  target.notes.push(
    `oidc: \`issuer\` is ${guess}, after the address that people were sent to. ${guess.replace(/\/$/, '')}/.well-known/openid-configuration names it.`,
  );
};

const hidden: Move = (value, target) => {
  for (const id of Array.isArray(value) ? value : [])
    put(target.config, ['practices', String(id), 'off'], true);
};

const contact: Move = (value, target) => {
  if (!text(value)) return;
  put(target.config, ['organization', 'contact'], { name: 'IT help desk', email: value });
};

export const GENERAL_MOVES: Readonly<Record<string, Move>> = {
  SECRET_KEY: KEYS,
  JWT_SECRET_KEY: KEYS,
  JWT_ALGORITHM: KEYS,
  JWT_LEEWAY: KEYS,
  JWT_EXPIRATION_DELTA: config('access.session.absolute_hours', hours),
  IS_PRIVILEGED_USER: note(
    'Who may see everybody: access.roles.security, and tokens (`cli token`) for programs.',
  ),
  LOGIN_MANAGER: note('Signing in is always through an OpenID provider; docs/identity-providers.md.'),
  OIDC_CLIENT_ID: secret('oidc', 'client_id'),
  OIDC_CLIENT_SECRET: secret('oidc', 'client_secret'),
  OIDC_SCOPES: secret('oidc', 'scopes', (value) => (Array.isArray(value) ? value.join(' ') : text(value))),
  OIDC_AUTHORIZATION_URL: issuer,
  OIDC_TOKEN_URL: DISCOVERED,
  OIDC_USERINFO_URL: DISCOVERED,
  OIDC_CALLBACK_URL: CALLBACK,
  OIDC_CALLBACK_PATHS: CALLBACK,
  OIDC_CALLBACK_PORT: CALLBACK,
  OIDC_CALLBACK_SCHEME: CALLBACK,
  SESSION_COOKIE_HTTPONLY: KEYS,
  SESSION_COOKIE_SECURE: KEYS,
  CSRF_DISABLE: CSRF,
  CSRF_CHECK_REFERER: CSRF,
  CSRF_COOKIE_NAME: CSRF,
  CSRF_INPUT_NAME: CSRF,
  CSRF_HEADER_NAME: CSRF,
  CSRF_COOKIE_SECURE: CSRF,
  CSRF_COOKIE_HTTPONLY: CSRF,
  CSRF_COOKIE_TIMEOUT: CSRF,
  CSRF_COOKIE_DOMAIN: CSRF,
  TRUSTED_HOSTS: SITE,
  USE_X_FORWARDED_HOST: SITE,
  USE_X_FORWARDED_PORT: SITE,
  USE_X_FORWARDED_PROTO: SITE,
  ENABLE_DEVICE_ENDPOINTS: ROUTES,
  ENABLE_PREDEVICE_ENDPOINTS: ROUTES,
  ENABLE_ACCOUNT_ENDPOINTS: ROUTES,
  ENABLE_EVENT_ENDPOINTS: ROUTES,
  ENABLE_NOTIFICATION_ENDPOINTS: ROUTES,
  ENABLE_FEEDBACK_ENDPOINTS: ROUTES,
  ENABLE_USERINFO_ENDPOINTS: ROUTES,
  DEFAULT_TIMEOUT: note('How long a page waits is `deadline`, one a source.'),
  DEBUG,
  TESTING: DEBUG,
  LOGBOOK: LOGS,
  LOGFILE: LOGS,
  LOGLEVEL: LOGS,
  STETHOSCOPE_API_LOGFILE: LOGS,
  STETHOSCOPE_API_LOGLEVEL: LOGS,
  STETHOSCOPE_LOGIN_LOGFILE: LOGS,
  STETHOSCOPE_LOGIN_LOGLEVEL: LOGS,
  STETHOSCOPE_API_CONFIG: FILES,
  STETHOSCOPE_API_INSTANCE_PATH: FILES,
  STETHOSCOPE_LOGIN_CONFIG: FILES,
  STETHOSCOPE_LOGIN_INSTANCE_PATH: FILES,
  REACT_APP_CONFIG: FILES,
  REACT_APP_TOKEN: KEYS,
  BATCH_GET_EMAILS: BATCH,
  MOBILE_PLATFORMS: note('Each practice says which platforms it applies to.'),
  NONMOBILE_PLATFORMS: note('Each practice says which platforms it applies to.'),
  PRACTICES: practices,
  // The page's config.json.
  appName: note('The page is called Stethoscope; organization.name stands beside it.'),
  orgName: config('organization.name', text),
  contactEmail: contact,
  sourceLabels: labels,
  faq,
  hiddenPractices: hidden,
  pages: note('The page has one place for each thing; pages are not chosen.'),
};
