/** Each source that knows of accounts or events: asked where that is due, and how it is. */
import { isLog } from '../../config/config.ts';
import type { ActivityKind, ActivitySource } from '../../model/activity.ts';
import type { Mark } from '../../model/stored.ts';
import { planView } from '../../report/plan.ts';
import { type SourceKnowledge, type SourceOutcome, sourceState } from '../../report/source-states.ts';
import { activityKey } from '../../tables/activity.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { activityWords } from './text/index.ts';

const MINUTE = 60_000;
/** How old what is known may be, milliseconds. Reports about accounts come once a day; sign-ins are news. */
const FRESH_FOR = { accounts: 6 * 60 * MINUTE, events: 5 * MINUTE, window: 15 * MINUTE };
/** No source may use up the time that API Gateway leaves (30 s). Milliseconds. */
const LONGEST_WAIT = 20_000;

export interface ActivityQuery {
  kind: ActivityKind;
  /** E-mail, lower case. */
  user: string;
  /** Two letters. */
  language: string;
}

/** Sources that are to be asked, in the order of the organization's file. */
export function sourcesOf(kind: ActivityKind, { config }: Pick<ActivityDependencies, 'config'>): string[] {
  return Object.keys(config.activity).filter((source) => config.activity[source]?.kinds.includes(kind));
}

/** Asks where nothing is known or what is known is old, and says how each source is. */
export async function settleSources(
  query: ActivityQuery,
  dependencies: ActivityDependencies,
): Promise<ActivitySource[]> {
  const sources = sourcesOf(query.kind, dependencies);
  return Promise.all(
    sources.map((source) =>
      isLog(source, dependencies.config)
        ? windowState(source, query, dependencies)
        : askedState(source, query, dependencies),
    ),
  );
}

async function askedState(source: string, query: ActivityQuery, dependencies: ActivityDependencies) {
  const { kind, user } = query;
  const { records, invoke, now, config } = dependencies;
  const key = activityKey(source, kind);
  const mark = await records.mark(user, key);
  const items = (await records.sources([key])).get(key);
  const freshFor = FRESH_FOR[kind];
  const step = planView({ mark, items, freshFor, now: now() });
  if (step === 'leave')
    return describe({ source, mark, items, outcome: undefined }, freshFor, query, dependencies);
  const request = { activity: kind, of: user };
  if (step === 'wake') {
    await invoke.wake(source, request);
    return describe({ source, mark, items, outcome: undefined }, freshFor, query, dependencies);
  }
  // Where somebody else is asking already, the source function waits for that.
  const patience = Math.min(config.activity[source]?.deadline ?? 0, LONGEST_WAIT);
  const outcome = outcomeOf(await invoke.ask(source, request, patience));
  const after = await records.mark(user, key);
  return describe({ source, mark: after, items, outcome }, freshFor, query, dependencies);
}

function outcomeOf(
  answer: Awaited<ReturnType<ActivityDependencies['invoke']['ask']>>,
): SourceOutcome | undefined {
  if (answer === 'pending') return answer;
  return 'error' in answer ? answer.error.code : undefined;
}

/** What its window covers is what is known, whoever asks. */
async function windowState(source: string, query: ActivityQuery, dependencies: ActivityDependencies) {
  const window = await dependencies.activity.window(source);
  const mark: Mark | undefined = window && {
    source,
    complete: true,
    dropped: [],
    ended_at: window.asked_at,
    ...(window.until !== undefined && { fetched_at: window.until }),
    ...(window.error && { error: window.error }),
  };
  const knowledge = { source, mark, items: undefined, outcome: undefined };
  const state = describe(knowledge, FRESH_FOR.window, query, dependencies);
  return window?.until === undefined ? state : { ...state, covers: { from: window.from, to: window.until } };
}

function describe(
  knowledge: Omit<SourceKnowledge, 'label'>,
  fresh_for: number,
  { language }: ActivityQuery,
  { config, now }: ActivityDependencies,
): ActivitySource {
  const label = config.activity[knowledge.source]?.label ?? knowledge.source;
  return sourceState({ ...knowledge, label }, { fresh_for }, now(), activityWords(language));
}
