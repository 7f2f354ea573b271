/** A ChromeOS device of the Admin SDK → a record. Pure; observes and never judges. */

import { text, withoutUndefined } from '../../shared/adapter-kit/read.ts';
import {
  canonicalImei,
  canonicalMac,
  canonicalMeid,
  canonicalSerial,
} from '../../shared/identifiers/index.ts';
import {
  type DeviceRecord,
  type Facts,
  type MissingUpdate,
  RECORD_VERSION,
} from '../../shared/model/record.ts';
import { type Item, instant, ownersOf, type ReadOptions } from './values.ts';

/** @throws TypeError when the device has no id */
export function chromeosRecord(item: Item, options: ReadOptions): DeviceRecord {
  const id = text(item.deviceId);
  if (!id) throw new TypeError('It has no deviceId.');
  const imei = canonicalImei(item.meid);
  return withoutUndefined({
    v: RECORD_VERSION,
    source: 'google',
    id: `chromeos:${id}`,
    owners: ownersOf(userOf(item), options.aliasDomains),
    name: text(item.annotatedAssetId),
    model: text(item.model),
    type: 'chromebook',
    platform: 'ChromeOS' as const,
    os: 'ChromeOS',
    os_version: text(item.osVersion),
    os_build: text(item.platformVersion)?.split(' ')[0],
    owned_by: 'company' as const,
    vendor_status: text(item.status),
    last_sync: instant(item.lastSync),
    synced_at: options.syncedAt,
    identifiers: withoutUndefined({
      serial: canonicalSerial(item.serialNumber),
      // The field holds either of the two.
      imeis: imei ? [imei] : undefined,
      meid: imei ? undefined : canonicalMeid(item.meid),
      mac_addresses: macsOf(item),
    }),
    facts: factsOf(item, options.syncedAt),
  });
}

/** Whoever used it last; the list is newest first, and people from outside have no e-mail. Else whom it was given to. */
function userOf(item: Item): string[] {
  const [latest] = Array.isArray(item.recentUsers) ? (item.recentUsers as (Item | null)[]) : [];
  const user = text(latest?.email) ?? text(item.annotatedUser);
  return user ? [user] : [];
}

/** Not the dock's: it is shared. */
function macsOf(item: Item): string[] | undefined {
  const macs = [item.macAddress, item.ethernetMacAddress, item.ethernetMacAddress0]
    .map((value) => canonicalMac(value))
    .filter((mac) => mac !== undefined);
  return macs.length > 0 ? [...new Set(macs)] : undefined;
}

function factsOf(item: Item, syncedAt: string): Facts {
  const facts: Facts = {};
  const at = instant(item.lastSync);
  const seen = <Value>(value: Value) => ({ value, ...(at ? { at } : {}) });

  const boot = text(item.bootMode)?.toLowerCase();
  if (boot === 'dev') facts.rooted = seen(true);
  if (boot === 'verified' || boot === 'validated') {
    facts.rooted = seen(false);
    // ChromeOS encrypts users' data and has no switch for it, as long as it is ChromeOS that has started.
    facts.disk_encryption = seen('on' as const);
  }
  const through = updatesUntil(item);
  if (through)
    facts.auto_update = seen({
      install_os: through >= syncedAt.slice(0, 10),
      install_security: through >= syncedAt.slice(0, 10),
    });
  const missing = missingUpdates(item);
  if (missing) facts.missing_updates = seen(missing);
  return facts;
}

/** The day of the last automatic update that this model gets; older answers have it in milliseconds. */
function updatesUntil(item: Item): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text(item.autoUpdateThrough) ?? '')?.[0];
  if (day) return day;
  const milliseconds = Number(text(item.autoUpdateExpiration) ?? Number.NaN);
  return milliseconds > 0 ? instant(milliseconds)?.slice(0, 10) : undefined;
}

const WAITING = new Set(['updateStateDownloadInProgress', 'updateStateNeedReboot']);

function missingUpdates(item: Item): MissingUpdate[] | undefined {
  const status = (
    typeof item.osUpdateStatus === 'object' && item.osUpdateStatus ? item.osUpdateStatus : {}
  ) as Item;
  const target = text(status.targetOsVersion);
  const waiting = [{ title: target ? `ChromeOS ${target}` : 'ChromeOS' }];
  if (WAITING.has(text(status.state) ?? '')) return waiting;
  const compliance = text(item.osVersionCompliance);
  if (compliance === 'compliant') return [];
  return compliance === 'pending' || compliance === 'notCompliant' ? waiting : undefined;
}
