/** Devices as merging hands them to practices, in the fewest words that a test needs. */
import type { FactName, Platform, Software } from '../../../shared/model/record.ts';
import type { JudgedDevice } from '../../../shared/practices/index.ts';

export const NOW = new Date('2026-11-23T09:00:00Z');
export const YESTERDAY = '2026-11-22T09:00:00.000Z';

export interface Sketch {
  platform?: Platform | undefined;
  os?: string | undefined;
  version?: string | undefined;
  build?: string | undefined;
  /** Values only; they were true at `at`. */
  facts?: { [Name in FactName]?: unknown };
  software?: Omit<Software, 'at'> | undefined;
  /** When everything was true; `null` for "nobody said when". */
  at?: string | null | undefined;
}

/** Makes a device that one source, `jamf`, told everything about. */
export function deviceOf({ platform, os, version, build, facts = {}, software, at }: Sketch): JudgedDevice {
  const time = at === null ? {} : { at: at ?? YESTERDAY };
  const entries = Object.entries(facts);
  const device = {
    ...(platform && { platform }),
    ...(os && { os }),
    ...(version && { os_version: version }),
    ...(build && { os_build: build }),
    os_source: { source: 'jamf', ...time },
    facts: Object.fromEntries(entries.map(([name, value]) => [name, { value, source: 'jamf', ...time }])),
    evidence: Object.fromEntries(
      entries.map(([name, value]) => [name, [{ source: 'jamf', value, ...time }]]),
    ),
    ...(software && { software: { ...software, source: 'jamf', ...time } }),
  };
  return device as JudgedDevice;
}
