/** What Defender says of a machine → a record with its agent. Pure; it never judges. What was not told is absent. */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  fact,
  instant,
  labels,
  list,
  macs,
  meaning,
  object,
  said,
  text,
} from '../../shared/adapter-kit/read.ts';
import { canonicalEntraDeviceId } from '../../shared/identifiers/index.ts';
import type { Agent, DeviceRecord, Platform } from '../../shared/model/record.ts';

/** @throws TypeError for what is no machine */
export function toRecord(answer: unknown): Unstamped<DeviceRecord> {
  const machine = object(answer);
  const id = text(machine?.id);
  if (!machine || !id) throw new TypeError('It has no id.');
  const last_sync = instant(machine.lastSeen);
  const agent = agentOf(machine, last_sync);
  return compact({
    id,
    owners: [],
    name: said(machine.computerDnsName),
    platform: platformOf(machine.osPlatform),
    os: systemOf(machine.osPlatform),
    os_build: said(machine.osBuild),
    // Its group of devices, and the tags that somebody gave it.
    labels: labels(machine.rbacGroupName, ...list(machine.machineTags)),
    vendor_status: said(machine.onboardingStatus),
    // Another machine goes on in its place.
    gone: said(machine.mergedIntoMachineId) === undefined ? undefined : (true as const),
    enrolled_at: instant(machine.firstSeen),
    last_sync,
    identifiers: compact({
      entra_device_id: canonicalEntraDeviceId(machine.aadDeviceId),
      mac_addresses: macs(...list(machine.ipAddresses).map((address) => object(address)?.macAddress)),
    }),
    facts: compact({ agents: fact(agent && { defender: agent }, last_sync) }),
  });
}

type Machine = Readonly<Record<string, unknown>>;

const ONBOARDED = { onboarded: true };

/**
 * What its sensor sends, and nothing of what it found: a machine at risk has a healthy agent. "Inactive" is a machine
 * that was not used for a week, which is no fault of its agent's; one that was only seen on the network has none to tell of.
 */
function agentOf(machine: Machine, last_seen: string | undefined): Agent | undefined {
  if (meaning(ONBOARDED, machine.onboardingStatus) !== true) return undefined;
  const status = said(machine.healthStatus);
  const problem = status !== undefined && FAULTY.test(status) ? inWords(status) : undefined;
  const healthy = problem === undefined ? meaning({ active: true }, status) : false;
  return compact<Agent>({ present: true, healthy, problem, version: said(machine.agentVersion), last_seen });
}

/** `ImpairedCommunication`, `NoSensorData`, `NoSensorDataImpairedCommunication`, `Misconfigured` */
const FAULTY = /^(?:impaired|no[ _]?sensor|misconfigured)/i;

/** Defender writes words as one: `NoSensorData`. */
const inWords = (word: string): string => word.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

const PLATFORMS: readonly (readonly [RegExp, Platform])[] = [
  [/^windows/i, 'Windows'],
  [/^mac/i, 'Mac'],
  [/^(?:ios|ipados)/i, 'iOS'],
  [/^android/i, 'Android'],
  [
    /^(?:linux|ubuntu|debian|centos|fedora|suse|sles|opensuse|red ?hat|rhel|rocky|alma|oracle|amazon|mariner|azurelinux)/i,
    'Linux',
  ],
];

/** "Windows11", "WindowsServer2022", "macOS", "Ubuntu", "Other" */
function platformOf(osPlatform: unknown): Platform | undefined {
  const name = said(osPlatform);
  return PLATFORMS.find(([pattern]) => name !== undefined && pattern.test(name))?.[1];
}

/**
 * `version` is none of the system's ("23H2" of Windows, "20.4" of Ubuntu 20.04) and `osVersion` is always null, so the
 * version is left to those who know it.
 */
function systemOf(osPlatform: unknown): string | undefined {
  const name = said(osPlatform);
  if (name === undefined || /^other$/i.test(name)) return undefined;
  return /^windows/i.test(name) ? name.replace(/(?<=[a-z])(?=[A-Z\d])/g, ' ') : name;
}
