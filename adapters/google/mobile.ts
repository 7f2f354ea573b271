/** A mobile device of the Admin SDK → a record. Pure; observes and never judges. */

import { text, withoutUndefined } from '../../shared/adapter-kit/read.ts';
import {
  canonicalImei,
  canonicalMac,
  canonicalMeid,
  canonicalSerial,
} from '../../shared/identifiers/index.ts';
import { type DeviceRecord, type Facts, type Platform, RECORD_VERSION } from '../../shared/model/record.ts';
import { type Item, instant, ownersOf, type ReadOptions, texts } from './values.ts';

/** Since Android 8 the setting is one for each app, so the device's flag says nothing. */
const UNKNOWN_SOURCES_PER_APP = 8;

/** @throws TypeError when the device has no id */
export function mobileRecord(item: Item, options: ReadOptions): DeviceRecord {
  const id = text(item.resourceId);
  if (!id) throw new TypeError('It has no resourceId.');
  const { platform, os, version } = systemOf(item);
  const last_sync = instant(item.lastSync);
  const mac = canonicalMac(item.wifiMacAddress);
  const imei = canonicalImei(item.imei);
  return withoutUndefined({
    v: RECORD_VERSION,
    source: 'google',
    id: `mobile:${id}`,
    owners: ownersOf(texts(item.email), options.aliasDomains),
    model: text(item.model),
    manufacturer: text(item.manufacturer) ?? (platform === 'iOS' ? 'Apple' : undefined),
    type: text(item.type)?.toLowerCase(),
    platform,
    os,
    os_version: version,
    os_build: text(item.buildNumber),
    owned_by: text(item.privilege) === 'Device owner' ? ('company' as const) : undefined,
    vendor_status: text(item.status),
    last_sync,
    synced_at: options.syncedAt,
    identifiers: withoutUndefined({
      serial: canonicalSerial(item.serialNumber),
      imeis: imei ? [imei] : undefined,
      meid: canonicalMeid(item.meid),
      mac_addresses: mac ? [mac] : undefined,
    }),
    facts: factsOf(item, platform, version),
    software: softwareOf(item, last_sync),
  });
}

/** "Android 16", "iOS 17.5.1", one word, or nothing: then the type tells at least the platform. */
function systemOf(item: Item): { platform?: Platform; os?: string; version?: string } {
  const [, name = '', number] = /^(\D*)(\d[\d.]*)?$/.exec(text(item.os) ?? '') ?? [];
  const platform = platformOf(name.trim()) ?? platformOf(text(item.type) ?? '');
  const version = number ?? /^\d[\d.]*$/.exec(text(item.releaseVersion) ?? '')?.[0];
  return withoutUndefined({ platform, os: name.trim() || platform, version });
}

function platformOf(word: string): Platform | undefined {
  if (/^android/i.test(word)) return 'Android';
  return /^ios/i.test(word) ? 'iOS' : undefined;
}

function factsOf(item: Item, platform: Platform | undefined, version: string | undefined): Facts {
  const facts: Facts = {};
  const at = instant(item.lastSync);
  const seen = <Value>(value: Value) => ({ value, ...(at ? { at } : {}) });

  const compromised = word(item.deviceCompromisedStatus);
  if (compromised === 'compromise detected') facts.rooted = seen(true);
  if (compromised === 'no compromise detected') facts.rooted = seen(false);

  const encryption = word(item.encryptionStatus);
  if (encryption === 'encrypted') facts.disk_encryption = seen('on' as const);
  if (['not encrypted', 'not_encrypted', 'unencrypted'].includes(encryption))
    facts.disk_encryption = seen('off' as const);

  const password = word(item.devicePasswordStatus);
  if (password === 'on' || password === 'off') facts.screen_lock = seen({ on: password === 'on' });

  // Rows of iOS and Google Sync carry `false` here although nobody looked.
  if (platform !== 'Android' || word(item.type) !== 'android') return facts;
  if (typeof item.adbStatus === 'boolean') facts.adb = seen(item.adbStatus);
  const major = Number.parseInt(version ?? '', 10);
  if (typeof item.unknownSourcesStatus === 'boolean' && major < UNKNOWN_SOURCES_PER_APP) {
    facts.unknown_sources = seen(item.unknownSourcesStatus);
  }
  return facts;
}

const word = (value: unknown) => text(value)?.toLowerCase() ?? '';

/** An empty list means that applications are not collected: no phone has none. */
function softwareOf(item: Item, at: string | undefined): DeviceRecord['software'] {
  if (!Array.isArray(item.applications) || item.applications.length === 0) return undefined;
  const installed = item.applications.flatMap((application: Item | null) => {
    const name = text(application?.displayName) ?? text(application?.packageName);
    return name ? [withoutUndefined({ name, version: text(application?.versionName) })] : [];
  });
  return withoutUndefined({ installed, at });
}
