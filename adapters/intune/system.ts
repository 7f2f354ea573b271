/** What Intune calls platforms and versions. */
import { compact, said } from '../../shared/adapter-kit/read.ts';
import type { DeviceRecord, Platform } from '../../shared/model/record.ts';

const PLATFORMS: readonly (readonly [RegExp, Platform])[] = [
  // Phones and headsets have a Windows of their own.
  [/^windows(?!.*(?:phone|mobile|holographic|team))/i, 'Windows'],
  [/^mac/i, 'Mac'],
  [/^(?:ios|ipados|iphone|ipad)/i, 'iOS'],
  [/^android/i, 'Android'],
  [/^chrome ?os/i, 'ChromeOS'],
  [/^(?:linux|ubuntu|red ?hat|rhel)/i, 'Linux'],
];

/** @param operatingSystem "Windows", "macOS", "iOS", "iPadOS", "Android", "AndroidForWork", "Linux" and more */
export function platformOf(operatingSystem: unknown): Platform | undefined {
  const name = said(operatingSystem);
  return PLATFORMS.find(([pattern]) => name !== undefined && pattern.test(name))?.[1];
}

/** "26.1 (25B78)" is a version with its build, "27.0 (26A5378n)" that of a beta; the others are versions alone. */
export function versionOf(osVersion: unknown): Pick<DeviceRecord, 'os_version' | 'os_build'> {
  const [, version, build] = /^(\S+)(?:\s+\(([^()\s]+)\))?$/.exec(said(osVersion) ?? '') ?? [];
  return compact({ os_version: said(version), os_build: said(build) });
}
