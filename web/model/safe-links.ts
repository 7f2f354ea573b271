/** Which addresses of the report become links. Anything else stays text: a report never runs code. */
import type { Platform } from '../../shared/model/record.ts';

const SETTINGS: Partial<Record<Platform, readonly string[]>> = {
  Windows: ['ms-settings:', 'windowsdefender:'],
  Mac: ['x-apple.systempreferences:'],
};

/** The address of a settings pane, when the browser runs on the platform that understands it. */
export function settingsUrl(
  url: string | undefined,
  device: Platform | undefined,
  browser: Platform | undefined,
): string | undefined {
  if (url === undefined || device === undefined || device !== browser) return undefined;
  const lower = url.toLowerCase();
  return SETTINGS[device]?.some((scheme) => lower.startsWith(scheme)) ? url : undefined;
}

/** An address of the web, or nothing. */
export const webUrl = (url: string | null | undefined): string | undefined =>
  url && /^https:\/\//i.test(url) ? url : undefined;
