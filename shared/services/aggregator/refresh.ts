/** "Check again now": asks every source behind the answer, as often as is fair to the vendors. */

import type { RefreshResult } from '../../api/report.ts';
import { sourcesWith } from '../../config/config.ts';
import { reportSources } from '../../report/index.ts';
import { ASK_EVERY, nextAllowed } from '../../report/plan.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { readStored } from './gather.ts';
import { readClaimed, situationOf } from './hardware.ts';

/**
 * Wakes the sources that may be asked about this person. The limit is per person and source, and it needs no counter:
 * the mark tells when the person's data was last asked for, and the breaker when the source may be asked at all. What
 * ownership sources claim for the person is asked for by itself: where it was found, or everywhere when it was not.
 *
 * @param user e-mail, lower case
 */
export async function refreshPerson(
  user: string,
  language: string,
  dependencies: AggregatorDependencies,
): Promise<RefreshResult[]> {
  const { config, invoke, now } = dependencies;
  const [person, items] = await readStored(user, dependencies);
  const at = now();
  const hardware = await readClaimed(user, person, items, dependencies);
  const devices = new Set(sourcesWith('devices', config));
  const states = reportSources({ person, sources: items, config, language, now: at });
  return Promise.all(
    states.map(async ({ source, state, synced_at }) => {
      const situation = { mark: person.marks.get(source), items: items.get(source), now: at };
      const wait = nextAllowed(situation);
      const due = hardware.filter(
        (one) =>
          devices.has(source) &&
          (one.records.length === 0 || one.records.some((record) => record.source === source)) &&
          !nextAllowed(situationOf(one, source, items, dependencies)),
      );
      const questions = [...(wait ? [] : [{ by: 'email' as const, value: user }]), ...due];
      await Promise.all(questions.map(({ by, value }) => invoke.wake(source, { by, value })));
      return {
        source,
        state: wait ? state : synced_at === null ? 'pending' : 'refreshing',
        next_allowed_at: (wait ?? new Date(at.getTime() + ASK_EVERY)).toISOString(),
      };
    }),
  );
}
