/** From stored items to the one JSON that the page needs. Pure: the same input gives the same report. */
import { REPORT_VERSION, type Report, type ReportSource } from '../model/report.ts';
import type { PersonItems, SourceItems } from '../model/stored.ts';
import { headlineOf } from './headline.ts';
import { organizationOf } from './organization.ts';
import type { PageContent, PageInput } from './page.ts';
import { type SourceOutcome, sourceState } from './source-states.ts';
import { sourceWords } from './text/index.ts';
import { verdictOf } from './verdict.ts';

export { isCovered } from './absence.ts';
export { attesting } from './absent-agents.ts';
export { blindSpotsOf } from './blind-spots.ts';
export { type ClaimedHardware, claimedHardware, type FoundHardware, provenBy } from './claimed.ts';
export { judgedDevices } from './devices.ts';
export { type HeldItems, heldFound, heldItems } from './held.ts';
export { type HardwareReader, type JoinedHardware, leads, NO_HARDWARE, readHardware } from './joining.ts';
export { serialsOf } from './ownership.ts';
export {
  absentAgentsOf,
  baseOf,
  basisOf,
  carries,
  type PageContent,
  type PageInput,
  pageOf,
} from './page.ts';
export { closedUntil, isLeased, isPartial, knownAt, lastError, type SourceOutcome } from './source-states.ts';
export { type HeaderSource, sourcesHeader } from './sources-header.ts';
export { toV1Claim, toV1Device, toV1Record } from './v1.ts';

export interface ReportInput extends PageInput {
  /** Sweep and health of the sources. */
  sources: ReadonlyMap<string, SourceItems>;
  /** How many claimed MAC addresses led to shared hardware. */
  shared_claims?: number;
  /** How asking went during this request, for the sources that were asked. */
  outcomes?: ReadonlyMap<string, SourceOutcome>;
}

/** Seconds after which the page asks again. */
const RETRY_AFTER = { pending: 3, refreshing: 5 };

/** A person's report around their page, of the sources that are switched on; notifications are for the caller to add. */
export function reportOf({ devices, kept_apart, dropped }: PageContent, input: ReportInput): Report {
  const { user, config, language, now, shared_claims = 0 } = input;
  const sources = reportSources(input);
  const verdict = verdictOf(devices);
  const retry_after = retryAfter(sources);
  return {
    v: REPORT_VERSION,
    user,
    organization: organizationOf(config),
    generated_at: now.toISOString(),
    language,
    verdict,
    headline: headlineOf(verdict, sources),
    devices,
    sources,
    notifications: [],
    ...(kept_apart.length > 0 && { kept_apart }),
    ...(shared_claims > 0 && { shared_claims }),
    ...(Object.keys(dropped).length > 0 && { dropped }),
    ...(retry_after !== undefined && { retry_after }),
  };
}

/** The sources that are switched on, as the report shows them. */
export function reportSources(
  input: Pick<ReportInput, 'sources' | 'outcomes' | 'config' | 'language' | 'now'> & {
    person: Pick<PersonItems, 'marks'>;
  },
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
