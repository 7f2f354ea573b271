/** A person's accounts, and what happened to them: asked where that is due, answered from what is kept. */

import { MOST_EVENTS } from '../../adapter-kit/contract.ts';
import { isLog } from '../../config/config.ts';
import type { Account } from '../../model/account.ts';
import {
  ACTIVITY_VERSION,
  type AccountsAnswer,
  type ActivitySource,
  type EventsAnswer,
} from '../../model/activity.ts';
import { type ActivityEvent, newestFirst } from '../../model/event.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { settleSources, sourcesOf } from './sources.ts';

/** Seconds after which a page asks again. A window is read once a minute. */
const RETRY_AFTER = { pending: 3, refreshing: 5, window: 60 };

/**
 * @param user e-mail, lower case
 * @param language two letters
 */
export async function viewAccounts(
  user: string,
  language: string,
  dependencies: ActivityDependencies,
): Promise<AccountsAnswer> {
  const states = await settleSources({ kind: 'accounts', user, language }, dependencies);
  const sources = sourcesOf('accounts', dependencies);
  const answers = sources.map((source) => dependencies.activity.answer(user, source, 'accounts'));
  const accounts = (await Promise.all(answers)).flat() as Account[];
  return { ...common(user, states, dependencies), accounts };
}

export async function viewEvents(
  user: string,
  language: string,
  dependencies: ActivityDependencies,
): Promise<EventsAnswer> {
  const { activity } = dependencies;
  const states = await settleSources({ kind: 'events', user, language }, dependencies);
  const sources = sourcesOf('events', dependencies);
  const queried = sources.filter((source) => !isLog(source, dependencies.config));
  const logged = queried.length < sources.length ? activity.events(user, MOST_EVENTS) : [];
  const answers = queried.map(
    (source) => activity.answer(user, source, 'events') as Promise<ActivityEvent[]>,
  );
  const found = (await Promise.all([logged, ...answers])).flat();
  // What a source stored that is switched off meanwhile disappears at once.
  const enabled = found.filter(({ source }) => sources.includes(source));
  const { kept, dropped } = dependencies.transforms.events(newestFirst(enabled));
  return { ...common(user, states, dependencies), events: kept.slice(0, MOST_EVENTS), dropped };
}

function common(user: string, sources: ActivitySource[], { now }: ActivityDependencies) {
  const retry_after = retryAfter(sources);
  return {
    v: ACTIVITY_VERSION,
    user,
    generated_at: now().toISOString(),
    sources,
    ...(retry_after !== undefined && { retry_after }),
  } as const;
}

/** A source with `covers` is not asked because somebody looks. */
function retryAfter(sources: readonly ActivitySource[]): number | undefined {
  const waits = sources.flatMap(({ state, covers }) => {
    if (state !== 'pending' && state !== 'refreshing') return [];
    return covers ? RETRY_AFTER.window : RETRY_AFTER[state];
  });
  return waits.length > 0 ? Math.min(...waits) : undefined;
}
