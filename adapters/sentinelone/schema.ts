/** What SentinelOne says of an agent → a record with facts. Pure; it never judges. What was not collected is absent. */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  type Fields,
  fact,
  flag,
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
import { healthOf } from './health.ts';

/** @throws TypeError for what is no agent */
export function toRecord(answer: unknown): Unstamped<DeviceRecord> {
  const agent = object(answer);
  const id = text(agent?.id);
  if (!agent || !id) throw new TypeError('It has no id.');
  const platform = meaning(PLATFORMS, agent.osType);
  const left = truth(agent.isUninstalled) ? 'uninstalled' : truth(agent.isDecommissioned) && 'decommissioned';
  return compact({
    id,
    // The name of the last login is no address.
    owners: [],
    name: said(agent.computerName),
    ...modelOf(agent, platform),
    type: said(agent.machineType),
    platform,
    ...systemOf(agent, platform),
    labels: labelsOf(agent),
    vendor_status: left || said(agent.networkStatus),
    gone: left ? true : undefined,
    enrolled_at: instant(agent.registeredAt),
    last_sync: instant(agent.lastActiveDate),
    identifiers: compact({
      serial: canonicalSerial(agent.serialNumber),
      // Of the gateway's address nothing is read: it is a router's.
      mac_addresses: macs(...list(agent.networkInterfaces).map((port) => object(port)?.physical)),
    }),
    facts: factsOf(agent, platform),
  });
}

const PLATFORMS: Record<string, Platform> = {
  macos: 'Mac',
  windows: 'Windows',
  windows_legacy: 'Windows',
  linux: 'Linux',
};

/** Some consoles write "True" and "False". */
const truth = (value: unknown): boolean | undefined =>
  flag(value) ?? meaning({ true: true, false: false }, value);

/** A Mac's is the id of the model; elsewhere the maker stands before it: "Dell Inc. - Latitude 7450". */
function modelOf({ modelName }: Fields, platform: Platform | undefined) {
  const written = said(modelName);
  const isMac = platform === 'Mac';
  const [maker, ...rest] = isMac ? [] : (written ?? '').split(' - ');
  const model = rest.join(' - ');
  return {
    model: isMac ? undefined : (said(model) ?? written),
    model_identifier: isMac ? written : undefined,
    manufacturer: model === '' ? undefined : said(maker),
  };
}

/**
 * "26.1 (25B78)" of a Mac is a version; "26200" of Windows is a build without its revision, "1909" a half-year, and
 * "5.4.0-89-generic" of Linux is its kernel's.
 */
function systemOf({ osName, osRevision }: Fields, platform: Platform | undefined) {
  const revision = said(osRevision) ?? '';
  const [, version, build] = /^(\d+(?:\.\d+)+)(?: \((\w+)\))?$/.exec(revision) ?? [];
  const isMac = platform === 'Mac';
  return {
    os: said(osName),
    os_version: isMac ? version : undefined,
    os_build: isMac ? build : platform === 'Windows' && /^\d{5}$/.test(revision) ? revision : undefined,
  };
}

/** Everybody is in the default ones until somebody makes others. */
const DEFAULTS = /^default (site|group)$/i;

function labelsOf({ siteName, groupName, tags }: Fields): string[] | undefined {
  const tagged = list(object(tags)?.sentinelone).map((tag) => {
    const [key, value] = [said(object(tag)?.key), said(object(tag)?.value)];
    return [key, value].filter((part) => part !== undefined).join(': ') || undefined;
  });
  return labels(...[siteName, groupName, ...tagged].filter((name) => !DEFAULTS.test(said(name) ?? '')));
}

function factsOf(agent: Fields, platform: Platform | undefined): Facts {
  const last_seen = instant(agent.lastActiveDate);
  const sentinelone = compact<Agent>({
    present: true,
    ...healthOf(agent, platform === 'Mac'),
    version: said(agent.agentVersion),
    last_seen,
  });
  // `false` is also what was never reported.
  const encrypted = truth(agent.encryptedApplications) === true ? 'on' : undefined;
  return compact({
    disk_encryption: fact(encrypted, last_seen, { covers: 'system_volume' }),
    agents: fact({ sentinelone }, last_seen),
  });
}
