/**
 * Real cases: what came, from whom it is known, and what is right. Anybody may add rows, in a file of this folder that
 * `index.ts` lists. A row runs through the same code as the page: records are merged and judged for the person.
 */

import { parseConfig } from '../../shared/config/index.ts';
import type { Claim, DeviceRecord } from '../../shared/model/record.ts';
import type { ReportDevice, Status } from '../../shared/model/report.ts';
import { devicesOf } from '../../shared/report/devices.ts';
import { RELEASES } from '../support/releases.ts';
import organization from '../support/stethoscope.yml';
import { noTransforms } from '../support/transforms.ts';

export const CASES_NOW = new Date('2026-11-27T12:00:00.000Z');
const USER = 'user@example.com';

/** A record in the fewest words: all that is not said is filled in. */
export type RecordSketch = Partial<DeviceRecord>;

/** What an adapter read. Owner and identity are those of every case: a payload does without. */
export function sketchOf({
  owners: _owners,
  identifiers: _identifiers,
  ...record
}: RecordSketch): RecordSketch {
  return record;
}

export interface Case {
  name: string;
  /** Where it is known from: a public page, report or recording, in words. */
  source: string;
  /** What sources say; each sketch becomes a record of its own. */
  records: readonly RecordSketch[];
  claims?: readonly Claim[];
  now?: Date;
  /** The organization's `practices`, as in stethoscope.yml. */
  practices?: Record<string, unknown>;
  right: {
    /** How many devices the page shows; one where it is not said. */
    devices?: number;
    /** For the first device: a status, or several that are all right, by practice. */
    verdicts?: Record<string, Status | readonly Status[]>;
    /** Codes of what is unknown, by practice. */
    codes?: Record<string, string>;
    /** Beginnings or parts of the title, by practice. */
    says?: Record<string, string>;
    /** What must not be in the title, in what was seen or in what is wanted, by practice. */
    never_says?: Record<string, string>;
  };
}

/** Runs a case as the page would. */
export function devicesFor({ records, claims = [], practices = {}, now = CASES_NOW }: Case): ReportDevice[] {
  const config = parseConfig({ ...(organization as object), practices });
  const whole = records.map(
    (sketch, index): DeviceRecord => ({
      v: 1,
      source: 'jamf',
      id: String(index + 1),
      owners: [USER],
      synced_at: now.toISOString(),
      last_sync: now.toISOString(),
      identifiers: { serial: `C02CASE000${index + 1}` },
      facts: {},
      ...sketch,
    }),
  );
  const onError = (practice: string, error: unknown) => {
    throw new Error(`${practice} threw`, { cause: error });
  };
  return devicesOf(USER, whole, claims, {
    config,
    transforms: noTransforms,
    language: 'en',
    now,
    releases: RELEASES,
    onError,
  }).devices;
}

/** What is not right, one line each; nothing when all is. */
export function wrongWith(one: Case): string[] {
  const devices = devicesFor(one);
  const { right } = one;
  const [first] = devices;
  const wrong: string[] = [];
  const want = (what: string, came: unknown, isRight: boolean, wanted: unknown) => {
    if (!isRight) wrong.push(`${what}: ${String(came)}, right is ${String(wanted)}`);
  };
  want('devices', devices.length, devices.length === (right.devices ?? 1), right.devices ?? 1);
  for (const [practice, statuses] of Object.entries(right.verdicts ?? {})) {
    const status = first?.practices[practice]?.status;
    want(practice, status, [statuses].flat().includes(status as Status), statuses);
  }
  for (const [practice, code] of Object.entries(right.codes ?? {}))
    want(practice, first?.practices[practice]?.code, first?.practices[practice]?.code === code, code);
  const said = (practice: string) => {
    const { title, seen, wanted } = first?.practices[practice] ?? {};
    return [title, seen, wanted].join(' | ');
  };
  for (const [practice, text] of Object.entries(right.says ?? {}))
    want(practice, said(practice), said(practice).includes(text), `"${text}"`);
  for (const [practice, text] of Object.entries(right.never_says ?? {}))
    want(practice, said(practice), !said(practice).includes(text), `nothing of "${text}"`);
  return wrong;
}

/** What came, in a few words. */
export function cameOf(one: Case): string {
  const devices = devicesFor(one);
  const asked = new Set(
    Object.values(one.right).flatMap((by) => (typeof by === 'object' ? Object.keys(by) : [])),
  );
  const verdicts = [...asked].map((practice) => {
    const { status, code } = devices[0]?.practices[practice] ?? {};
    return `${practice} ${status}${code ? ` (${code})` : ''}`;
  });
  return [...(devices.length === 1 ? [] : [`${devices.length} devices`]), ...verdicts].join(', ');
}
