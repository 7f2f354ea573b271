/** Plays Kandji about the sample company: the list, each device's details and applications, and the tables of Prism. */
import type { Company, CompanyDevice } from '../../local/company/types.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import { idFor, numberOf, writeApps, writeDetails, writeRow } from './simulator/device.ts';
import { TABLES } from './simulator/tables.ts';

export interface KandjiSimulatorOptions extends SimulatorOptions {
  /** Parts that the token may not read: `details`, `apps`, names of tables. They can be changed while it runs. */
  refused?: Set<string>;
}

const TOKEN = 'kandji-simulated-token';
const LARGEST_PAGE = 300;

/** Starts it on the loopback address. */
export async function startSimulator(options: KandjiSimulatorOptions): Promise<Simulator> {
  const server = await startServer({
    ...options,
    answer: (call) => answer(call, options),
    refuse: (status) => problem(status),
  });
  return { ...server, settings: { base_url: `${server.origin}/api/v1`, api_token: TOKEN } };
}

const WORDS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  429: 'Too many requests',
  500: 'Internal server error',
};
const problem = (status: number): Reply => ({ status, body: { error: WORDS[status] } });

/** The gateway's, for a path that nobody has. */
const NO_ROUTE: Reply = {
  status: 404,
  body: { message: 'no Route matched with those values', request_id: 'c0ffee' },
};

function answer(call: Call, options: KandjiSimulatorOptions): Reply {
  if (call.headers.authorization !== `Bearer ${TOKEN}`) return problem(401);
  const path = /^\/api\/v1\/(.+)$/.exec(call.url.pathname)?.[1] ?? '';
  if (path === 'devices') return listed(call, options.company);
  const [, table = ''] = /^prism\/(\w+)$/.exec(path) ?? [];
  const [, id = '', part = table] = /^devices\/([-0-9a-f]+)\/(details|apps)$/.exec(path) ?? [];
  if (part === '' || (table !== '' && !(table in TABLES))) return NO_ROUTE;
  if (options.refused?.has(part)) return problem(403);
  if (call.fault === 'half') return problem(500);
  return table === ''
    ? partOf(options.company, id, part)
    : rows(options.company, table, call.url.searchParams);
}

function partOf(company: Company, id: string, part: string): Reply {
  const device = company.device(numberOf(id));
  if (!device || !isKnown(company, device)) return problem(404);
  return { status: 200, body: part === 'apps' ? writeApps(device) : writeDetails(device) };
}

/** A bare list. Its headers tell how many there are, and of a next page that there is "None". */
function listed(call: Call, company: Company): Reply {
  const query = call.url.searchParams;
  const [offset, limit] = ['offset', 'limit'].map((name) => Number(query.get(name) ?? 0));
  const found = matching(company, query).toSorted((one, other) => (one.serial < other.serial ? -1 : 1));
  const from = offset ?? 0;
  const page = found.slice(from, from + Math.min(limit || LARGEST_PAGE, LARGEST_PAGE));
  const body: Record<string, unknown>[] = page.map(writeRow);
  if (call.fault === 'malformed') delete body[0]?.device_id;
  const headers = {
    link: '<None>; rel="next", <None>; rel="prev"',
    'x-total-count': String(found.length),
  };
  return { status: 200, headers, body };
}

const known = (company: Company) => company.numbers('kandji', ['Mac', 'iOS']);
const isKnown = (company: Company, { number }: CompanyDevice) => known(company).includes(number);

/** Addresses exactly, serials and MAC addresses by a part of them, as Kandji spells them. */
function matching(company: Company, query: URLSearchParams): CompanyDevice[] {
  const [email, serial, mac] = ['user_email_exact', 'serial_number', 'mac_address'].map((name) =>
    query.get(name),
  );
  const all = Array.from(known(company)).flatMap((number) => company.device(number) ?? []);
  return all.filter(
    (device) =>
      (!email || device.owner?.email === email) &&
      (!serial || device.serial.includes(serial)) &&
      (!mac || device.mac_addresses[0]?.toLowerCase().includes(mac)),
  );
}

function rows(company: Company, table: string, query: URLSearchParams): Reply {
  const filter = JSON.parse(query.get('filter') ?? '{}') as { device_id?: { in: string[] } };
  const limit = Math.min(Number(query.get('limit') ?? 25), LARGEST_PAGE);
  const data = (filter.device_id?.in ?? [])
    .flatMap((id) => company.device(numberOf(id)) ?? [])
    .filter((device) => device.platform === 'Mac' && isKnown(company, device))
    .flatMap((device) => {
      const columns = TABLES[table]?.(device);
      return columns ? [{ ...columns, ...common(device) }] : [];
    })
    .slice(0, limit);
  return { status: 200, body: { offset: 0, limit, total: null, cursor: null, data } };
}

const common = (device: CompanyDevice) => ({
  device_id: idFor(device),
  serial_number: device.serial,
  device__name: device.name,
  device__user_email: device.owner?.email ?? null,
  last_collected_at: device.scanned_at.toISOString(),
  updated_at: device.seen_at.toISOString(),
});
