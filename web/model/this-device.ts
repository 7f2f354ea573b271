/** Which device the reader may be using. The browser only hints at it, so the page never states it as a fact. */
import type { Platform } from '../../shared/model/record.ts';
import type { ReportDevice } from '../../shared/model/report.ts';

export interface BrowserHints {
  userAgent: string;
  maxTouchPoints: number;
}

const PATTERNS: readonly [RegExp, Platform][] = [
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** The platform that the browser runs on, as far as it says. An iPad calls itself a Mac, but has a touch screen. */
export function platformOf({ userAgent, maxTouchPoints }: BrowserHints): Platform | undefined {
  const platform = PATTERNS.find(([pattern]) => pattern.test(userAgent))?.[1];
  return platform === 'Mac' && maxTouchPoints > 1 ? 'iOS' : platform;
}

/** The one device that fits the browser; nothing when none does or several do. */
export function deviceInUse(
  devices: readonly ReportDevice[],
  platform: Platform | undefined,
): string | undefined {
  const fitting = devices.filter((device) => device.platform === platform && !device.silent);
  return platform !== undefined && fitting.length === 1 ? fitting[0]?.device_id : undefined;
}

/** The hints of the browser that runs this page. */
export const browserPlatform = (): Platform | undefined =>
  typeof navigator === 'undefined' ? undefined : platformOf(navigator);
