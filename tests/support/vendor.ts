/** A small vendor with a real HTTP API, and the adapters that speak to it. */
import * as z from 'zod';
import type {
  AdapterContext,
  Connection,
  DeviceAdapter,
  OwnershipAdapter,
} from '../../shared/adapter-kit/contract.ts';
import type { Answer, Claim, DeviceRecord, Dropped } from '../../shared/model/record.ts';
import { json, type Received, startServer } from './server.ts';

export interface VendorDevice {
  id?: string;
  owners?: string[];
  serial?: string;
  mac?: string;
  /** Comes in a shape that cannot be read. */
  broken?: boolean;
  software?: string[];
}

export interface Vendor {
  devices: VendorDevice[];
  password: string;
  pageSize: number;
  /** Answers with this status, while it is set. */
  status?: number | undefined;
  headers: Record<string, string>;
  /** Called before each answer; what it returns is awaited. */
  before: (request: Received, count: number) => unknown;
  /** What its secret holds. */
  settings(): Record<string, unknown>;
  /** Paths that were asked for. */
  calls(): string[];
  close(): Promise<void>;
}

export async function startVendor(devices: VendorDevice[] = []): Promise<Vendor> {
  const server = await startServer(async (request, response, count) => {
    await vendor.before(request, count);
    if (vendor.status) return response.writeHead(vendor.status, vendor.headers).end();
    if (request.headers.authorization !== `Bearer ${vendor.password}`) return response.writeHead(401).end();
    return json(response, answer(vendor, new URL(request.path, server.url).searchParams));
  });
  const vendor: Vendor = {
    devices,
    password: 'first',
    pageSize: 3,
    headers: {},
    before: () => {},
    settings: () => ({ base_url: server.url.href, password: vendor.password }),
    calls: () => server.received.map(({ path }) => path),
    close: () => server.close(),
  };
  return vendor;
}

/** Pages go by key, so that none is skipped when a device goes meanwhile. */
function answer({ devices, pageSize }: Vendor, query: URLSearchParams) {
  for (const [name, value] of query) {
    if (name === 'owner') return { devices: devices.filter(({ owners }) => owners?.includes(value)) };
    if (name === 'serial') return { devices: devices.filter(({ serial }) => serial === value) };
    if (name === 'mac') return { devices: devices.filter(({ mac }) => mac === value) };
  }
  const after = query.get('after') ?? '';
  const rest = devices
    .filter(({ id = '' }) => id > after)
    .sort((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
  const page = rest.slice(0, pageSize);
  return { devices: page, ...(rest.length > pageSize && { next: page.at(-1)?.id }) };
}

const Settings = z.strictObject({ base_url: z.url(), password: z.string() });
type Settings = z.output<typeof Settings>;
interface Body {
  devices: VendorDevice[];
  next?: string;
}
type Read<Item> = (device: VendorDevice & { id: string }, synced_at: string) => Item;

function connection<Item>(
  { base_url, password }: Settings,
  { http, now }: AdapterContext,
  read: Read<Item>,
): Required<Pick<Connection<Item>, 'byEmail' | 'bySerial' | 'byMac' | 'all' | 'check'>> {
  async function ask(query: Record<string, string>): Promise<Answer<Item> & { next?: string }> {
    const synced_at = now().toISOString();
    const url = new URL(`/devices?${new URLSearchParams(query)}`, base_url);
    const answered = await http.json(url, { headers: { authorization: `Bearer ${password}` } });
    const { devices, next } = answered.body as Body;
    const dropped: Dropped[] = [];
    const records = devices.flatMap((device) => {
      const { id } = device;
      if (id !== undefined && !device.broken) return [read({ ...device, id }, synced_at)];
      dropped.push({ ...(id !== undefined && { id }), reason: 'broken' });
      return [];
    });
    return { complete: true, dropped, records, ...(next !== undefined && { next }) };
  }
  return {
    byEmail: (owner) => ask({ owner }),
    bySerial: (serial) => ask({ serial }),
    byMac: (mac) => ask({ mac }),
    all: (after) => ask(after === undefined ? {} : { after }),
    async check() {
      await ask({ serial: 'none' });
      return { vendor: 'Test vendor 1.0', details: ['devices: readable'] };
    },
  };
}

/** @param source its name; a new one in each test keeps tests apart in one table */
export function deviceAdapter(source: string): DeviceAdapter<Settings> {
  const read: Read<DeviceRecord> = ({ id, owners = [], serial, mac, software }, synced_at) => ({
    v: 1,
    ...{ source, id, owners, synced_at },
    identifiers: { ...(serial && { serial }), ...(mac && { mac_addresses: [mac] }) },
    facts: {},
    ...(software && { software: { installed: software.map((name) => ({ name })) } }),
  });
  return {
    source,
    label: 'Test vendor',
    role: 'devices',
    config: Settings,
    connect: (settings, context) => connection(settings, context, read),
  };
}

export function ownershipAdapter(source: string): OwnershipAdapter<Settings> {
  const read: Read<Claim> = ({ id, owners = [], serial, mac }, synced_at) => ({
    v: 1,
    ...{ source, id, owners, synced_at },
    ...(serial && { serial }),
    ...(mac && { mac_addresses: [mac] }),
  });
  return {
    source,
    label: 'Test register',
    role: 'ownership',
    config: Settings,
    connect: (settings, context) => connection(settings, context, read),
  };
}
