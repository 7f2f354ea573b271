/** A local server that plays Carbon Black Cloud's Devices API about the sample company. */
import { chance } from '../../local/company/random.ts';
import type { Company, CompanyDevice } from '../../local/company/types.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';

const SETTINGS = {
  org_key: 'ABCD1234',
  api_id: 'ABCDEFGHIJ',
  api_secret_key: 'CARBONBLACKSIMULATED1234',
};

/** Starts it on the loopback address. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const server = await startServer({
    ...options,
    answer: (call) => answer(call, options.company),
    refuse: refusal,
  });
  return { ...server, settings: { ...SETTINGS, base_url: server.origin } };
}

const refusal = (status: number): Reply => ({
  status,
  body: { error_code: status === 400 ? 'INVALID_REQUEST' : 'REFUSED', message: 'Refused', field: null },
});

interface Question {
  query?: string;
  start?: number;
  rows?: number;
  search_after?: string;
}

function answer(call: Call, company: Company): Reply {
  const { api_secret_key, api_id, org_key } = SETTINGS;
  if (call.headers['x-auth-token'] !== `${api_secret_key}/${api_id}`) return refusal(401);
  const devicesOf = `/appservices/v6/orgs/${org_key}/devices/`;
  const what = ['_search', '_scroll'].find((name) => call.url.pathname === devicesOf + name);
  if (call.method !== 'POST' || what === undefined) return refusal(404);
  const question = JSON.parse(call.body) as Question;
  const { rows = 20 } = question;
  if (rows + (question.start ?? 0) > 10_000) return refusal(400);
  const known = company.numbers('carbonblack', ['Mac', 'Windows', 'Linux']);
  const devices = (numbers: Iterable<number>) =>
    [...numbers].flatMap((number) => company.device(number) ?? []).map(toDevice);
  const spoiled = (results: Record<string, unknown>[]) => {
    if (call.fault === 'malformed') delete results[0]?.id;
    return results;
  };
  if (what === '_search') {
    const found = numbersFor(question.query ?? '', company, known);
    const { start = 0 } = question;
    const results = spoiled(devices(found.slice(start, start + rows)));
    return { status: 200, body: { results, num_found: found.length } };
  }
  const after = Number(
    Buffer.from(question.search_after ?? '', 'base64')
      .toString()
      .split(',')[1] ?? 0,
  );
  const rest = known.filter((number) => number > after);
  const page = rest.subarray(0, rows);
  const search_after = Buffer.from(`1702321360579,${page.at(-1) ?? after}`).toString('base64');
  const counts = { num_found: known.length, num_remaining: rest.length - page.length, search_after };
  return { status: 200, body: { results: spoiled(devices(page)), ...counts } };
}

function numbersFor(query: string, company: Company, known: Int32Array): number[] {
  const [, digits] = /^mac_address:([0-9a-f]{12})$/.exec(query) ?? [];
  if (digits === undefined) return [...known];
  const mac = (digits.match(/../g) ?? []).join(':').toUpperCase();
  // It knows one address of each device.
  const found = company.devicesByMac(mac).filter(({ mac_addresses }) => mac_addresses[0] === mac);
  return found.map(({ number }) => number).filter((number) => known.includes(number));
}

const SYSTEMS: Partial<Record<CompanyDevice['platform'], (os: CompanyDevice['os']) => [string, string]>> = {
  Mac: ({ version }) => ['MAC', `MAC OS X ${version}`],
  Windows: ({ name }) => ['WINDOWS', `${name.replace('Microsoft ', '')} x64`],
  Linux: ({ name, version }) => ['LINUX', `${name} ${version}`],
};

/** One device as Carbon Black writes it. */
export function toDevice(device: CompanyDevice): Record<string, unknown> {
  const { number, platform, name, owner, os } = device;
  // The people with a story come first: what is not well with a sensor is on others' machines.
  const is = (percent: number, salt: number) => number > 300 && chance(percent, number, salt);
  const [kind, version] = SYSTEMS[platform]?.(os) ?? ['OTHER', os.name];
  return {
    activation_code: null,
    asset_group: owner ? [{ id: 'db416fa2-d5f2', name: owner.department, membership_type: 'DYNAMIC' }] : [],
    deployment_type: 'ENDPOINT',
    deregistered_time: null,
    // Mostly the account with which somebody signed in, which is no address.
    email: owner && (chance(40, number, 86) ? owner.email : `EXAMPLE\\${owner.username}`),
    id: number,
    last_contact_time: device.seen_at.toISOString(),
    last_reported_time: device.scanned_at.toISOString(),
    login_user_name: owner?.username ?? null,
    mac_address: (device.mac_addresses[0] ?? '').toLowerCase().replaceAll(':', ''),
    name: platform === 'Windows' ? `EXAMPLE\\${name}` : name,
    os: kind,
    os_version: version,
    passive_mode: is(2, 87),
    policy_name: 'Standard',
    quarantined: false,
    registered_time: device.enrolled_at.toISOString(),
    scan_status: null,
    sensor_out_of_date: is(5, 88),
    sensor_states: ['ACTIVE', 'LIVE_RESPONSE_NOT_RUNNING', 'LIVE_RESPONSE_ENABLED'],
    sensor_version: '4.0.2.1101',
    status: 'REGISTERED',
    uninstall_code: 'ABCDEF12',
    virtual_machine: false,
  };
}
