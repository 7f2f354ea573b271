/**
 * When a sweep without a device is evidence that an agent is not there. An EDR never says "not here", and many things
 * besides keep a device out of its list; so all of this has to hold, and where one of it does not, nothing is known. Pure.
 */
import { macKeys, nameKeys, provingKeys, serialKey } from '../identifiers/index.ts';
import type { Attests } from '../model/declaration.ts';
import type { DeviceRecord, Platform } from '../model/record.ts';
import type { Coverage, MeasuredSweep, Pointer } from '../model/stored.ts';

const DAY = 86_400_000;
/** After so much silence a source forgets a device, where its adapter does not say. */
const FORGETS_AFTER = 14 * DAY;

/** How long a managed source has to know a device before, milliseconds. */
const SETTLE = 3 * DAY;
/** Percent of the devices of a platform that the sweep has to hold. */
const LEAST_COVERAGE = 80;

/** A record of a managed source that lists the device for somebody. */
export interface ListedRecord {
  record: DeviceRecord;
  /** Since when it is stored under whoever has it, ISO 8601 UTC. Absent: not known. */
  stored_since?: string | undefined;
  /** Times at which it is known to have reported to its source, ISO 8601 UTC. */
  reported: readonly string[];
}

export interface AbsenceQuestion {
  /** What managed sources list of one device. */
  listed: readonly ListedRecord[];
  /** The device's own platform. */
  platform: Platform | undefined;
  attests: Attests;
  sweep: MeasuredSweep | undefined;
  /** What of that source points at an identifier; `undefined`: it was not read. `many`: too many to tell. */
  pointers: (key: string) => readonly Pointer[] | 'many' | undefined;
}

/** @returns since when the agent is known not to be there, ISO 8601 UTC; `undefined`: nobody knows */
export function absentSince(question: AbsenceQuestion): string | undefined {
  const { sweep, attests, platform } = question;
  if (!sweep?.complete || !sweep.pointed || platform === undefined) return undefined;
  if (!attests.platforms.includes(platform) || !isCovered(sweep.coverage[platform])) return undefined;
  if (!question.listed.some((one) => isSettled(one, sweep, question))) return undefined;
  const records = question.listed.map(({ record }) => record);
  if (records.some(({ owned_by }) => owned_by === 'personal') || records.some(isVirtual)) return undefined;
  return isSeen(records, question, sweep) ? undefined : sweep.started;
}

/** Too few, and something is wrong with the sweep or with what it may see. None at all says nothing about anybody. */
export const isCovered = ({ known, seen }: Coverage = { known: 0, seen: 0 }): boolean =>
  seen > 0 && seen * 100 >= known * LEAST_COVERAGE;

/** One source has known it for long enough, and heard of it before the sweep, within the time that is remembered. */
function isSettled(
  { record, stored_since, reported }: ListedRecord,
  sweep: MeasuredSweep,
  question: AbsenceQuestion,
) {
  const started = Date.parse(sweep.started);
  const since = Date.parse(record.enrolled_at ?? stored_since ?? '');
  const forgets = question.attests.forgets_after ?? FORGETS_AFTER;
  const wasAlive = reported.some((time) => {
    const at = Date.parse(time);
    return at <= started && at >= started - forgets;
  });
  return since <= started - SETTLE && wasAlive;
}

/** Makers of machines that are none, as they call themselves in serial, model and maker. */
const VIRTUAL =
  /vmware|parallels|virtualbox|innotek|qemu|\bkvm\b|virtual machine|hyper-?v|\bxen\b|utm\b|bhyve|amazon ec2|google compute/i;
/** Hyper-V numbers its machines: `1234-5678-9012-3456-7890-1234-56`. */
const HYPER_V = /^\d{4}(-\d{4}){5}-\d{2}$/;

const isVirtual = ({ identifiers: { serial = '' }, model = '', manufacturer = '' }: DeviceRecord): boolean =>
  VIRTUAL.test(`${serial} ${model} ${manufacturer}`) || HYPER_V.test(serial.trim());

/**
 * The sweep holds it, has heard of it since, or holds something that may be it: of no usable serial and with its name or
 * one of its addresses, on its platform or on none. Without a serial that identifies, nobody can tell.
 */
function isSeen(records: readonly DeviceRecord[], question: AbsenceQuestion, sweep: MeasuredSweep): boolean {
  const serials = records.flatMap(({ identifiers }) => serialKey(identifiers.serial) ?? []);
  if (serials.length === 0) return true;
  const isThere = (key: string, counts: (pointer: Pointer) => boolean) => {
    const found = question.pointers(key);
    if (found === undefined || found === 'many') return true;
    return found.some((pointer) => pointer.synced_at >= sweep.started && counts(pointer));
  };
  if (records.flatMap(provingKeys).some((key) => isThere(key, () => true))) return true;
  return alikeKeys(records, question.platform).some((key) => isThere(key, ({ serial }) => !serial));
}

/** Under what something without a serial would stand that is this device. */
export function alikeKeys(records: readonly DeviceRecord[], platform: Platform | undefined): string[] {
  const keys = records.flatMap(({ platform: _own, ...rest }) =>
    [rest, ...(platform ? [{ ...rest, platform }] : [])].flatMap((one) => [
      ...macKeys(one),
      ...nameKeys(one),
    ]),
  );
  return [...new Set(keys)];
}
