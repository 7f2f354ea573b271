/** What simulators of Microsoft's interfaces have in common: sign-in at Entra, errors, ids, and pages of a list. */
import { createHash } from 'node:crypto';
import type { CompanyDevice, Person } from '../company/types.ts';
import type { Call, Reply } from './server.ts';

const TENANT = '3adb963c-8e61-48e8-a06d-6dbb0dacea39';
const CLIENT = '3d7e133b-9537-49e5-9006-1408cda46f55';
const SECRET = 'simulated~client-secret';

/**
 * Gives tokens to the application of the sample company, for one interface.
 *
 * @param scope that it must ask for; absent: of the simulator's own address
 */
export function createEntra(scope?: string) {
  const tokens = new Set<string>();

  function exchange(call: Call): Reply {
    const form = new URLSearchParams(call.body);
    if (call.method !== 'POST' || form.get('grant_type') !== 'client_credentials')
      return refusal(400, 'unsupported_grant_type', 70003);
    if (!call.url.pathname.startsWith(`/${TENANT}/`)) return refusal(400, 'invalid_request', 90002);
    if (form.get('client_id') !== CLIENT) return refusal(400, 'unauthorized_client', 700016);
    if (form.get('client_secret') !== SECRET) return refusal(401, 'invalid_client', 7000215);
    if (form.get('scope') !== (scope ?? `http://${call.headers.host}/.default`))
      return refusal(400, 'invalid_scope', 1002012);
    const access_token = `eyJ0eXAiOiJKV1QifQ.${createHash('sha256').update(`${tokens.size}`).digest('base64url')}`;
    tokens.add(access_token);
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token },
    };
  }

  return {
    /** @returns `undefined` for a call that may go on */
    answer(call: Call): Reply | undefined {
      if (call.url.pathname.endsWith('/oauth2/v2.0/token')) return exchange(call);
      const [, token = ''] = /^Bearer (.+)$/.exec(call.headers.authorization ?? '') ?? [];
      return tokens.has(token) ? undefined : microsoftRefusal(401);
    },
    /** Makes all tokens invalid before their time. */
    revokeTokens: () => tokens.clear(),
    settingsAt: (origin: string) => ({
      tenant_id: TENANT,
      client_id: CLIENT,
      client_secret: SECRET,
      login_url: origin,
      base_url: origin,
    }),
  };
}

function refusal(status: number, error: string, number: number): Reply {
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${number}: The request was refused. Trace ID: 7992f9a1-c432-465f-8046-3545724c7200`,
      error_codes: [number],
      timestamp: '2026-11-23 09:00:00Z',
      trace_id: '7992f9a1-c432-465f-8046-3545724c7200',
      correlation_id: 'dab77a1d-769c-4c7f-a8aa-dfcb0d2f241b',
      error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    },
  };
}

const CODES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadRequest', 'The query is not valid.'],
  401: ['InvalidAuthenticationToken', 'Access token is empty or has expired.'],
  403: ['Forbidden', 'Application is not authorized to perform this operation.'],
  404: ['ResourceNotFound', 'Resource not found.'],
  429: ['TooManyRequests', 'Please retry again later.'],
  500: ['InternalServerError', 'An internal server error has occurred.'],
};

export function microsoftRefusal(status: number, message?: string): Reply {
  const [code = 'UnknownError', words = ''] = CODES[status] ?? [];
  return {
    status,
    body: {
      error: {
        code,
        message: message ?? words,
        innerError: {
          date: '2026-11-23T09:00:00',
          'request-id': '94fb3b52-452a-4535-a601-69e0a90e3aa2',
          'client-request-id': '94fb3b52-452a-4535-a601-69e0a90e3aa2',
        },
      },
    },
  };
}

/** A UUID that carries a number. @param salt what it is an id of */
export function idOf(salt: string, number: number): string {
  const digits = createHash('sha256').update(`${salt} ${number}`).digest('hex');
  const carried = number.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${carried}`;
}

/** The number that a UUID would carry; the caller compares the whole. */
export const numberOf = (id: string): number => Number.parseInt(id.slice(-12), 16);

/** The id that Entra gave it: equal in all of Microsoft's systems. A Mac that stands on a desk was never registered. */
export function entraDeviceId({ number, platform, kind }: CompanyDevice): string | undefined {
  if (platform === 'Mac' && kind === 'desktop') return undefined;
  const digits = createHash('sha256').update(`entra ${number}`).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-b${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** The name that a person signs in with: with every fifth it is no address at which mail arrives. */
export const userPrincipalName = ({ number, username, email }: Person): string =>
  number % 5 === 3 ? `${username}@example.onmicrosoft.com` : email;
