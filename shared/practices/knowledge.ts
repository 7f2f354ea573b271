/** What is known about a device, in the one form that practices read. */
import type { FactEvidence } from '../model/device.ts';
import type {
  Basis,
  JudgedDevice,
  Knowledge,
  Known,
  Practice,
  PracticeContext,
  SystemSeen,
} from './types.ts';

/** The system of a device. */
export function systemOf(device: JudgedDevice): SystemSeen {
  const { platform, os, os_version: version, os_build: build } = device;
  return {
    ...(platform && { platform }),
    ...(os && { os }),
    ...(version && { version }),
    ...(build && { build }),
  };
}

function known(device: JudgedDevice, basis: Basis): Known | undefined {
  if (basis === 'os_version') {
    const value = systemOf(device);
    if (!value.version && !value.build) return undefined;
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

/**
 * The newest fact, or where that says nothing about this practice, the newest that does: each agent's source knows its
 * own agent only.
 */
function relevant(device: JudgedDevice, practice: Practice, basis: Basis, context: PracticeContext) {
  const newest = known(device, basis);
  if (!newest || basis === 'os_version' || basis === 'software') return newest;
  const says = ({ value }: { value: unknown }) => practice.part(basis, value, context) !== undefined;
  if (says(newest)) return newest;
  const other = device.evidence[basis]?.find((entry) => !entry.foreign && says(entry));
  if (!other) return newest;
  const { source, value, at } = other;
  return { value, source, ...(at && { at }) } as Known;
}

/** Everything that any source said about what a practice rests on, the winner of each first. */
export function evidenceFor(device: JudgedDevice, basis: Basis): FactEvidence[] {
  const listed = basis === 'software' ? undefined : device.evidence[basis];
  if (listed && listed.length > 0) return listed;
  const fact = known(device, basis);
  return fact ? [{ source: fact.source, value: fact.value, ...(fact.at && { at: fact.at }) }] : [];
}

/** The value as the practice's own words expect it: evidence holds a version as its bare text. */
export function describable(basis: Basis, value: unknown, { platform }: PracticeContext): unknown {
  if (basis !== 'os_version' || typeof value !== 'string') return value;
  return { ...(platform && { platform }), version: value } satisfies SystemSeen;
}
