/** From payloads to records. Pure; a device that cannot be read costs that device only. */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import { compact } from '../../shared/adapter-kit/read.ts';
import type { DeviceRecord, MissingUpdate } from '../../shared/model/record.ts';
import type { Attributes } from './config.ts';

/** What reading needs besides the payload. */
export interface Reading {
  attributes: Attributes;
}

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

/**
 * Whether somebody can log in from elsewhere. Off is known only when SSH is known; screen sharing alone makes it on.
 */
export function remoteLogin(
  ssh: boolean | undefined,
  remoteDesktop: boolean | undefined,
): boolean | undefined {
  return ssh || remoteDesktop ? true : ssh;
}

/** @param title what people call it; without one the package or version must do */
export function updateOf(title: string | undefined, package_name?: string, version?: string): MissingUpdate {
  const id = package_name ?? version;
  return compact<MissingUpdate>({ id, title: title ?? id ?? 'Software update' });
}
