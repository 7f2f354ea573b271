/** Settings of the first Stethoscope's sources. */
import { both, config, isGroup, type Migration, type Move, note, secret, source, texts } from './target.ts';

const SWEPT = { sweep_every: '12h', longest_sweep: '2h' };
const landesk = source('landesk', { label: 'LANDESK', ...SWEPT });
const jamf = source('jamf', { label: 'Jamf Pro', ...SWEPT });
const google = source('google', { label: 'Google Workspace', ...SWEPT });
const bitfit = source('bitfit', { label: 'bitFit', role: 'ownership', fresh_for: '12h' });
const duo = source('duo', { label: 'Duo', role: 'activity' });

const seconds = (value: unknown) => (Number(value) > 0 ? `${Math.ceil(Number(value))}s` : undefined);
const whole = (value: unknown) => (Number.isInteger(Number(value)) ? Number(value) : undefined);

/** `https://example.jamfcloud.com/JSSResource` → the server's address. */
const serverOf = (value: unknown) => String(value).replace(/\/JSSResource\/?$/, '');

/** LANDESK's dates have no zone; the first Stethoscope took them for California's. */
const timeZone: Move = (_, { secrets }) => {
  secrets.landesk = { time_zone: 'America/Los_Angeles', ...secrets.landesk };
};
const ZONE_NOTE = 'landesk: `time_zone` was always California’s; say where your core server stands.';

/** The service account's key file, as text or already read. */
const keyFile: Move = (value, { secrets, notes }) => {
  const key = typeof value === 'string' ? parsed(value) : value;
  if (!isGroup(key)) return void notes.push('google: GOOGLE_API_SECRETS is not the JSON of a key file.');
  const kept = ['client_email', 'private_key', 'private_key_id', 'token_uri'].filter((name) => key[name]);
  secrets.google = { ...secrets.google, ...Object.fromEntries(kept.map((name) => [name, key[name]])) };
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Who let it read reports wants accounts and sign-ins. */
const scopes: Move = (value, target: Migration) => {
  const all = texts(value);
  const kinds = [
    ...(all.some((scope) => scope.includes('reports.usage')) ? ['accounts'] : []),
    ...(all.some((scope) => scope.includes('reports.audit')) ? ['events'] : []),
  ];
  if (kinds.length > 0) config('sources.google.activity')(kinds, target);
};

export const SOURCE_MOVES: Readonly<Record<string, Move>> = {
  LANDESK_SQL_HOSTNAME: both(landesk, secret('landesk', 'server'), timeZone, note(ZONE_NOTE)),
  LANDESK_SQL_HOSTPORT: secret('landesk', 'port', whole),
  LANDESK_SQL_USERNAME: secret('landesk', 'user'),
  LANDESK_SQL_PASSWORD: secret('landesk', 'password'),
  LANDESK_SQL_DATABASE: secret('landesk', 'database'),
  LANDESK_SCREENLOCK_VULN_ID: secret('landesk', 'screen_lock_definition'),
  LANDESK_TIMEOUT: config('sources.landesk.deadline', seconds),
  JAMF_API_HOSTADDR: both(jamf, secret('jamf', 'url', serverOf)),
  JAMF_API_USERNAME: both(
    secret('jamf', 'username'),
    note('jamf: make an API client with a role that may only read, and use client_id and client_secret.'),
  ),
  JAMF_API_PASSWORD: secret('jamf', 'password'),
  JAMF_TIMEOUT: config('sources.jamf.deadline', seconds),
  GOOGLE_API_SECRETS: both(google, keyFile),
  GOOGLE_API_USERNAME: secret('google', 'subject'),
  GOOGLE_API_SCOPES: both(
    scopes,
    note(
      'google: the scopes that are needed are asked for by themselves; adapters/google/README.md lists them.',
    ),
  ),
  GOOGLE_TIMEOUT: config('sources.google.deadline', seconds),
  BITFIT_BASE_URL: both(bitfit, secret('bitfit', 'base_url')),
  BITFIT_API_TOKEN: secret('bitfit', 'api_token'),
  BITFIT_TIMEOUT: config('sources.bitfit.deadline', seconds),
  DUO_API_HOSTNAME: both(duo, secret('duo', 'api_host')),
  DUO_INTEGRATION_KEY: secret('duo', 'integration_key'),
  DUO_SECRET_KEY: secret('duo', 'secret_key'),
  DUO_TIMEOUT: config('sources.duo.deadline', seconds),
};
