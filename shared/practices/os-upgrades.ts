/** An offered upgrade is no missing update: a line that still gets updates may stay. */
import type { MissingUpdate, Platform } from '../model/record.ts';
import type { LinesAround, NamedLine } from '../releases/lines.ts';
import { compareVersions, parseVersion } from '../releases/versions.ts';

/** What comes before the number of a whole system in the title of an update. */
const SYSTEM_NAMES: Partial<Record<Platform, RegExp>> = {
  Mac: /\b(?:macOS|OS X)\b\D*(\d+(?:\.\d+)*)?/i,
  iOS: /\b(?:iOS|iPadOS)\b\D*(\d+(?:\.\d+)*)?/i,
  Android: /^Android\b\D*(\d+(?:\.\d+)*)?/i,
  Linux: /^(?:Ubuntu|Debian|Fedora|Red Hat Enterprise Linux)\b\D*(\d+(?:\.\d+)*)?/i,
};

const names = (title: string, { name }: NamedLine) => {
  // Titles of Windows put a comma between: "Windows 11, version 25H2".
  const parts = name?.toLowerCase().split(' ') ?? [];
  return parts.length > 1 && parts.every((part) => title.toLowerCase().includes(part));
};

/** Whether the title names a newer line than the device's own, by its number or by its name. */
function isUpgrade(title: string, own: NamedLine, all: readonly NamedLine[], platform: Platform): boolean {
  if (names(title, own)) return false;
  const number = parseVersion(SYSTEM_NAMES[platform]?.exec(title)?.[1]);
  if (number) return compareVersions(number.slice(0, own.from.length), own.from) > 0;
  return all.some((line) => compareVersions(line.from, own.from) > 0 && names(title, line));
}

/**
 * The updates that are really missing. An upgrade counts once the device's own line has ended, and where nobody knows
 * which line that is.
 */
export function withoutUpgrades(
  updates: readonly MissingUpdate[],
  { own, all }: LinesAround,
  platform: Platform | undefined,
  hasEnded: boolean,
): readonly MissingUpdate[] {
  if (!own || !platform || hasEnded) return updates;
  return updates.filter(({ title }) => !isUpgrade(title, own, all, platform));
}
