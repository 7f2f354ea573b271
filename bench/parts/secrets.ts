/** The secrets that functions need to answer people, and somebody who is signed in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECRETS_PREFIX } from '../../local/functions/names.ts';
import { startSecretsServer } from '../../local/secrets/server.ts';
import { openSecrets } from '../../local/secrets/store.ts';
import { seedSecrets } from '../../local/seed.ts';
import { createAccess } from '../../shared/access/index.ts';
import { config } from './config.ts';
import { openProxy } from './permissions.ts';

export const ORIGIN = 'http://localhost:8080';

export interface BenchSecrets {
  env: Record<string, string>;
  /** An event of API Gateway: this person asks for that. */
  event(route: string, path: string, email: string): Promise<string>;
  close(): Promise<void>;
}

/** Points this process at them, as the tables did. */
export async function openSecretsOfRun(): Promise<BenchSecrets> {
  const folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-secrets-'));
  const store = await openSecrets(join(folder, 'secrets.json'));
  const client = { client_id: 'bench', client_secret: 'bench' };
  const seed = { prefix: SECRETS_PREFIX, issuer: 'http://127.0.0.1:1', client, simulators: new Map() };
  const origin = await seedSecrets(store, seed as unknown as Parameters<typeof seedSecrets>[1]);
  const server = await startSecretsServer(store);
  const proxy = await openProxy({ secretsmanager: server.endpoint });
  const env = {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: proxy.endpoint,
    SECRETS_PREFIX,
    PUBLIC_ORIGIN: ORIGIN,
    SOURCE_FUNCTION_PREFIX: 'bench-source-',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    STAGE: 'bench',
  };
  Object.assign(process.env, env);
  return {
    env,
    async event(route, path, email) {
      const access = createAccess({ settings: config.access, languages: config.languages });
      const { cookie } = await access.sessions.begin({ email, roles: ['employee'] });
      const [pair = ''] = cookie.split(';');
      return JSON.stringify(eventOf(route, path, pair, String(origin)));
    },
    async close() {
      await proxy.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function eventOf(route: string, path: string, cookie: string, origin: string) {
  const who = /\{who\}/.test(route) ? { pathParameters: { who: 'me' } } : {};
  return {
    ...{ version: '2.0', routeKey: route, rawPath: path, rawQueryString: '', isBase64Encoded: false, ...who },
    headers: { 'x-origin-secret': origin, 'sec-fetch-site': 'same-origin' },
    cookies: [cookie],
    requestContext: { http: { method: 'GET', path, sourceIp: '127.0.0.1' } },
  };
}
