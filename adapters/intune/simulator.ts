/** Plays Microsoft Graph with Intune for the sample company: sign-in, lists with opaque pages, filters, batches. */
import type { Company, CompanyDevice } from '../../local/company/types.ts';
import { createEntra, microsoftRefusal, userPrincipalName } from '../../local/simulator/microsoft.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import { answerBatch, type Refuse } from './simulator/batch.ts';
import { managedDevice, PLATFORMS } from './simulator/devices.ts';

export interface IntuneSimulatorOptions extends SimulatorOptions {
  /** What becomes of a part of a batch instead of its answer. Absent: all are answered. */
  refusePart?: Refuse;
}

export interface IntuneSimulator extends Simulator {
  /** The last calls, oldest first: `POST /beta/$batch`. */
  recent(): string[];
  /** Makes all tokens invalid before their time. */
  revokeTokens(): void;
}

/** Starts it on the loopback address. */
export async function startSimulator(options: IntuneSimulatorOptions): Promise<IntuneSimulator> {
  const { company, refusePart = () => undefined } = options;
  const entra = createEntra();

  function answer(call: Call): Reply {
    const [, version = '', path = ''] = /^\/(v1\.0|beta)\/(.*)$/.exec(call.url.pathname) ?? [];
    const known = entra.answer(call);
    if (known) return known;
    // What is asked apart from the list may not be read.
    const refuse = call.fault === 'half' ? () => microsoftRefusal(403) : refusePart;
    if (path === '$batch') return answerBatch(call, company, version, refuse);
    if (path === 'deviceManagement/managedDevices') return listDevices(call, filtered(call, company));
    const name = /^users\/([^/]+)\/managedDevices$/.exec(path)?.[1];
    if (name === undefined) return microsoftRefusal(404);
    const person = personNamed(company, decodeURIComponent(name));
    if (!person) return microsoftRefusal(404, `Resource '${name}' does not exist.`);
    return listDevices(call, devicesOf(company, person.email));
  }

  const server = await startServer({ ...options, answer, refuse: (status) => microsoftRefusal(status) });
  return { ...server, settings: entra.settingsAt(server.origin), revokeTokens: entra.revokeTokens };
}

const isListed = ({ platform, known_to, entry_of, number }: CompanyDevice, listed: ReadonlySet<number>) =>
  PLATFORMS.includes(platform) && known_to !== undefined && entry_of !== number && listed.has(number);

const listedIn = (company: Company) => company.numbers('intune', PLATFORMS);

function devicesOf(company: Company, email: string): CompanyDevice[] {
  const listed = new Set(listedIn(company));
  return company.devicesOf(email).filter((device) => isListed(device, listed));
}

/** By the name to sign in with, which may differ from the address. */
function personNamed(company: Company, name: string) {
  const [username] = name.split('@');
  const person = company.personByEmail(`${username}@example.com`);
  return person && userPrincipalName(person) === name.toLowerCase() ? person : undefined;
}

function* all(company: Company, after: number): Generator<CompanyDevice> {
  for (const number of listedIn(company)) {
    const device = number > after ? company.device(number) : undefined;
    if (device) yield device;
  }
}

/** A filter by another property, or for an empty text, is ignored: everything fits. */
function filtered(call: Call, company: Company): Iterable<CompanyDevice> {
  const after = afterOf(call.url.searchParams.get('$skiptoken'));
  const [, property = '', quoted = ''] =
    /^(\w+) eq '((?:[^']|'')*)'$/.exec(call.url.searchParams.get('$filter') ?? '') ?? [];
  const value = quoted.replaceAll("''", "'");
  const listed = new Set(listedIn(company));
  if (value !== '' && property === 'emailAddress') return devicesOf(company, value);
  if (value !== '' && property === 'serialNumber')
    return company.devicesBySerial(value).filter((device) => isListed(device, listed));
  return all(company, after);
}

const afterOf = (token: string | null): number =>
  Number(/^after:(\d+)$/.exec(Buffer.from(token ?? '', 'base64url').toString())?.[1] ?? 0);

function listDevices(call: Call, devices: Iterable<CompanyDevice>): Reply {
  const query = call.url.searchParams;
  const top = Number(query.get('$top') ?? 1000);
  if (!Number.isInteger(top) || top < 1 || top > 1000) return microsoftRefusal(400);
  const found: CompanyDevice[] = [];
  for (const device of devices) if (found.push(device) > top) break;
  const page = found.slice(0, top);
  const value = page.map((device) => selected(managedDevice(device), query));
  if (value.includes(undefined)) return microsoftRefusal(400, 'Could not find a property of that name.');
  // The first of a list is no device at all.
  if (call.fault === 'malformed' && value[0]) delete value[0].id;
  const next = new URL(call.url.pathname + call.url.search, `http://${call.headers.host}`);
  next.searchParams.set('$skiptoken', Buffer.from(`after:${page.at(-1)?.number}`).toString('base64url'));
  return {
    status: 200,
    body: {
      '@odata.context': `http://${call.headers.host}/v1.0/$metadata#deviceManagement/managedDevices`,
      '@odata.count': value.length,
      ...(found.length > top && { '@odata.nextLink': next.href }),
      value,
    },
  };
}

/** @returns `undefined` where a property is asked for that v1.0 does not have */
function selected(row: Record<string, unknown>, query: URLSearchParams): Record<string, unknown> | undefined {
  const names = query.get('$select')?.split(',') ?? Object.keys(row);
  if (names.some((name) => !(name in row))) return undefined;
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}
