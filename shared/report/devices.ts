/** From records to judged devices: what the report and `cli merge` have in common. */
import { type Config, trustIn } from '../config/config.ts';
import { merge } from '../merge/index.ts';
import type { MergedDevice } from '../model/device.ts';
import type { DeviceMemory } from '../model/memory.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import type { Releases } from '../model/releases.ts';
import type { ReportDevice } from '../model/report.ts';
import { judge } from '../practices/index.ts';
import type { Transforms } from '../transforms/index.ts';
import { untoldOf } from './blind-spots.ts';
import { arranged } from './checks.ts';
import { heldRecords } from './gone.ts';
import { type OwnersOf, ownersFrom } from './owners.ts';
import { type Settled, settleOwnership } from './ownership.ts';
import { reportNowOf } from './report-now.ts';
import { weighed, worstFirst, worstOf } from './verdict.ts';

export interface JudgeOptions {
  config: Config;
  /** The organization's rules about what is shown. */
  transforms: Pick<Transforms, 'devices'>;
  /** Two letters. */
  language: string;
  now: Date;
  /** What is remembered of a device, by its id. Absent: nothing is. */
  memory?: (device_id: string) => DeviceMemory | undefined;
  /** What feeds say of versions of systems. Absent: none was read yet. */
  releases?: Releases | undefined;
  /** Told of a practice that threw; its verdict is `unknown`. */
  onError?: (practice: string, error: unknown) => void;
}

/** Records in, merged and judged devices out, as the organization's transforms leave them, worst first. */
export function judgedDevices(records: readonly DeviceRecord[], options: JudgeOptions): ReportDevice[] {
  const held = heldRecords(records, options.config);
  const merged = merge(held, { ignore: options.config.identifiers, trustOf: trustIn(options.config) });
  return judgeAll(options.transforms.devices(merged).kept, options, ownersFrom(held));
}

/**
 * The same for one person's page: what ownership sources claim for somebody else leaves it. `dropped` counts what was
 * left out: records that are `gone`, and devices by each transform.
 *
 * @param user whose page it is: an e-mail, lower case
 */
export function devicesOf(
  user: string,
  records: readonly DeviceRecord[],
  claims: readonly Claim[],
  options: JudgeOptions & {
    /** Adds what is known not to be on a device. */
    withAbsent?: ((device: MergedDevice) => MergedDevice) | undefined;
  },
): { devices: ReportDevice[]; kept_apart: Settled['kept_apart']; dropped: Record<string, number> } {
  const held = heldRecords(records, options.config);
  const { identifiers: ignore } = options.config;
  const merged = merge(held, { ignore, claims, owner: user, trustOf: trustIn(options.config) });
  const { devices, kept_apart } = settleOwnership(user, merged, held);
  const { kept, dropped } = options.transforms.devices(devices);
  const gone = records.length - held.length;
  const { withAbsent } = options;
  return {
    devices: judgeAll(withAbsent ? kept.map(withAbsent) : kept, options, ownersFrom(held, user)),
    kept_apart,
    dropped: gone > 0 ? { gone, ...dropped } : dropped,
  };
}

function judgeAll(
  devices: readonly MergedDevice[],
  options: JudgeOptions,
  ownersOf: OwnersOf,
): ReportDevice[] {
  return worstFirst(devices.map((device) => judged(device, options, ownersOf)));
}

/** What the page needs of a device: its verdicts, and not the facts that no practice asked for. */
function judged(device: MergedDevice, options: JudgeOptions, ownersOf: OwnersOf): ReportDevice {
  const { config, language, now } = options;
  const silent = isSilent(device, config, now);
  const report_now = reportNowOf(device, config, language);
  const practices = arranged(judgedPractices(device, options, ownersOf), silent);
  const {
    facts: _facts,
    evidence: _evidence,
    software: _software,
    os_source: _os,
    views: _views,
    missing: _missing,
    ...shown
  } = device;
  return {
    ...shown,
    worst: worstOf(weighed(practices).map((result) => result.status)),
    silent,
    ...(Object.keys(report_now).length > 0 && { report_now }),
    practices,
  };
}

/** Of a device of which nothing at all is known, all is missing: a gap is only what is left out beside something else. */
function judgedPractices(device: MergedDevice, options: JudgeOptions, ownersOf: OwnersOf) {
  const { config, language, now, releases, onError, memory } = options;
  const context = {
    now,
    language,
    practices: config.practices,
    time_zone: config.organization.time_zone,
    label: (source: string) => config.sources[source]?.label ?? source,
    releases,
    memory: memory?.(device.device_id),
    owners: () => ownersOf(device),
    ...(onError && { onError }),
  };
  const practices = judge(device, { ...context, untold: untoldOf(device, config) });
  const isKnown = Object.values(practices).some(({ status }) => status !== 'unknown' && status !== 'na');
  return isKnown ? practices : judge(device, context);
}

/** A device that never said when it reported is not called silent: nothing is known of it. */
function isSilent({ last_sync }: MergedDevice, { totals }: Config, now: Date): boolean {
  return last_sync !== undefined && Date.parse(last_sync) + totals.silent_after < now.getTime();
}
