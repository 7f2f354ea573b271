/** Sends one source one query, for as long as its deadline lets it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config/index.ts';
import type { Lookup } from '../../model/source.ts';
import type { SourceOutcome } from '../../report/index.ts';
import type { SourceAction } from '../../report/plan.ts';
import type { AggregatorDependencies } from './dependencies.ts';

/** No source may use up the time that API Gateway leaves (30 s), whatever its deadline says. Milliseconds. */
const LONGEST_WAIT = 20_000;
/** How often to look whether somebody else's asking has ended, milliseconds. */
const WATCH_EVERY = 400;

/** How long a page waits for a source, milliseconds. */
export const deadlineOf = (source: string, { sources }: Pick<Config, 'sources'>): number =>
  Math.min(sources[source]?.deadline ?? 0, LONGEST_WAIT);

export interface SourceQuery {
  source: string;
  /** `value` is canonical. */
  request: { by: Lookup; value: string };
  step: SourceAction;
  /** How long to wait at most, milliseconds. */
  patience: number;
}

type Asking = Pick<AggregatorDependencies, 'invoke' | 'tables'>;

/** @returns how it went; `undefined`: it answered, or was not waited for */
export async function carryOut(query: SourceQuery, asking: Asking): Promise<SourceOutcome | undefined> {
  const { source, request, step, patience } = query;
  if (step === 'leave') return undefined;
  if (step === 'watch') return watch(query, asking);
  if (step === 'wake') return void (await asking.invoke.wake(source, request));
  const answer = await asking.invoke.ask(source, request, patience);
  if (answer === 'pending') return answer;
  return 'error' in answer ? answer.error.code : undefined;
}

/** Somebody else's asking ends with a mark: an answer or an error. Counted in looks, so a set clock cannot stall it. */
async function watch(
  { source, request, patience }: SourceQuery,
  { tables }: Asking,
): Promise<SourceOutcome | undefined> {
  const whose = request.by === 'email' ? request.value : { hardware: request.value };
  for (let waited = 0; waited < patience; waited += WATCH_EVERY) {
    await sleep(WATCH_EVERY);
    const mark = await tables.records.mark(whose, source);
    if (mark && mark.fetching_until === undefined) return mark.error?.code;
  }
  return 'pending';
}
