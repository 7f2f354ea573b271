/** Reports for tests of the page: the golden ones that the aggregator's tests write, and some made from them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeResult, Report, ReportDevice } from '../../shared/model/report.ts';
import { arranged } from '../../shared/report/checks.ts';
import { headlineOf } from '../../shared/report/headline.ts';
import { mayLack } from '../../shared/report/source-states.ts';
import { verdictOf, weighed, worstOf } from '../../shared/report/verdict.ts';

const folder = join(import.meta.dirname, '../golden');

export const GOLDEN = [
  'all-well',
  'joined',
  'kept-apart',
  'nothing',
  'one-red',
  'one-unknown',
  'pending',
  'refreshing',
  'source-failed',
  'stale',
] as const;

/** A golden report, fresh each time. */
export const golden = (name: (typeof GOLDEN)[number]): Report =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Report;

/** The first device of a report, or the one at `index`. */
export function deviceOf(report: Report, index = 0): ReportDevice {
  const device = report.devices[index];
  if (device === undefined) throw new RangeError(`The report has no device ${index}.`);
  return device;
}

/** A practice of a device. */
export function practiceOf(device: ReportDevice, practice: string): PracticeResult {
  const result = device.practices[practice];
  if (result === undefined) throw new RangeError(`The device has no practice "${practice}".`);
  return result;
}

const before = (at: string, days: number): string =>
  new Date(Date.parse(at) - days * 86_400_000).toISOString();

function suggest(result: PracticeResult): void {
  result.status = 'nudge';
  result.title = 'The firewall is off';
  result.seen = 'off';
  result.wanted = 'on';
  result.consequence = 'Other computers on the same network can try to connect to this one.';
  result.directions = {
    for: 'macOS 26',
    steps: [
      'Open the Apple menu and choose **System Settings**.',
      'Select `Network`, then Firewall.',
      'Turn on Firewall.',
    ],
    expected: 'Firewall shows as active.',
  };
  result.evidence = [
    { source: 'jamf', fact: 'firewall', seen: 'off', value: false, at: result.last_updated ?? '' },
    {
      source: 'landesk',
      fact: 'firewall',
      seen: 'on',
      value: true,
      at: before(result.last_updated ?? '', 2),
    },
  ];
}

function phone(report: Report): ReportDevice {
  const device = structuredClone(deviceOf(golden('all-well')));
  return {
    ...device,
    device_id: 'phone0000001',
    name: "Sam's <iPhone>",
    model: 'iPhone 17',
    type: 'phone',
    platform: 'iOS',
    os: 'iOS',
    os_version: '26.1',
    last_sync: before(report.generated_at, 1),
  };
}

function drawer(report: Report): ReportDevice {
  const device = structuredClone(deviceOf(golden('stale')));
  return {
    ...device,
    device_id: 'drawer000001',
    name: 'Old laptop in the drawer',
    platform: 'Windows',
    os: 'Windows 11',
    os_version: '24H2',
    last_sync: before(report.generated_at, 64),
    silent: true,
  };
}

/** Groups, orders and sums up what a test has changed, as the server does. */
export function arrange(report: Report): Report {
  for (const device of report.devices) {
    device.practices = arranged(device.practices, device.silent);
    device.worst = worstOf(weighed(device.practices).map(({ status }) => status));
  }
  report.sources = report.sources.map((source) => ({ ...source, partial: mayLack(source) }));
  report.verdict = verdictOf(report.devices);
  report.headline = headlineOf(report.verdict, report.sources);
  return report;
}

/** Something of everything: to do, recommended, without answer, out of date, a phone, and a forgotten laptop. */
export function busy(): Report {
  const report = golden('one-red');
  const device = deviceOf(report);
  suggest(practiceOf(device, 'firewall'));
  device.practices.screenlock = practiceOf(deviceOf(golden('one-unknown')), 'screenlock');
  practiceOf(device, 'remotelogin').stale = true;
  device.identity = deviceOf(golden('joined')).identity;
  report.devices = [...report.devices.slice(0, 1), phone(report), drawer(report)];
  return arrange(report);
}

/** Only a recommendation. */
export function suggested(): Report {
  const report = golden('all-well');
  const device = deviceOf(report);
  suggest(practiceOf(device, 'firewall'));
  return arrange(report);
}

/** No source could be reached and nothing was known. */
export function outage(): Report {
  const report = golden('nothing');
  const failed = {
    state: 'failed',
    synced_at: null,
    code: 'unreachable',
    message: 'It could not be reached.',
  } as const;
  report.sources = report.sources.map((source) => ({ ...source, ...failed }));
  return arrange(report);
}
