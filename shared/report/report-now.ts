/** How whoever has a device makes it report, as its sources say. Pure. */
import type { Config } from '../config/config.ts';
import type { MergedDevice } from '../model/device.ts';

/** @returns by source, in the language or in English; empty where no source says anything about the platform */
export function reportNowOf(
  { platform, sources }: Pick<MergedDevice, 'platform' | 'sources'>,
  { declarations }: Pick<Config, 'declarations'>,
  language: string,
): Record<string, string> {
  const said = sources.flatMap((source) => {
    const words = platform && declarations[source]?.report_now?.[platform];
    const text = words?.[language] ?? words?.en;
    return text === undefined ? [] : [[source, text] as const];
  });
  return Object.fromEntries(said);
}
