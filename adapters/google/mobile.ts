/** A mobile device of the Admin SDK → a record. Pure; observes and never judges. */

import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  type Fields,
  fact,
  flag,
  imeis,
  instant,
  list,
  macs,
  meaning,
  object,
  text,
} from '../../shared/adapter-kit/read.ts';
import { canonicalMeid, canonicalSerial } from '../../shared/identifiers/index.ts';
import type { DeviceRecord, Facts, Platform } from '../../shared/model/record.ts';
import { type AliasDomains, ownersOf } from './values.ts';

/** Since Android 8 the setting is one for each app, so the device's flag says nothing. */
const UNKNOWN_SOURCES_PER_APP = 8;

/** @throws TypeError when the device has no id */
export function mobileRecord(item: Fields, aliasDomains: AliasDomains): Unstamped<DeviceRecord> {
  const id = text(item.resourceId);
  if (!id) throw new TypeError('It has no resourceId.');
  const { platform, os, version } = systemOf(item);
  const last_sync = instant(item.lastSync);
  return compact({
    id: `mobile:${id}`,
    owners: ownersOf(Array.isArray(item.email) ? item.email : [item.email], aliasDomains),
    model: text(item.model),
    manufacturer: text(item.manufacturer) ?? (platform === 'iOS' ? 'Apple' : undefined),
    type: text(item.type)?.toLowerCase(),
    platform,
    os,
    os_version: version,
    os_build: text(item.buildNumber),
    security_patch_level: platform === 'Android' ? patchLevel(item.securityPatchLevel) : undefined,
    owned_by: text(item.privilege) === 'Device owner' ? ('company' as const) : undefined,
    vendor_status: text(item.status),
    last_sync,
    identifiers: compact({
      serial: canonicalSerial(item.serialNumber),
      imeis: imeis(item.imei),
      meid: canonicalMeid(item.meid),
      mac_addresses: macs(item.wifiMacAddress),
    }),
    facts: factsOf(item, platform, version),
    software: softwareOf(item, last_sync),
  });
}

/** "Android 16", "iOS 17.5.1", one word, or nothing: then the type tells at least the platform. */
function systemOf(item: Fields): { platform?: Platform; os?: string; version?: string } {
  const [, name = '', number] = /^(\D*)(\d[\d.]*)?$/.exec(text(item.os) ?? '') ?? [];
  const platform = platformOf(name.trim()) ?? platformOf(text(item.type) ?? '');
  const version = number ?? /^\d[\d.]*$/.exec(text(item.releaseVersion) ?? '')?.[0];
  return compact({ platform, os: name.trim() || platform, version });
}

/** Milliseconds, as a text; "0" and "" say that nobody knows. */
function patchLevel(value: unknown): string | undefined {
  const milliseconds = Number(text(value) ?? value);
  return milliseconds > 0 ? instant(milliseconds)?.slice(0, 10) : undefined;
}

function platformOf(word: string): Platform | undefined {
  if (/^android/i.test(word)) return 'Android';
  return /^ios/i.test(word) ? 'iOS' : undefined;
}

function factsOf(item: Fields, platform: Platform | undefined, version: string | undefined): Facts {
  const at = instant(item.lastSync);
  const password = meaning(ON, item.devicePasswordStatus);
  // Rows of iOS and Google Sync carry `false` here although nobody looked.
  const isAndroid = platform === 'Android' && text(item.type)?.toLowerCase() === 'android';
  const isForAll = isAndroid && Number.parseInt(version ?? '', 10) < UNKNOWN_SOURCES_PER_APP;
  return compact({
    rooted: fact(meaning(COMPROMISED, item.deviceCompromisedStatus), at),
    disk_encryption: fact(meaning(ENCRYPTED, item.encryptionStatus), at),
    screen_lock: fact(password === undefined ? undefined : { on: password }, at),
    adb: fact(isAndroid ? flag(item.adbStatus) : undefined, at),
    unknown_sources: fact(isForAll ? flag(item.unknownSourcesStatus) : undefined, at),
  });
}

/** Google's words; any other was not collected. */
const ON = { on: true, off: false };
const COMPROMISED = { 'compromise detected': true, 'no compromise detected': false };
const ENCRYPTED: Record<string, 'on' | 'off'> = {
  encrypted: 'on',
  'not encrypted': 'off',
  not_encrypted: 'off',
  unencrypted: 'off',
};

/** An empty list means that applications are not collected: no phone has none. */
function softwareOf(item: Fields, at: string | undefined): DeviceRecord['software'] {
  const installed = list(item.applications).flatMap((entry) => {
    const application = object(entry);
    const name = text(application?.displayName) ?? text(application?.packageName);
    return name ? [compact({ name, version: text(application?.versionName) })] : [];
  });
  return installed.length > 0 ? compact({ installed, at }) : undefined;
}
