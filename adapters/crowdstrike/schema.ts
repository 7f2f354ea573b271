/** What Falcon says of a host, and of its assessment → a record with facts. Pure; it never judges. */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  emails,
  type Fields,
  fact,
  health,
  instant,
  labels,
  list,
  macs,
  meaning,
  object,
  said,
  text,
} from '../../shared/adapter-kit/read.ts';
import { canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Agent, DeviceRecord, Facts, Platform } from '../../shared/model/record.ts';
import { assessed } from './assessment.ts';

/** @throws TypeError for what is no host */
export function toRecord(answer: unknown, assessment?: unknown): Unstamped<DeviceRecord> {
  const host = object(answer);
  const id = text(host?.device_id);
  if (!host || !id) throw new TypeError('It has no id.');
  const platform = meaning(PLATFORMS, host.platform_name);
  const model = said(host.system_product_name);
  const isApple = platform === 'Mac';
  return compact({
    id,
    // The name of the last login is no address.
    owners: emails(host.email),
    name: said(host.hostname)?.replace(/\.local$/i, ''),
    // Apple's is the id of the model.
    model: isApple ? undefined : model,
    model_identifier: isApple ? model : undefined,
    manufacturer: said(host.system_manufacturer),
    type: said(host.chassis_type_desc) ?? said(host.product_type_desc),
    platform,
    ...systemOf(host, isApple),
    labels: labelsOf(...list(host.ou), ...list(host.tags)),
    vendor_status: said(host.status),
    // Hidden is what Falcon calls a host that was taken off the list.
    gone: text(host.host_hidden_status)?.toLowerCase() === 'hidden' || undefined,
    enrolled_at: instant(host.first_seen),
    last_sync: instant(host.last_seen),
    identifiers: compact({
      serial: canonicalSerial(host.serial_number),
      mac_addresses: macs(host.mac_address),
    }),
    facts: factsOf(host, assessment),
  });
}

const PLATFORMS: Record<string, Platform> = { mac: 'Mac', windows: 'Windows', linux: 'Linux' };

/** "Ventura (13)", "Windows 11", "Amazon Linux 2": none of them is a version that one could be behind. */
function systemOf({ os_version, os_build }: Fields, isApple: boolean): Pick<DeviceRecord, 'os' | 'os_build'> {
  const name = said(os_version);
  return compact({
    os: name !== undefined && isApple ? `macOS ${name}` : name,
    os_build: said(os_build),
  }) as Pick<DeviceRecord, 'os' | 'os_build'>;
}

/** Tags are written with their kind before them: "FalconGroupingTags/Finance". Groups come as ids, which name nothing. */
const labelsOf = (...given: readonly unknown[]): string[] | undefined =>
  labels(...given.map((name) => text(name)?.replace(/^(Falcon|Sensor)GroupingTags\//, '')));

function factsOf(host: Fields, assessment: unknown): Facts {
  const last_seen = instant(host.last_seen);
  const agent = compact<Agent>({
    present: true,
    ...healthOf(host),
    version: said(host.agent_version),
    last_seen,
  });
  return compact({ ...assessed(assessment), agents: fact({ crowdstrike: agent }, last_seen) });
}

/**
 * Whether the sensor protects. Each of the three can fail alone: one with reduced functionality has its policy applied.
 * What is not told is no good news: without all of them nobody knows. A contained host's sensor does its work.
 */
function healthOf(host: Fields): Pick<Agent, 'healthy' | 'problem'> {
  const provisioned = meaning({ provisioned: true, notprovisioned: false }, host.provision_status);
  const reduced = meaning({ yes: true, no: false }, host.reduced_functionality_mode);
  const policy = applied(host);
  const problems = [
    provisioned === false && 'not provisioned',
    reduced === true && 'reduced functionality',
    policy === false && 'prevention policy not applied',
  ].filter((problem) => problem !== false);
  return health(problems, provisioned && reduced === false && policy);
}

/** Only one that was assigned before the host was seen last should be there: any other says nothing of the sensor. */
function applied({ device_policies, last_seen }: Fields): boolean | undefined {
  const policy = object(object(device_policies)?.prevention);
  if (policy?.applied !== false) return policy?.applied === true || undefined;
  const [assigned, seen] = [instant(policy.assigned_date), instant(last_seen)];
  return assigned !== undefined && seen !== undefined && assigned <= seen ? false : undefined;
}
