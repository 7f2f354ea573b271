/** A real OpenID provider, on 127.0.0.1 while the site is on localhost: to a browser that is another site. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { errors, Provider } from 'oidc-provider';
import type { Company } from '../company/index.ts';
import { LOOPBACK } from '../process/ports.ts';
import { type Client, configuration, PICKER } from './configuration.ts';
import { errorPage, pickerPage } from './pages.ts';
import { findPerson } from './people.ts';

export interface IdentityProvider {
  /** `http://127.0.0.1:<port>` */
  issuer: string;
  close(): Promise<void>;
}

export interface IdentityOptions {
  port: number;
  company: Company;
  client: Client;
  /** Origin of the site. */
  site: string;
}

export async function startIdentity({
  port,
  company,
  client,
  site,
}: IdentityOptions): Promise<IdentityProvider> {
  const issuer = `http://${LOOPBACK}:${port}`;
  const provider = new Provider(issuer, configuration(company, client, site));
  const protocol = provider.callback();

  const server = createServer((request, response) => {
    if (!request.url?.startsWith(PICKER)) return void protocol(request, response);
    pick(provider, company, request, response).catch((error: unknown) => fail(error, response));
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return {
    issuer,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Shows who there is, and takes the choice. */
async function pick(
  provider: Provider,
  company: Company,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  const action = `${PICKER}${uid}`;
  if (request.method !== 'POST') return send(response, 200, pickerPage(action, company));
  const choice = new URLSearchParams(await text(request));
  if (choice.has('cancel')) {
    const refusal = { error: 'access_denied', error_description: 'The person cancelled.' };
    return provider.interactionFinished(request, response, refusal);
  }
  const typed = choice.get('email') ?? '';
  const person = findPerson(company, typed);
  if (!person) return send(response, 422, pickerPage(action, company, typed));
  await provider.interactionFinished(request, response, { login: { accountId: person.email } });
}

function fail(error: unknown, response: ServerResponse): void {
  if (error instanceof errors.SessionNotFound) {
    send(
      response,
      400,
      errorPage(error.error, 'This page is too old. Go back to the site and sign in again.'),
    );
    return;
  }
  console.error('The local identity provider failed:', error);
  response.destroy();
}

function send(response: ServerResponse, status: number, html: string): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(html);
}
