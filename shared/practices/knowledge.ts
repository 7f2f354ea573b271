/** What is known about a device, in the one form that practices read. */
import type { FactEvidence, TrustView } from '../model/device.ts';
import type { SystemSeen } from '../releases/system.ts';
import type { Level } from './trust.ts';
import type { EvidenceName, JudgedDevice, Knowledge, Known, Practice, PracticeContext } from './types.ts';

/** Apple's ids of models. Some sources have them where others have a name. */
const MODEL_ID = /^[A-Za-z]+\d+,\d+$/;

/** Systems that nothing here is about, although their source lists them. */
const UNCHECKED = /^(tvOS|apple ?tv|watchOS|visionOS|xrOS|audioOS|homepod)/i;

/** The name of a system that no practice is about; undefined for all others. */
export const uncheckedSystem = ({ platform, os }: JudgedDevice): string | undefined =>
  platform === undefined && UNCHECKED.test(os ?? '') ? os : undefined;

/** A day, `2026-11-05`; undefined for what is none. 1970 and 0001 are how sources write that they know no day. */
function dayOf(text: string | undefined): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];
  return day && day >= '2000' && isDay(day) ? day : undefined;
}

/** February 30 is read as a day of March. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The system of a device. */
export function systemOf(device: JudgedDevice): SystemSeen {
  const { platform, os, os_version: version, os_build: build, os_edition: edition } = device;
  const patch_level = dayOf(device.security_patch_level);
  const supported_until = dayOf(device.supported_until);
  const { model: name } = device;
  const model = device.model_identifier ?? (MODEL_ID.test(name ?? '') ? name : undefined);
  return {
    ...(platform && { platform }),
    ...(os && { os }),
    ...(version && { version }),
    ...(build && { build }),
    ...(edition && { edition }),
    ...(model && { model }),
    ...(patch_level && { patch_level }),
    ...(supported_until && { supported_until }),
  };
}

function known(device: JudgedDevice, basis: EvidenceName): Known | undefined {
  if (basis === 'os_version') {
    const value = systemOf(device);
    if (!value.version && !value.build && !value.patch_level && !value.supported_until) return undefined;
    const at = device.os_source?.at;
    return { value, source: device.os_source?.source ?? '', ...(at && { at }) };
  }
  if (basis !== 'software') return device.facts[basis];
  const { software } = device;
  return software && { value: software, source: software.source, ...(software.at && { at: software.at }) };
}

/** Only what a practice declares, and only what is known. */
export function knowledgeFor(device: JudgedDevice, practice: Practice, context: PracticeContext): Knowledge {
  return Object.fromEntries(
    practice.facts
      .map((basis) => [basis, relevant(device, practice, basis, context)] as const)
      .filter(([, fact]) => fact !== undefined),
  );
}

/** The same by trust, without what says nothing about the practice: it would hide what others say. */
export function levelsFor(
  { platform, model, model_identifier }: JudgedDevice,
  views: readonly TrustView[],
  practice: Practice,
  context: PracticeContext,
): Level[] {
  const hardware = {
    ...(platform && { platform }),
    ...(model && { model }),
    ...(model_identifier && { model_identifier }),
  };
  return views
    .map(({ trust, ...view }) => {
      const all = Object.entries(knowledgeFor({ ...hardware, ...view }, practice, context));
      // A system's version decides whether a question applies, too.
      const says = ([basis, fact]: [string, Known]) =>
        basis === 'os_version' ||
        practice.part(basis as EvidenceName, fact.value, context, fact.source) !== undefined;
      return { trust, known: Object.fromEntries(all.filter(says)) };
    })
    .filter(({ known }) => Object.keys(known).length > 0);
}

/**
 * The newest fact, or where that says nothing about this practice, the newest that does: each agent's source knows its
 * own agent only.
 */
function relevant(device: JudgedDevice, practice: Practice, basis: EvidenceName, context: PracticeContext) {
  const newest = known(device, basis);
  if (!newest || basis === 'os_version' || basis === 'software') return newest;
  const says = ({ value, source }: { value: unknown; source: string }) =>
    practice.part(basis, value, context, source) !== undefined;
  if (says(newest)) return newest;
  const other = device.evidence[basis]?.find((entry) => !entry.foreign && says(entry));
  if (!other) return newest;
  const { source, value, at } = other;
  return { value, source, ...(at && { at }) } as Known;
}

/** Everything that any source said about what a practice rests on, the winner of each first. */
export function evidenceFor(device: JudgedDevice, basis: EvidenceName): FactEvidence[] {
  const listed = basis === 'software' ? undefined : device.evidence[basis];
  if (listed && listed.length > 0) return listed;
  const fact = known(device, basis);
  return fact ? [{ source: fact.source, value: fact.value, ...(fact.at && { at: fact.at }) }] : [];
}

/** The value as the practice's own words expect it: evidence holds a version as its bare text. */
export function describable(basis: EvidenceName, value: unknown, { platform }: PracticeContext): unknown {
  if (basis !== 'os_version' || typeof value !== 'string') return value;
  return { ...(platform && { platform }), version: value } satisfies SystemSeen;
}
