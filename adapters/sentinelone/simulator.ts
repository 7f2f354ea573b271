/** A local server that plays SentinelOne's management API about the sample company. */
import { chance } from '../../local/company/random.ts';
import type { Company, CompanyDevice } from '../../local/company/types.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';

const TOKEN = 'sentinelone-simulated-token';

/** Starts it on the loopback address. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const server = await startServer({
    ...options,
    answer: (call) => answer(call, options.company),
    refuse: refusal,
  });
  return { ...server, settings: { base_url: server.origin, api_token: TOKEN } };
}

const CODES: Record<number, [code: number, title: string]> = {
  400: [4000040, 'Validation Error'],
  401: [4010010, 'Authentication Failed'],
  404: [4040010, 'Not Found'],
  429: [4290010, 'Too Many Requests'],
};

function refusal(status: number): Reply {
  const [code, title] = CODES[status] ?? [5000010, 'Server could not process the request.'];
  return { status, body: { errors: [{ code, detail: null, title }] } };
}

function answer(call: Call, company: Company): Reply {
  const { pathname, searchParams } = call.url;
  if (call.headers.authorization !== `ApiToken ${TOKEN}`) return refusal(401);
  if (pathname !== '/web/api/v2.1/agents') return refusal(404);
  const limit = Number(searchParams.get('limit') ?? 10);
  if (limit > 1000) return refusal(400);
  const numbers = found(company, searchParams);
  const after = Number(
    Buffer.from(searchParams.get('cursor') ?? '', 'base64')
      .toString()
      .split(':')[1] ?? 0,
  );
  const rest = numbers.filter((number) => number > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const more = rest.length > page.length && last !== undefined;
  const data = page.flatMap((number) => company.device(number) ?? []).map(toAgent);
  if (call.fault === 'malformed') delete data[0]?.id;
  const nextCursor = more ? Buffer.from(`agent_id:${last}`).toString('base64') : null;
  return { status: 200, body: { data, pagination: { nextCursor, totalItems: numbers.length } } };
}

/** Ascending. Texts are looked for within what an agent has, whatever their case; a comma stands between several. */
function found(company: Company, query: URLSearchParams): number[] {
  const known = company.numbers('sentinelone', ['Mac', 'Windows', 'Linux']);
  const words = (name: string) => query.get(name)?.toUpperCase().split(',');
  const serials = words('serialNumber__contains');
  const addresses = words('networkInterfacePhysical__contains');
  if (!serials && !addresses) return [...known];
  const devices = [
    ...(serials ?? []).flatMap((serial) => company.devicesBySerial(serial)),
    ...(addresses ?? []).flatMap((mac) =>
      company.devicesByMac(mac.replaceAll('-', ':')).filter((device) => portsOf(device).includes(mac)),
    ),
  ];
  const numbers = devices.map(({ number }) => number).filter((number) => known.includes(number));
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** Hyphens on one agent and colons on another: its system does not decide that. */
const portsOf = ({ number, mac_addresses }: CompanyDevice): string[] =>
  mac_addresses.map((mac) => (number % 2 === 0 ? mac.replaceAll(':', '-') : mac));

const OS_TYPES: Partial<Record<CompanyDevice['platform'], string>> = {
  Mac: 'macos',
  Windows: 'windows',
  Linux: 'linux',
};

/** One device as SentinelOne writes it. */
export function toAgent(device: CompanyDevice): Record<string, unknown> {
  const { number, platform, os, owner } = device;
  const isMac = platform === 'Mac';
  // The people with a story come first: what is not well with an agent is on others' machines.
  const is = (percent: number, salt: number) => number > 300 && chance(percent, number, salt);
  return {
    id: String(1_820_045_566_778_000_000n + BigInt(number)),
    uuid: device.udid.replaceAll('-', ''),
    computerName: device.name,
    serialNumber: device.serial,
    modelName: isMac ? device.model_id : `${device.manufacturer} - ${device.model}`,
    machineType: device.kind,
    osType: OS_TYPES[platform],
    osName: isMac ? 'macOS' : os.name,
    osRevision: isMac ? `${os.version} (${os.build})` : os.build || '6.17.0-8-generic',
    agentVersion: '25.3.1.8400',
    isActive: !is(10, 81),
    isUpToDate: true,
    isDecommissioned: false,
    isUninstalled: false,
    isPendingUninstall: false,
    infected: is(1, 82),
    activeThreats: 0,
    networkStatus: 'connected',
    mitigationMode: 'protect',
    mitigationModeSuspicious: 'detect',
    operationalState: is(2, 83) ? 'fully_disabled' : 'na',
    detectionState: null,
    scanStatus: 'finished',
    // Also when nothing was reported.
    encryptedApplications: device.disk_encryption === 'on',
    // SentinelOne's own, for the group.
    firewallEnabled: false,
    lastActiveDate: device.seen_at.toISOString().replace('Z', '000Z'),
    registeredAt: device.enrolled_at.toISOString().replace('Z', '000Z'),
    lastLoggedInUserName: owner?.username ?? '',
    siteName: 'Default site',
    groupName: owner?.department ?? 'Default Group',
    userActionsNeeded: is(3, 84) ? ['reboot_needed'] : [],
    missingPermissions: isMac && is(4, 85) ? ['user_action_needed_fda'] : [],
    networkInterfaces: portsOf(device).map((physical, index) => ({
      id: String(index),
      name: `en${index}`,
      physical,
      inet: [],
      inet6: [],
      gatewayIp: '10.2.3.1',
      gatewayMacAddress: '00:00:5e:00:53:01',
    })),
    tags: {},
  };
}
