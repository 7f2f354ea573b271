/** "Check again now": asks every source behind the answer, as often as is fair to the vendors. */

import { ProblemError } from '../../access/problem.ts';
import { RefreshRequest, type RefreshResult } from '../../api/report.ts';
import { joinsHardware } from '../../config/config.ts';
import { reportSources } from '../../report/index.ts';
import { ASK_EVERY, nextAllowed } from '../../report/plan.ts';
import type { SourceQuery } from './ask.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { leading, readStored } from './gather.ts';
import { type KnownHardware, readClaimed, situationOf } from './hardware.ts';
import { marksOfHardware, readSerials } from './joined.ts';

type Question = Pick<SourceQuery['request'], 'by' | 'value'>;

/**
 * Wakes the sources that may be asked about this person. The limit is per person and source, and it needs no counter:
 * the mark tells when the person's data was last asked for, and the breaker when the source may be asked at all. What
 * ownership sources claim for the person is asked for by itself: where it was found, or everywhere when it was not. Who
 * knows hardware and no people is asked about each serial of theirs.
 *
 * @param user e-mail, lower case
 * @param only of the enabled sources; absent: all
 */
export async function refreshPerson(
  user: string,
  language: string,
  dependencies: AggregatorDependencies,
  only?: readonly string[],
): Promise<RefreshResult[]> {
  const { config, invoke, now } = dependencies;
  const [person, sources] = await readStored(user, dependencies);
  const at = now();
  const claimed = await readClaimed(user, person, sources, dependencies);
  const listed = await readSerials(leading(user, person, claimed, config), dependencies);
  const marks = marksOfHardware(person.marks, listed, sources, dependencies);
  const states = reportSources({ person: { marks }, sources, config, language, now: at });
  const isDue = (one: KnownHardware, source: string) =>
    !nextAllowed(situationOf(one, source, sources, dependencies));

  /** What to ask a source, and when asking again has an effect. */
  function questionsTo(source: string): { questions: Question[]; wait: Date | undefined } {
    if (joinsHardware(source, config)) return aboutHardware(source);
    const wait = nextAllowed({ mark: marks.get(source), items: sources.get(source), now: at });
    const questions = claimedAt(source).filter((one) => isDue(one, source));
    return { questions: [...(wait ? [] : [{ by: 'email', value: user } as const]), ...questions], wait };
  }

  function claimedAt(source: string): readonly KnownHardware[] {
    if (config.sources[source]?.role !== 'devices') return [];
    return claimed.filter(
      ({ records }) => records.length === 0 || records.some((record) => record.source === source),
    );
  }

  function aboutHardware(source: string): { questions: Question[]; wait: Date | undefined } {
    const about = [...listed, ...claimedAt(source).filter(({ by }) => by === 'serial')];
    const questions = about.filter((one) => isDue(one, source));
    const [first] = questions.length > 0 ? [] : about;
    return { questions, wait: first && nextAllowed(situationOf(first, source, sources, dependencies)) };
  }

  const wanted = states.filter(({ source }) => only?.includes(source) ?? true);
  return Promise.all(
    wanted.map(async ({ source, state, synced_at }) => {
      const { questions, wait } = questionsTo(source);
      await Promise.all(questions.map(({ by, value }) => invoke.wake(source, { by, value })));
      return {
        source,
        state: wait ? state : synced_at === null ? 'pending' : 'refreshing',
        next_allowed_at: (wait ?? new Date(at.getTime() + ASK_EVERY)).toISOString(),
      };
    }),
  );
}

/**
 * The sources that somebody wants to be asked.
 *
 * @throws ProblemError 400 for what is no list of enabled sources
 */
export function wantedSources(
  body: unknown,
  { config }: Pick<AggregatorDependencies, 'config'>,
): readonly string[] | undefined {
  const { success, data } = RefreshRequest.safeParse(body ?? {});
  const names = Object.keys(config.sources);
  if (success && (data.sources ?? []).every((source) => names.includes(source))) return data.sources;
  const detail = `Write \`{ "sources": [\u2026] }\` with some of ${names.join(', ')}; or \`{}\` for all of them.`;
  throw new ProblemError(400, 'invalid_source', detail);
}
