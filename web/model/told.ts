/** What a source has told about the person's devices: the kinds of things, not their values. */
import type { PracticeResult, ReportDevice } from '../../shared/model/report.ts';

export type Thing = 'identity' | NonNullable<PracticeResult['fact']>;

const restsOn = ({ source, evidence }: PracticeResult, name: string): boolean =>
  source === name || evidence.some((one) => one.source === name);

/** Each kind once: that the device is there, then the facts that its checks rest on, as the report has them. */
export function toldBy(source: string, devices: readonly ReportDevice[]): Thing[] {
  const known = devices.filter(({ sources }) => sources.includes(source));
  const facts = known
    .flatMap(({ practices }) => Object.values(practices))
    .filter((result) => restsOn(result, source))
    .flatMap(({ fact }) => fact ?? []);
  return [...new Set<Thing>([...(known.length > 0 ? (['identity'] as const) : []), ...facts])];
}
