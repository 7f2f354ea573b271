/** Interfaces of Microsoft: sign-in as an application at Microsoft Entra, and the calls that all of them answer alike. */
import * as z from 'zod';
import { under } from './address.ts';
import type { AdapterContext } from './contract.ts';
import { SourceError } from './errors.ts';
import type { HttpRequest } from './http.ts';
import { list, object, text } from './read.ts';
import { vendorUrl } from './settings.ts';
import type { Throttling } from './throttling.ts';
import { keepTokens, type VendorToken, type VendorTokens } from './tokens.ts';

/** What every application needs to sign in; spread into an adapter's settings. */
export const microsoftSettings = () => ({
  tenant_id: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, { error: 'is no id or domain of a tenant' })
    .meta({ description: 'Id or domain of the tenant', secret: false }),
  client_id: z.string().min(1).meta({ description: 'Application (client) id', secret: false }),
  client_secret: z.string().min(1).meta({ description: 'Value of a client secret', secret: true }),
  login_url: vendorUrl()
    .default('https://login.microsoftonline.com')
    .meta({ description: 'Where tokens are given; national clouds have their own', secret: false }),
});

interface Application {
  tenant_id: string;
  client_id: string;
  client_secret: string;
  login_url: string;
}

export interface MicrosoftCalls {
  /**
   * @param request as for `http`, without credentials
   * @param permission of the application, for the message when it is missing
   * @throws SourceError
   */
  json(url: URL, permission: string, request?: HttpRequest): Promise<{ status: number; body: unknown }>;
}

/** @param scope `https://graph.microsoft.com/.default`; a token is good for one interface */
export function createMicrosoftCalls(
  application: Application,
  scope: string,
  context: AdapterContext,
): MicrosoftCalls {
  const tokens = createTokens(application, scope, context);

  return {
    async json(url, permission, request = {}) {
      // A token may be revoked before its time, so a refused one is replaced once; an application that Entra does not
      // know in this tenant is refused whatever its token is.
      for (let renewed = false; ; renewed = true) {
        const token = await tokens.get();
        const { status, body } = await context.http.json(url, {
          ...request,
          headers: { ...request.headers, authorization: `Bearer ${token}` },
          accept: [400, 401, 403, ...(request.accept ?? [])],
          throttling: MICROSOFT_THROTTLING,
        });
        if (status === 403)
          throw new SourceError('credentials_refused', `The application lacks ${permission}.`);
        if (status === 400) throw refusedRequest(body, url);
        if (status !== 401) return { status, body };
        if (renewed)
          throw new SourceError('credentials_refused', 'Microsoft does not accept the tokens that it gives.');
        tokens.discard(token);
      }
    },
  };
}

/** Some services say with a 500 that they were asked too often, and only their words tell (learned from Intune's reports). */
export const MICROSOFT_THROTTLING: Throttling = {
  throttled(status, body) {
    const { code, message } = object(object(body)?.error) ?? {};
    return status >= 400 && TOO_OFTEN.test(`${text(code)} ${text(message)}`);
  },
};

const TOO_OFTEN = /too ?many ?requests?|rate limit (?:reached|exceeded)|throttled/i;

/** Seen in a tenant that has bought no Intune. */
const NOT_LICENSED = /not applicable to target tenant/i;

function refusedRequest(body: unknown, url: URL): SourceError {
  return NOT_LICENSED.test(text(object(object(body)?.error)?.message) ?? '')
    ? new SourceError('misconfigured', 'The tenant has no licence for this service.')
    : new SourceError('unintelligible', `${url.origin} did not accept the request.`);
}

/** A token is renewed so long before its end, milliseconds. */
const RESERVE = 5 * 60_000;

function createTokens(application: Application, scope: string, { http, now }: AdapterContext): VendorTokens {
  async function exchange(): Promise<VendorToken> {
    const asked = now().getTime();
    const { tenant_id, client_id, client_secret, login_url } = application;
    const { status, body } = await http.json(under(login_url, `${tenant_id}/oauth2/v2.0/token`), {
      method: 'POST',
      body: new URLSearchParams({ client_id, client_secret, scope, grant_type: 'client_credentials' }),
      accept: [400, 401],
    });
    if (status !== 200) throw refusedApplication(body);
    const { access_token, expires_in } = object(body) ?? {};
    if (typeof access_token !== 'string' || access_token === '')
      throw new SourceError('unintelligible', 'Microsoft Entra answered no token.');
    const lifetime = typeof expires_in === 'number' ? expires_in * 1000 : 0;
    return { value: access_token, until: asked + lifetime - RESERVE };
  }

  return keepTokens(exchange, { now });
}

/** What its numbers mean (Entra's list of AADSTS errors); the words beside them may name people and addresses. */
const REFUSALS: Readonly<Record<string, string>> = {
  7000215: 'the client secret is wrong: its value is needed, not its id',
  7000222: 'the client secret has expired',
  700016: 'this tenant does not know the application',
  90002: 'there is no such tenant',
  900023: 'there is no such tenant',
  7000112: 'the application is switched off',
  53003: 'a conditional access policy blocks the application',
};

function refusedApplication(body: unknown): SourceError {
  const numbers = list(object(body)?.error_codes).flatMap((number) => text(number) ?? []);
  const known = numbers.flatMap((number) => REFUSALS[number] ?? [])[0];
  const said = known ?? numbers.find((number) => /^\d{1,9}$/.test(number)) ?? 'no number';
  return new SourceError('credentials_refused', `Microsoft Entra gives no token: ${said}.`);
}
