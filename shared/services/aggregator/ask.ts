/** Asks sources about one person: all at once, each for as long as its own deadline lets it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../../report/index.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import type { Step } from './plan.ts';

/** No source may use up the time that API Gateway leaves (30 s), whatever its deadline says. Milliseconds. */
export const LONGEST_WAIT = 20_000;
/** How often to look whether somebody else's asking has ended, milliseconds. */
const WATCH_EVERY = 400;

/**
 * Carries out the plan for one person.
 *
 * @returns how it went, of the sources that were waited for; a source that answered is not in it
 */
export async function carryOut(
  user: string,
  plan: ReadonlyMap<string, Step>,
  dependencies: AggregatorDependencies,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  await Promise.all(
    [...plan].map(async ([source, step]) => {
      const outcome = await act(user, source, step, dependencies);
      if (outcome) outcomes.set(source, outcome);
    }),
  );
  return outcomes;
}

async function act(
  user: string,
  source: string,
  step: Step,
  dependencies: AggregatorDependencies,
): Promise<Outcome | undefined> {
  const deadline = Math.min(dependencies.config.sources[source]?.deadline ?? 0, LONGEST_WAIT);
  if (step === 'leave') return undefined;
  if (step === 'watch') return watch(user, source, deadline, dependencies);
  const request = { by: 'email', value: user } as const;
  if (step === 'wake') return void (await dependencies.invoke.wake(source, request));
  const answer = await dependencies.invoke.ask(source, request, deadline);
  if (answer === 'pending') return answer;
  return 'error' in answer ? answer.error.code : undefined;
}

/** Somebody else's asking ends with a mark: an answer or an error. Counted in looks, so a set clock cannot stall it. */
async function watch(
  user: string,
  source: string,
  deadline: number,
  { tables }: AggregatorDependencies,
): Promise<Outcome | undefined> {
  for (let waited = 0; waited < deadline; waited += WATCH_EVERY) {
    await sleep(WATCH_EVERY);
    const mark = await tables.records.mark(user, source);
    if (mark && mark.fetching_until === undefined) return mark.error?.code;
  }
  return 'pending';
}
