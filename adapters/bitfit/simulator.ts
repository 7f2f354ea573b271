/** A local server that plays bitFit about the sample company: it knows who was given what, and nothing of its state. */
import { createHash } from 'node:crypto';
import type { Company, CompanyDevice, Person } from '../../local/company/types.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';

const TOKEN = 'bitfit-simulated-token';

/** Starts it on the loopback address. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const server = await startServer({
    ...options,
    answer: (call) => answer(call, options.company),
    refuse: (status) => ({ status, body: { message: 'Refused' } }),
  });
  return { ...server, settings: { base_url: `${server.origin}/api/`, api_token: TOKEN } };
}

const NOT_FOUND: Reply = { status: 404, body: { message: 'Not found' } };

function answer(call: Call, company: Company): Reply {
  const { pathname, searchParams } = call.url;
  if (searchParams.get('api_token') !== TOKEN) return { status: 401, body: { message: 'Invalid token' } };
  if (pathname === '/api/users') return users(company, searchParams.get('search') ?? '');
  const [, userId] = /^\/api\/users\/(\d+)\/assets$/.exec(pathname) ?? [];
  if (userId) return assets(call, company, Number(userId));
  const [, assetId] = /^\/api\/assets\/(\d+)$/.exec(pathname) ?? [];
  return assetId ? asset(call, company, Number(assetId)) : NOT_FOUND;
}

/** Free text: finds everybody in whose address the words stand. */
function users(company: Company, search: string): Reply {
  const wanted = search.toLowerCase();
  const items: object[] = [];
  for (let number = 0; number < company.people && items.length < 20; number += 1) {
    const person = company.person(number);
    if (wanted !== '' && person.email.includes(wanted)) items.push(userOf(person));
  }
  return { status: 200, body: { items, labels: {}, types: [] } };
}

function userOf({ number, email, name }: Person): object {
  return { id: number + 1, email: email.toUpperCase(), full_name: name, status: 'ACTIVE' };
}

function assets(call: Call, company: Company, userId: number): Reply {
  if (userId < 1 || userId > company.people) return NOT_FOUND;
  const items: Record<string, unknown>[] = owned(company, userId - 1).map((device) => ({
    id: device.number,
    name: device.name,
    serial_number: device.serial,
    model: device.model,
    make_old: device.manufacturer,
    status: 'Active',
    user_id: userId,
    is_deleted: 0,
    item_type: 'original',
  }));
  if (call.fault === 'malformed') delete items[0]?.id;
  return { status: 200, body: { items, labels: {} } };
}

function asset(call: Call, company: Company, id: number): Reply {
  const device = company.device(id);
  if (!device?.given_to) return NOT_FOUND;
  const [first] = owned(company, device.given_to.number);
  if (call.fault === 'half' && first?.number === id) return { status: 500, body: { message: 'Refused' } };
  return { status: 200, body: { item: detail(device, device.given_to) } };
}

/** What people were given, each machine once; some phones are their own. */
function owned(company: Company, number: number): CompanyDevice[] {
  const { email } = company.person(number);
  return company
    .assetsOf(email)
    .filter(({ owned_by, entry_of }) => owned_by === 'company' && entry_of === undefined);
}

function detail(device: CompanyDevice, holder: Person): object {
  const [mac, alternative] = device.mac_addresses;
  const field = (base_name: string, value: string | undefined) => ({
    base_name,
    label: base_name,
    value: value ?? null,
  });
  return {
    id: device.number,
    name: device.name,
    model: device.model,
    serial_number: device.serial,
    type: {},
    config: { name: device.model, type: { label_single: device.kind }, make: { name: device.manufacturer } },
    make: { name: device.manufacturer },
    customerStatus: { label: 'Active' },
    // The real one carries a live credential of the person here, too.
    user: { ...userOf(holder), api_token: createHash('sha256').update(holder.email).digest('hex') },
    software: [],
    updated_at: device.enrolled_at.toISOString(),
    fields: [
      field('mac_address', mac),
      field('alt_mac_address', alternative),
      field('UDID', device.udid),
      field('os', device.os.name),
      field('os_version_number', device.os.version),
    ],
  };
}
