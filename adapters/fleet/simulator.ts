/** Plays Fleet about the sample company: the list of hosts, which tells little, and each host's own page. */
import type { Company, CompanyDevice } from '../../local/company/types.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import type { Platform } from '../../shared/model/record.ts';
import { POLICIES, writeHost, writeRow } from './simulator/host.ts';

const TOKEN = 'fleet-simulated-token';
const KNOWN: readonly Platform[] = ['Mac', 'Windows', 'Linux', 'iOS', 'ChromeOS'];

/** Starts it on the loopback address. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const server = await startServer({
    ...options,
    answer: (call) => answer(call, options.company),
    refuse: (status) => problem(status),
  });
  const settings = { base_url: server.origin, api_token: TOKEN, policies: POLICIES };
  return { ...server, settings };
}

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'Authentication required',
  404: 'Resource Not Found',
  429: 'limit exceeded',
  500: 'Internal Server Error',
};

const problem = (status: number): Reply => ({
  status,
  body: { message: MESSAGES[status], errors: [{ name: 'base', reason: MESSAGES[status] }], uuid: 'c0ffee' },
});

function answer(call: Call, company: Company): Reply {
  const { pathname, searchParams } = call.url;
  if (call.headers.authorization !== `Bearer ${TOKEN}`) return problem(401);
  const path = /^\/api\/(?:v1|latest)\/fleet\/(.+)$/.exec(pathname)?.[1] ?? '';
  if (path === 'version')
    return { status: 200, body: { version: '4.76.1', branch: 'HEAD', revision: 'a1b2c3' } };
  if (path === 'hosts') return listed(call, company, searchParams);
  const id = /^hosts\/(\d+)$/.exec(path)?.[1];
  const device = id === undefined ? undefined : hosts(company, [Number(id)])[0];
  if (!device) return problem(404);
  // The page of every other host cannot be read.
  return call.fault === 'half' && device.number % 2 === 0
    ? problem(500)
    : { status: 200, body: { host: writeHost(device) } };
}

function listed(call: Call, company: Company, query: URLSearchParams): Reply {
  const after = Number(query.get('after') ?? 0);
  const most = Number(query.get('per_page') ?? 0) || Number.POSITIVE_INFINITY;
  const words = query.get('query');
  const found = words ? searched(company, words.toLowerCase()) : known(company);
  const page = [...found].filter((number) => number > after).slice(0, most);
  const body = hosts(company, page).map((device) =>
    writeRow(device, query.get('device_mapping') === 'true'),
  ) as Record<string, unknown>[];
  if (call.fault === 'malformed') delete body[0]?.id;
  return { status: 200, body: { hosts: body } };
}

const known = (company: Company) => company.numbers('fleet', KNOWN);

const hosts = (company: Company, numbers: readonly number[]): CompanyDevice[] =>
  numbers
    .filter((number) => known(company).includes(number))
    .flatMap((number) => company.device(number) ?? []);

/** A part of a serial, a name or an id; what looks like an address, of addresses too. */
function searched(company: Company, words: string): number[] {
  return hosts(company, [...known(company)])
    .filter(({ serial, name, udid, owner }) =>
      [serial, name, udid, ...(words.includes('@') ? [owner?.email] : [])].some((text) =>
        text?.toLowerCase().includes(words),
      ),
    )
    .map(({ number }) => number);
}
