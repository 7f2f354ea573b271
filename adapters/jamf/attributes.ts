/** Facts from extension attributes: what scripts of the organization collect because Jamf Pro does not. */
import { compact } from '../../shared/adapter-kit/read.ts';
import type { AutoUpdate, ScreenLock } from '../../shared/model/record.ts';
import type { Attribute, Attributes } from './config.ts';

/** One extension attribute of one device. */
export interface Collected {
  name: string | undefined;
  value: string | undefined;
}

export interface AttributeFacts {
  auto_update: AutoUpdate | undefined;
  screen_lock: ScreenLock | undefined;
  /** SSH. */
  remote_login: boolean | undefined;
  firewall: boolean | undefined;
  wireless_mac: string | undefined;
  department: string | undefined;
}

/**
 * @param attributes which names and values mean what
 * @param collected every attribute of the device, wherever the vendor shows it; names in any case
 */
export function attributeFacts(attributes: Attributes, collected: readonly Collected[]): AttributeFacts {
  const values = new Map<string, string>();
  for (const { name, value } of collected) {
    const key = name?.toLowerCase();
    if (key && value && !values.has(key)) values.set(key, value);
  }
  const textOf = ({ name }: { name: string }) => values.get(name.trim().toLowerCase());
  const isGood = (attribute: Attribute) => judge(attribute, textOf(attribute));
  const login = isGood(attributes.remote_login);
  return {
    auto_update: autoUpdate(attributes, isGood),
    screen_lock: screenLock(isGood(attributes.screen_lock), textOf(attributes.screen_lock_seconds)),
    remote_login: login === undefined ? undefined : !login,
    firewall: isGood(attributes.firewall),
    wireless_mac: textOf(attributes.wireless_mac),
    department: textOf(attributes.department),
  };
}

/** A script that failed, or a value that nobody configured, says nothing: neither good nor bad. */
function judge({ good, bad }: Attribute, value: string | undefined): boolean | undefined {
  const is = (word: string) => word.trim().toLowerCase() === value?.toLowerCase();
  if (good.some(is)) return true;
  return bad.some(is) ? false : undefined;
}

function autoUpdate(
  attributes: Attributes,
  isGood: (attribute: Attribute) => boolean | undefined,
): AutoUpdate | undefined {
  const security = [isGood(attributes.auto_update_security), isGood(attributes.auto_update_data_files)];
  const known = security.filter((value) => value !== undefined);
  const fact = compact<AutoUpdate>({
    check: isGood(attributes.auto_update_check),
    download: isGood(attributes.auto_update_download),
    install_os: isGood(attributes.auto_update_os),
    install_security: known.length > 0 ? known.every(Boolean) : undefined,
    install_apps: isGood(attributes.auto_update_apps),
  });
  return Object.keys(fact).length > 0 ? fact : undefined;
}

function screenLock(on: boolean | undefined, seconds: string | undefined): ScreenLock | undefined {
  if (on === undefined) return undefined;
  return on && seconds && /^\d{1,6}$/.test(seconds) ? { on, after_seconds: Number(seconds) } : { on };
}
