/** What must hold of a page while sources fail. */

import { expect } from '@jest/globals';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import {
  type PracticeResult,
  type Report,
  type ReportDevice,
  STATUS_ORDER,
} from '../../../shared/model/report.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import { noTransforms } from '../../support/transforms.ts';
import {
  type Case,
  type Expected,
  expectedAtFirst,
  expectedInTheEnd,
  type FaultName,
  lateIn,
} from './cases.ts';
import { SOURCE_NAMES, type SourceName } from './sources.ts';
import { configFor, type Lane, type Run } from './stage.ts';

const NONE: Case = new Map();
/** Older than any source's `fresh_for`, milliseconds. */
const A_DAY = 86_400_000;

/** The page when nothing fails, and what it was made of. */
export interface Baseline {
  report: Report;
  records: DeviceRecord[];
}

export async function readBaseline(lane: Lane): Promise<Baseline> {
  lane.fail(NONE);
  const run = await lane.begin(NONE);
  const report = await seen(run, NONE, expectedAtFirst);
  return { report, records: await run.records() };
}

/** Nothing is known: the page has what the others say, as they say it. */
export async function checkUnknown(lane: Lane, failing: Case, baseline: Baseline): Promise<Run> {
  lane.fail(failing);
  const run = await lane.begin(failing);
  const report = await seen(run, failing, expectedAtFirst);
  // The page was there before those that are late, and after all others.
  expect(run.working().sort()).toEqual(lateIn(failing).sort());
  const others = baseline.records.filter(({ source }) => !failing.has(source as SourceName));
  const now = new Date(report.generated_at);
  expect(withoutOurTime(report.devices)).toEqual(
    withoutOurTime(
      judgedDevices(others, { config: configFor(NONE), transforms: noTransforms, language: 'en', now }),
    ),
  );
  expectNothingWorse(report, failing, baseline);
  return run;
}

/** When the last function has ended, what was slow is there too, and the page says what went wrong with the others. */
export async function checkInTheEnd(run: Run, failing: Case, baseline: Baseline): Promise<void> {
  await run.ended();
  const report = await seen(run, failing, expectedInTheEnd);
  if ([...failing.values()].every((fault) => fault === 'slow'))
    expect(withoutOurTime(report.devices)).toEqual(withoutOurTime(baseline.report.devices));
}

/** All is known, though old: the page has all of it at once, and goes on having it. */
export async function checkKnown(lane: Lane, failing: Case): Promise<Run> {
  lane.fail(NONE);
  const run = await lane.begin(NONE);
  const { report: known } = await run.view();
  await run.ended();
  run.advance(A_DAY);
  lane.fail(failing);
  const atOnce = await seen(run, failing, () => ({ state: 'refreshing' }));
  expect(withoutOurTime(atOnce.devices)).toEqual(withoutOurTime(known.devices));
  await run.ended();
  const after = await seen(run, failing, expectedInTheEnd);
  expect(withoutOurTime(after.devices)).toEqual(withoutOurTime(known.devices));
  expect(after.verdict).toEqual(known.verdict);
  return run;
}

type Expectation = (source: SourceName, fault: FaultName | undefined) => Expected | { state: 'refreshing' };

/** Views the page: it answers, and names the right sources. */
async function seen(run: Run, failing: Case, expected: Expectation): Promise<Report> {
  const { status, report } = await run.view();
  expect(status).toBe(200);
  const wanted = SOURCE_NAMES.map((source) => ({ source, ...expected(source, failing.get(source)) }));
  expect(report.sources).toMatchObject(wanted);
  for (const { source, code, message } of report.sources) {
    expect([source, message]).toEqual([source, code ? expect.stringContaining(`The ${source}`) : undefined]);
  }
  return report;
}

/** When we asked differs from one view to the next, and nothing else may. */
const withoutOurTime = (devices: readonly ReportDevice[]) =>
  devices.map(({ synced_at: _ours, ...device }) => device);

/** A fault makes nothing a finding, and takes nothing from what working sources decide. */
function expectNothingWorse(report: Report, failing: Case, baseline: Baseline): void {
  for (const device of report.devices) {
    const before = baseline.report.devices.find(({ records }) => records.some(isOf(device)));
    for (const [name, practice] of Object.entries(device.practices)) {
      const known = before?.practices[name];
      const said = [device.name, name, practice.status];
      if (isFinding(practice)) expect([said, rank(practice) >= rank(known)]).toEqual([said, true]);
      if (known?.source && !failing.has(known.source as SourceName))
        expect(said).toEqual([device.name, name, known.status]);
    }
  }
  const { critical, suggested } = baseline.report.verdict;
  expect(report.verdict.critical).toBeLessThanOrEqual(critical);
  expect(report.verdict.suggested).toBeLessThanOrEqual(suggested);
}

const isOf =
  ({ records }: ReportDevice) =>
  ({ source, id }: { source: string; id: string }) =>
    records.some((record) => record.source === source && record.id === id);
const isFinding = ({ status }: PracticeResult) => status === 'warn' || status === 'nudge';
/** Worst first; what was not there before counts as least bad. */
const rank = (practice: PracticeResult | undefined) =>
  practice ? STATUS_ORDER.indexOf(practice.status) : STATUS_ORDER.length;
