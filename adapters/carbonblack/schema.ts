/**
 * What Carbon Black Cloud says of a device → a record with facts. Pure; it never judges. Codes for activating and removing
 * a sensor stand in it, too: nothing is read but what is named here.
 */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  emails,
  type Fields,
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
import { isGone } from '../../shared/adapter-kit/states.ts';
import type { Agent, DeviceRecord, Facts, Platform } from '../../shared/model/record.ts';
import { healthOf, isPresent } from './health.ts';

/** @throws TypeError for what is no device */
export function toRecord(answer: unknown): Unstamped<DeviceRecord> {
  const device = object(answer);
  const id = text(device?.id);
  if (!device || !id) throw new TypeError('It has no id.');
  return compact({
    id,
    // Who set the sensor up, or the name of the last login: an address only where it is one.
    owners: emails(device.email),
    // "DOMAIN\HOST" on Windows.
    name: said(text(device.name)?.split('\\').at(-1)),
    platform: meaning(PLATFORMS, device.os),
    os: said(device.os_version),
    labels: labels(...list(device.asset_group).map((group) => object(group)?.name)),
    vendor_status: said(device.status),
    gone: hasLeft(device.status) || undefined,
    enrolled_at: instant(device.registered_time),
    last_sync: instant(device.last_contact_time),
    identifiers: compact({ mac_addresses: macs(device.mac_address) }),
    facts: factsOf(device),
  });
}

const PLATFORMS: Record<string, Platform> = {
  mac: 'Mac',
  windows: 'Windows',
  linux: 'Linux',
  ios: 'iOS',
  android: 'Android',
};

const hasLeft = (status: unknown): boolean | undefined =>
  isGone(status) ?? meaning({ deregistered: true, uninstalled: true }, status);

function factsOf(device: Fields): Facts {
  if (!isPresent(device)) return {};
  const last_seen = instant(device.last_contact_time);
  const carbonblack = compact<Agent>({
    present: true,
    ...healthOf(device),
    version: said(device.sensor_version),
    last_seen,
  });
  return compact({ agents: fact({ carbonblack }, last_seen) });
}
