/** What a device should do about its system, from what is known of releases. Pure: the clock comes from outside. */
import { androidStanding } from './android.ts';
import { appleStanding } from './apple.ts';
import { appleLineStanding } from './apple-ends.ts';
import { linuxStanding } from './linux.ts';
import { longEnded } from './long-ended.ts';
import { type Outlook, type Standing, unknown } from './standing.ts';
import type { SystemSeen } from './system.ts';
import { windowsStanding } from './windows.ts';

/**
 * Judges the system of a device.
 *
 * @param seen what is known of the device; what is absent was not told
 * @param outlook releases, rules, clock and what is remembered
 */
export function standingOf(seen: SystemSeen, outlook: Outlook): Standing {
  const { supported_until: until, platform } = seen;
  // The vendor's own word about this very device.
  if (until !== undefined && until < outlook.today) return { state: 'hardware_ended', ended: until };
  const tellsVersion = seen.version !== undefined || seen.build !== undefined;
  if (!tellsVersion && seen.patch_level === undefined)
    return unknown(
      platform === 'ChromeOS' ? 'no_update_status' : 'version_incomplete',
      platform === 'ChromeOS',
    );
  const ended = longEnded(seen, outlook);
  if (ended) return ended;
  switch (platform) {
    case 'Mac':
    case 'iOS': {
      const { sofa } = outlook.releases;
      if (sofa) return appleStanding(seen, sofa, outlook);
      return appleLineStanding(seen, outlook) ?? unknown('no_feed', true);
    }
    case 'Windows':
      return windowsStanding(seen, outlook);
    case 'Android':
      return androidStanding(seen, outlook);
    case 'Linux':
      return linuxStanding(seen, outlook);
    // New every four weeks, by itself: the vendor's word on waiting updates decides.
    case 'ChromeOS':
      return unknown('no_update_status', true);
    default:
      return unknown('version_incomplete');
  }
}
