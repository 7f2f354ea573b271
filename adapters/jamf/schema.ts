/** From payloads to records. Pure; a device that cannot be read costs that device only. */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import { meaning } from '../../shared/adapter-kit/read.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import type { Attributes, Config } from './config.ts';

/** What reading needs besides the payload. */
export interface Reading {
  attributes: Attributes;
  /** Of user names that are no e-mail. */
  username_domain?: string | undefined;
  /** Whether the server collects the updates that computers find, so that an empty list means none. */
  software_updates_collected?: boolean;
}

export const readingOf = (config: Config): Reading => ({
  attributes: config.extension_attributes,
  username_domain: config.username_domain,
  software_updates_collected: config.software_updates_collected,
});

/** One device as Jamf Pro knows it. */
export type JamfRecord = Unstamped<DeviceRecord>;

/** @throws Error for a payload that is not such a device */
export type Read = (payload: unknown, reading: Reading) => JamfRecord;

/** The states of System Integrity Protection and Gatekeeper in both APIs; all else was not collected. */
export function systemProtection(sip: string | undefined, gatekeeper: string | undefined) {
  const word = (text: string | undefined) => text?.toUpperCase().replaceAll(' ', '_');
  const integrity = word(sip);
  const keeper = word(gatekeeper);
  const rooted = integrity === 'DISABLED' ? true : integrity === 'ENABLED' ? false : undefined;
  const open = keeper === 'DISABLED' ? true : keeper?.startsWith('APP_STORE') ? false : undefined;
  return { rooted, unknown_sources: open };
}

/** How strictly a Mac checks what it starts; `NOT_SUPPORTED` are Macs that cannot. The Classic API has blanks. */
export function secureBoot(level: string | undefined): boolean | undefined {
  return meaning(SECURE_BOOT, level?.replaceAll(' ', '_'));
}

const SECURE_BOOT = { full_security: true, medium_security: true, no_security: false };

/**
 * Whether somebody can log in from elsewhere. Off is known only when SSH is known; screen sharing alone makes it on.
 */
export function remoteLogin(
  ssh: boolean | undefined,
  remoteDesktop: boolean | undefined,
): boolean | undefined {
  return ssh || remoteDesktop ? true : ssh;
}
