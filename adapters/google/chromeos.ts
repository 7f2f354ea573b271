/** A ChromeOS device of the Admin SDK → a record. Pure; observes and never judges. */

import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  day,
  type Fields,
  fact,
  imeis,
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
import { canonicalMeid, canonicalSerial } from '../../shared/identifiers/index.ts';
import type { AutoUpdate, DeviceRecord, Facts, MissingUpdate } from '../../shared/model/record.ts';
import { type AliasDomains, milliseconds, ownersOf } from './values.ts';

/**
 * @param today the day of the request, `2026-11-23`
 * @throws TypeError when the device has no id
 */
export function chromeosRecord(
  item: Fields,
  aliasDomains: AliasDomains,
  today: string,
): Unstamped<DeviceRecord> {
  const id = text(item.deviceId);
  if (!id) throw new TypeError('It has no deviceId.');
  const radios = imeis(item.meid);
  return compact({
    id: `chromeos:${id}`,
    owners: ownersOf([userOf(item)], aliasDomains),
    name: said(item.annotatedAssetId),
    model: said(item.model),
    type: 'chromebook',
    platform: 'ChromeOS' as const,
    os: 'ChromeOS',
    os_version: said(item.osVersion),
    os_build: said(item.platformVersion)?.split(' ')[0],
    supported_until: updatesUntil(item),
    owned_by: 'company' as const,
    // Its organizational unit, with those around it: `/Staff/Finance`.
    labels: labels(item.orgUnitPath),
    vendor_status: said(item.status),
    gone: isGone(item.status),
    last_sync: instant(item.lastSync),
    identifiers: compact({
      serial: canonicalSerial(item.serialNumber),
      // The field holds either of the two.
      imeis: radios,
      meid: radios ? undefined : canonicalMeid(item.meid),
      // Not the dock's: it is shared.
      mac_addresses: macs(item.macAddress, item.ethernetMacAddress, item.ethernetMacAddress0),
    }),
    facts: factsOf(item, today),
  });
}

/** Whoever used it last; the list is newest first, and people from outside have no e-mail. Else whom it was given to. */
function userOf({ recentUsers, annotatedUser }: Fields): unknown {
  const recent = object(list(recentUsers)[0])?.email;
  return text(recent) === undefined ? annotatedUser : recent;
}

function factsOf(item: Fields, today: string): Facts {
  const at = instant(item.lastSync);
  const rooted = meaning(ROOTED, item.bootMode);
  return compact({
    rooted: fact(rooted, at),
    // ChromeOS encrypts users' data and has no switch for it, as long as it is ChromeOS that has started.
    disk_encryption: fact(rooted === false ? ('on' as const) : undefined, at),
    auto_update: fact(automaticUpdates(item, today), at),
    missing_updates: fact(missingUpdates(item), at),
  });
}

/** How it has started. */
const ROOTED = { dev: true, verified: false, validated: false };

function automaticUpdates(item: Fields, today: string): AutoUpdate | undefined {
  const until = updatesUntil(item);
  return until === undefined ? undefined : { install_os: until >= today, install_security: until >= today };
}

/** The day of the last automatic update that this model gets; older answers have it in milliseconds. */
const updatesUntil = (item: Fields): string | undefined =>
  day(item.autoUpdateThrough) ?? day(milliseconds(item.autoUpdateExpiration));

/** All three: "not started" is an update that is there and has not begun (Google's discovery document). */
const WAITING = {
  updatestatenotstarted: true,
  updatestatedownloadinprogress: true,
  updatestateneedreboot: true,
};

const COMPLIANCE = { compliant: true, pending: false, notcompliant: false };

function missingUpdates(item: Fields): MissingUpdate[] | undefined {
  const status = object(item.osUpdateStatus);
  const target = said(status?.targetOsVersion);
  const waiting = [{ title: target ? `ChromeOS ${target}` : 'ChromeOS' }];
  if (meaning(WAITING, status?.state)) return waiting;
  const complies = meaning(COMPLIANCE, item.osVersionCompliance);
  return complies === undefined ? undefined : complies ? [] : waiting;
}
