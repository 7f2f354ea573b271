/** From stored items to the one JSON that the page needs. Pure: the same input gives the same report. */
import type { Config } from '../config/index.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import { REPORT_VERSION, type Report, type ReportSource } from '../model/report.ts';
import type { PersonItems, SourceItems } from '../model/stored.ts';
import { devicesOf } from './devices.ts';
import { organizationOf } from './organization.ts';
import { type Outcome, sourceState } from './source-states.ts';
import { sourceWords } from './text/index.ts';
import { verdictOf } from './verdict.ts';
import { type VisibleInput, visibleFound, visibleItems } from './visible.ts';

export { type ClaimedHardware, claimedHardware, isClaimed } from './claimed.ts';
export { judgedDevices } from './devices.ts';
export { serialsOf } from './ownership.ts';
export { closedUntil, isLeased, isPartial, knownAt, lastError, type Outcome } from './source-states.ts';
export { sourcesHeader, type Told } from './sources-header.ts';
export { toV1Claim, toV1Device, toV1Record, type V1Device } from './v1.ts';
export { visibleFound } from './visible.ts';

export interface ReportInput {
  /** Whose page it is: an e-mail, lower case. */
  user: string;
  /** What is stored under the person. */
  person: PersonItems;
  /** Sweep and health of the sources. */
  sources: ReadonlyMap<string, SourceItems>;
  /** What was found by the serials that the person claims, whoever it is listed for. */
  found?: readonly DeviceRecord[];
  /** What other people claim of the same hardware, where it is known. */
  counterclaims?: readonly Claim[];
  /** How asking went during this request, for the sources that were asked. */
  outcomes?: ReadonlyMap<string, Outcome>;
  config: Config;
  /** Two letters. */
  language: string;
  now: Date;
  /** Told of a practice that threw; its verdict is `unknown`. */
  onError?: (practice: string, error: unknown) => void;
}

/** Seconds after which the page asks again. */
const RETRY_AFTER = { pending: 3, refreshing: 5 };

/** A person's report, of the sources that are switched on; what asks the person is for the caller to add. */
export function assembleReport(input: ReportInput): Report {
  const { user, config, language, now } = input;
  const { records, claims } = itemsOf(input);
  const { devices, kept_apart, dropped } = devicesOf(user, records, claims, input);
  const sources = reportSources(input);
  const retry_after = retryAfter(sources);
  return {
    v: REPORT_VERSION,
    user,
    organization: organizationOf(config),
    generated_at: now.toISOString(),
    language,
    verdict: verdictOf(devices),
    devices,
    sources,
    notifications: [],
    ...(kept_apart.length > 0 && { kept_apart }),
    ...(Object.keys(dropped).length > 0 && { dropped }),
    ...(retry_after !== undefined && { retry_after }),
  };
}

/** What decides about an item of the table being shown. */
function visibleInputOf({
  person,
  sources,
  config,
}: Pick<ReportInput, 'person' | 'sources' | 'config'>): VisibleInput {
  return { person, sources, enabled: new Set(Object.keys(config.sources)) };
}

/** The person's records that still hold, and what is claimed for them. */
export function heldItems(input: Pick<ReportInput, 'person' | 'sources' | 'config'>) {
  return visibleItems(visibleInputOf(input));
}

function itemsOf(input: ReportInput) {
  const visible = visibleInputOf(input);
  const { records, claims } = heldItems(input);
  return {
    records: [...records, ...visibleFound(input.found ?? [], visible)],
    claims: [...claims, ...visibleFound(input.counterclaims ?? [], visible)],
  };
}

/** The sources that are switched on, as the report shows them. */
export function reportSources(
  input: Pick<ReportInput, 'person' | 'sources' | 'outcomes' | 'config' | 'language' | 'now'>,
): ReportSource[] {
  const { person, sources, outcomes, config, language, now } = input;
  const words = sourceWords(language);
  return Object.entries(config.sources).map(([source, settings]) =>
    sourceState(
      {
        source,
        label: settings.label ?? source,
        mark: person.marks.get(source),
        items: sources.get(source),
        outcome: outcomes?.get(source),
      },
      settings,
      now,
      words,
    ),
  );
}

function retryAfter(sources: readonly ReportSource[]): number | undefined {
  const states = new Set(sources.map((source) => source.state));
  if (states.has('pending')) return RETRY_AFTER.pending;
  return states.has('refreshing') ? RETRY_AFTER.refreshing : undefined;
}
