/** A mobile device of the Admin SDK → a record. Pure; observes and never judges. */

import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  day,
  type Fields,
  fact,
  flag,
  imeis,
  instant,
  list,
  macs,
  meaning,
  object,
  said,
  text,
} from '../../shared/adapter-kit/read.ts';
import { isGone } from '../../shared/adapter-kit/states.ts';
import { canonicalMeid, canonicalSerial } from '../../shared/identifiers/index.ts';
import type { DeviceRecord, Facts, Platform } from '../../shared/model/record.ts';
import { type AliasDomains, milliseconds, ownersOf } from './values.ts';

/** Since Android 8 the setting is one for each app, so the device's flag says nothing. */
const UNKNOWN_SOURCES_PER_APP = 8;

/** Rows of iPhones and iPads name the model as Apple does: `iPhone10,6`. */
const APPLE_MODEL = /^[A-Za-z]+\d+,\d+$/;

/** @throws TypeError when the device has no id */
export function mobileRecord(item: Fields, aliasDomains: AliasDomains): Unstamped<DeviceRecord> {
  const id = text(item.resourceId);
  if (!id) throw new TypeError('It has no resourceId.');
  const { platform, os, version } = systemOf(item);
  const last_sync = instant(item.lastSync);
  return compact({
    id: `mobile:${id}`,
    owners: ownersOf(Array.isArray(item.email) ? item.email : [item.email], aliasDomains),
    model: said(item.model),
    model_identifier: APPLE_MODEL.exec(text(item.model) ?? '')?.[0],
    manufacturer: said(item.manufacturer) ?? (platform === 'iOS' ? 'Apple' : undefined),
    type: said(item.type)?.toLowerCase(),
    platform,
    os,
    os_version: version,
    os_build: said(item.buildNumber),
    security_patch_level: platform === 'Android' ? day(milliseconds(item.securityPatchLevel)) : undefined,
    owned_by: text(item.privilege) === 'Device owner' ? ('company' as const) : undefined,
    vendor_status: said(item.status),
    gone: isGone(item.status),
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

/**
 * "Android 16", "Android 16 (Baklava)", "iOS 17.5.1", one word, or nothing: then the type tells at least the platform. The
 * version of another system ("HarmonyOS 4") is none of that platform.
 */
function systemOf(item: Fields): { platform?: Platform; os?: string; version?: string } {
  const [, name = '', number] = /^(\D*)(\d[\d.]*)?/.exec(said(item.os) ?? '') ?? [];
  const named = platformOf(name.trim());
  const platform = named ?? platformOf(text(item.type) ?? '');
  const isOther = named === undefined && name.trim() !== '';
  const version = said(number) ?? /^\d[\d.]*$/.exec(said(item.releaseVersion) ?? '')?.[0];
  return compact({ platform, os: name.trim() || platform, version: isOther ? undefined : version });
}

function platformOf(word: string): Platform | undefined {
  if (/^android/i.test(word)) return 'Android';
  return /^(ios|ipados|iphone os)/i.test(word) ? 'iOS' : undefined;
}

function factsOf(item: Fields, platform: Platform | undefined, version: string | undefined): Facts {
  const at = instant(item.lastSync);
  const password = meaning(ON, item.devicePasswordStatus);
  const rooted = meaning(COMPROMISED, item.deviceCompromisedStatus);
  const encryption = meaning(ENCRYPTED, item.encryptionStatus);
  // Rows of iOS and Google Sync carry `false` here although nobody looked; so do those that tell nothing else.
  const isAndroid = platform === 'Android' && text(item.type)?.toLowerCase() === 'android';
  const isLookedAt = [password, rooted, encryption].some((told) => told !== undefined);
  const said = (value: unknown) => (isAndroid && (value === true || isLookedAt) ? flag(value) : undefined);
  const isForAll = Number.parseInt(version ?? '', 10) < UNKNOWN_SOURCES_PER_APP;
  return compact({
    rooted: fact(rooted, at),
    disk_encryption: fact(encryption, at),
    screen_lock: fact(password === undefined ? undefined : { on: password }, at),
    adb: fact(said(item.adbStatus), at),
    unknown_sources: fact(isForAll ? said(item.unknownSourcesStatus) : undefined, at),
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
    const name = said(application?.displayName) ?? said(application?.packageName);
    return name ? [compact({ name, version: said(application?.versionName) })] : [];
  });
  return installed.length > 0 ? compact({ installed, at }) : undefined;
}
