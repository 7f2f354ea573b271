/** Plays the API of Microsoft Defender for Endpoint about the sample company: sign-in, and machines by position. */
import { createHash } from 'node:crypto';
import type { CompanyDevice } from '../../local/company/types.ts';
import { createEntra, entraDeviceId, microsoftRefusal } from '../../local/simulator/microsoft.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import type { Platform } from '../../shared/model/record.ts';

const PLATFORMS: readonly Platform[] = ['Windows', 'Mac', 'Linux'];

/** Starts it on the loopback address. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { company } = options;
  const entra = createEntra('https://api.securitycenter.microsoft.com/.default');

  function answer(call: Call): Reply {
    const known = entra.answer(call);
    if (known) return known;
    if (call.url.pathname !== '/api/machines') return microsoftRefusal(404);
    const [top, skip] = ['$top', '$skip'].map((name) => Number(call.url.searchParams.get(name) ?? 0));
    if (!(Number(top) >= 1 && Number(top) <= 10_000) || !(Number(skip) >= 0)) return microsoftRefusal(400);
    const numbers = company.numbers('defender', PLATFORMS).subarray(skip, Number(skip) + Number(top));
    const value = [...numbers].flatMap((number) => company.device(number) ?? []).map(machineOf);
    // The first of a list is no machine at all.
    if (call.fault === 'malformed' && skip === 0 && value[0]) delete value[0].id;
    const context = 'https://api.securitycenter.microsoft.com/api/$metadata#Machines';
    return { status: 200, body: { '@odata.context': context, value } };
  }

  const server = await startServer({ ...options, answer, refuse: (status) => microsoftRefusal(status) });
  return { ...server, settings: entra.settingsAt(server.origin) };
}

const SYSTEMS: Partial<Record<Platform, (device: CompanyDevice) => string>> = {
  Windows: ({ os }) => `Windows${/\d+/.exec(os.name)?.[0] ?? '11'}`,
  Mac: () => 'macOS',
  Linux: ({ os }) => os.name,
};

/** Ids are hashes; these rise, because the list stands by id. */
const idOf = (number: number): string =>
  number.toString(16).padStart(8, '0') +
  createHash('sha256').update(`defender ${number}`).digest('hex').slice(0, 32);

const plain = (mac: string) => mac.replaceAll(':', '');

/** What could not be told about it is "Unknown", "Other" or null. */
export function machineOf(device: CompanyDevice): Record<string, unknown> {
  const { number, platform, os } = device;
  const isAlive = device.software.length > 0;
  const isFaulty = number % 17 === 4;
  return {
    id: idOf(number),
    mergedIntoMachineId: null,
    isPotentialDuplication: false,
    isExcluded: false,
    exclusionReason: null,
    computerDnsName: device.name.toLowerCase(),
    firstSeen: device.enrolled_at.toISOString(),
    lastSeen: device.seen_at.toISOString().replace('Z', '1234Z'),
    osPlatform: SYSTEMS[platform]?.(device) ?? 'Other',
    osVersion: null,
    osProcessor: 'x64',
    version: 'Other',
    agentVersion: '10.8560.26100.1906',
    osBuild: platform === 'Windows' ? Number(os.build) : null,
    healthStatus: isAlive ? (isFaulty ? 'ImpairedCommunication' : 'Active') : 'Inactive',
    deviceValue: 'Normal',
    rbacGroupId: 0,
    rbacGroupName: device.owned_by === 'company' ? 'Office' : null,
    riskScore: 'None',
    exposureLevel: 'Low',
    isAadJoined: platform === 'Windows',
    aadDeviceId: entraDeviceId(device) ?? null,
    machineTags: [],
    defenderAvStatus: 'NotSupported',
    onboardingStatus: 'Onboarded',
    managedBy: 'Unknown',
    ipAddresses: [
      ...device.mac_addresses.map((mac) => ({
        ipAddress: '10.128.15.219',
        macAddress: plain(mac),
        type: 'Other',
      })),
      { ipAddress: '127.0.0.1', macAddress: '000000000000', type: 'Other' },
      { ipAddress: '::1', macAddress: null, type: 'Other' },
    ].map((address) => ({ ...address, operationalStatus: 'Up' })),
  };
}
