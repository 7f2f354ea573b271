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
  edition?: string | undefined;
  model?: string | undefined;
  patch_level?: string | undefined;
  supported_until?: string | undefined;
  /** Values only; they were true at `at`. */
  facts?: { [Name in FactName]?: unknown };
  /** What the source adds to each of them. */
  details?: object | undefined;
  software?: Omit<Software, 'at'> | undefined;
  /** Who listed the software; `jamf`, like all else, where it is left out. */
  listed_by?: string;
  /** When everything was true; `null` for "nobody said when". */
  at?: string | null | undefined;
}

/** Makes a device that one source, `jamf`, told everything about. */
export function deviceOf(sketch: Sketch): JudgedDevice {
  const { platform, os, version, build, facts = {}, details, software, at } = sketch;
  const time = at === null ? {} : { at: at ?? YESTERDAY };
  const entries = Object.entries(facts);
  const device = {
    ...(platform && { platform }),
    ...(os && { os }),
    ...(version && { os_version: version }),
    ...(build && { os_build: build }),
    ...(sketch.edition && { os_edition: sketch.edition }),
    ...(sketch.model && { model_identifier: sketch.model }),
    ...(sketch.patch_level && { security_patch_level: sketch.patch_level }),
    ...(sketch.supported_until && { supported_until: sketch.supported_until }),
    os_source: { source: 'jamf', ...time },
    facts: Object.fromEntries(
      entries.map(([name, value]) => [name, { value, source: 'jamf', ...(details && { details }), ...time }]),
    ),
    evidence: Object.fromEntries(
      entries.map(([name, value]) => [name, [{ source: 'jamf', value, ...time }]]),
    ),
    ...(software && { software: { ...software, source: sketch.listed_by ?? 'jamf', ...time } }),
  };
  return device as JudgedDevice;
}
