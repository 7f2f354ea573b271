/** A local server that plays the Admin SDK and Google's token endpoint about the sample company. */
import { generateKeyPairSync } from 'node:crypto';
import type { Company, CompanyDevice } from '../../local/company/types.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import type { Platform } from '../../shared/model/record.ts';
import { type Authority, createAuthority } from './simulator/authority.ts';
import { chromeosDevice, mobileDevice } from './simulator/devices.ts';
import { matcher } from './simulator/query.ts';
import { fail } from './simulator/replies.ts';
import { answerReports } from './simulator/reports.ts';
import { AUDIT_SCOPES, DEVICE_SCOPES, USAGE_SCOPES } from './token.ts';

const SERVICE_ACCOUNT = 'stethoscope@example-project.iam.gserviceaccount.com';
const ADMINISTRATOR = 'admin@example.com';

const LISTS = {
  mobile: {
    platforms: ['Android', 'iOS'],
    largest: 100,
    key: 'mobiledevices',
    write: mobileDevice,
    scope: DEVICE_SCOPES[0],
  },
  chromeos: {
    platforms: ['ChromeOS'],
    largest: 300,
    key: 'chromeosdevices',
    write: chromeosDevice,
    scope: DEVICE_SCOPES[1],
  },
} as const;

/** Starts it on the loopback address. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const authority = createAuthority({ publicKey, client: SERVICE_ACCOUNT, subject: ADMINISTRATOR });
  const server = await startServer({
    ...options,
    answer: (call) => answer(call, options.company, authority),
    refuse: (status) => REFUSALS[status],
  });
  return {
    ...server,
    settings: {
      client_email: SERVICE_ACCOUNT,
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      private_key_id: 'a1b2c3',
      token_uri: `${server.origin}/token`,
      base_url: server.origin,
      subject: ADMINISTRATOR,
    },
  };
}

const REFUSALS = {
  401: fail(401, 'authError', 'Invalid Credentials'),
  429: fail(429, 'rateLimitExceeded', 'Quota exceeded for quota metric.'),
  500: fail(500, 'backendError', 'Backend Error'),
};

async function answer(call: Call, company: Company, authority: Authority): Promise<Reply> {
  if (call.url.pathname === '/token') return authority.exchange(call);
  const reports = /^\/admin\/reports\/v1\/(usage|activity)\//.exec(call.url.pathname)?.[1];
  if (reports) {
    const [scope = ''] = reports === 'usage' ? USAGE_SCOPES : AUDIT_SCOPES;
    if (!authority.knows(call.headers.authorization, scope)) return REFUSALS[401];
    return answerReports(call, company) ?? fail(404, 'notFound', 'Not Found');
  }
  const [, name] =
    /^\/admin\/directory\/v1\/customer\/my_customer\/devices\/(mobile|chromeos)$/.exec(call.url.pathname) ??
    [];
  if (!name) return fail(404, 'notFound', 'Not Found');
  const list = name as keyof typeof LISTS;
  if (!authority.knows(call.headers.authorization, LISTS[list].scope)) return REFUSALS[401];
  if (call.fault === 'half' && list === 'chromeos') return REFUSALS[500];
  return listDevices(call, company, list);
}

function listDevices(call: Call, company: Company, name: keyof typeof LISTS): Reply {
  const list = LISTS[name];
  const question = readQuestion(call.url.searchParams, name);
  if ('status' in question) return question;
  const { size, found } = find(company, list.platforms, question);
  const devices = found.slice(0, size).map((device) => list.write(device));
  // The first of a list is no device at all.
  if (call.fault === 'malformed' && devices[0]) devices[0] = { kind: 'admin#directory#device' };
  const last = found[size - 1];
  return {
    status: 200,
    body: {
      kind: `admin#directory#${list.key}`,
      etag: '"simulated"',
      // The key is absent when nothing was found.
      ...(devices.length > 0 ? { [list.key]: devices } : {}),
      ...(found.length > size && last ? { nextPageToken: writeToken(last.number) } : {}),
    },
  };
}

interface Question {
  size: number;
  after: number;
  matches: (device: CompanyDevice) => boolean;
}

function readQuestion(query: URLSearchParams, name: keyof typeof LISTS): Question | Reply {
  const size = Number(query.get('maxResults') ?? 100);
  const fits = Number.isInteger(size) && size >= 1 && size <= LISTS[name].largest;
  if (!fits) return fail(400, 'invalidInput', 'Invalid Input: maxResults');
  if (query.get('projection') !== 'FULL')
    return fail(400, 'invalidInput', 'This server plays projection=FULL only.');
  const matches = matcher(name, query.get('query') ?? '');
  if (!matches) return fail(400, 'invalidInput', 'Invalid Input: query');
  const after = readToken(query.get('pageToken'));
  return after === undefined ? fail(400, 'invalid', 'Invalid Value: pageToken') : { size, after, matches };
}

/** One more than asked for, if there is one: then there is another page. */
function find(company: Company, platforms: readonly Platform[], { size, after, matches }: Question) {
  const found: CompanyDevice[] = [];
  for (const number of company.numbers('google', platforms)) {
    if (number <= after) continue;
    const device = company.device(number);
    if (device && matches(device)) found.push(device);
    if (found.length > size) break;
  }
  return { size, found };
}

const writeToken = (number: number) => Buffer.from(`after:${number}`).toString('base64url');

function readToken(token: string | null): number | undefined {
  if (!token) return 0;
  const number = /^after:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return number === undefined ? undefined : Number(number);
}
