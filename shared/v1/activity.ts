/** Accounts and events on the paths and in the shapes of the first Stethoscope. */

import type { ApiRequest, Handlers } from '../access/handler.ts';
import { ProblemError } from '../access/problem.ts';
import type { Account } from '../model/account.ts';
import type { ActivitySource } from '../model/activity.ts';
import type { ActivityEvent } from '../model/event.ts';
import { sourcesHeader } from '../report/index.ts';
import type { ActivityDependencies } from '../services/activity/dependencies.ts';
import { viewAccounts, viewEvents } from '../services/activity/view.ts';

export function v1ActivityRoutes(dependencies: ActivityDependencies): Handlers {
  const accounts = async ({
    params,
    language,
  }: ApiRequest): Promise<Listed<ReturnType<typeof toV1Account>>> => {
    const { accounts: all, ...rest } = await viewAccounts(params.who ?? '', language, dependencies);
    return { ...rest, items: all.map(toV1Account) };
  };
  const events = async ({ params, language }: ApiRequest): Promise<Listed<ReturnType<typeof toV1Event>>> => {
    const { events: all, ...rest } = await viewEvents(params.who ?? '', language, dependencies);
    return { ...rest, items: all.map(toV1Event) };
  };
  return {
    'GET /api/v1/accounts/merged/{who}': async (request) => listed(await accounts(request)),
    'GET /api/v1/account/{source}/email/{who}': async (request) => ofOne(request, await accounts(request)),
    'GET /api/v1/events/merged/{who}': async (request) => listed(await events(request)),
    'GET /api/v1/events/{source}/email/{who}': async (request) => ofOne(request, await events(request)),
  };
}

interface Listed<Item> {
  items: Item[];
  sources: ActivitySource[];
  retry_after?: number;
}

const listed = <Item>({ items, sources, retry_after }: Listed<Item>) => ({
  status: 200 as const,
  headers: sourcesHeader(sources, retry_after),
  body: items,
});

/** @throws ProblemError 404 for a source that tells nothing of this kind, 503 for one that cannot tell now */
function ofOne<Item extends { source: string }>({ params }: ApiRequest, { items, sources }: Listed<Item>) {
  const state = sources.find(({ source }) => source === params.source);
  if (!state) throw new ProblemError(404, 'no_such_source', 'There is no source of that name here.');
  const body = items.filter(({ source }) => source === state.source);
  const headers = sourcesHeader([state]);
  const isSilent = (state.state === 'failed' || state.state === 'pending') && state.synced_at === null;
  if (body.length > 0 || !isSilent) return { status: 200 as const, headers, body };
  const detail = `The source ${state.source} did not answer. Try again soon.`;
  throw new ProblemError(503, 'sources_unavailable', detail, {
    headers: { ...headers, 'retry-after': '10' },
  });
}

/** Its reader looks for `accounts:is_2sv_enrolled`, whatever the vendor calls it. */
function toV1Account({ source, type, name, usage, second_factor, about, synced_at }: Account) {
  const enrolled = second_factor && { 'accounts:is_2sv_enrolled': second_factor.on };
  return { source, type, name, user_usage: { ...usage, ...enrolled }, last_updated: about ?? synced_at };
}

function toV1Event(event: ActivityEvent) {
  const { source, id, type, at, ip_address, success, reason, owners, application, factor, client, place } =
    event;
  return {
    source,
    id,
    type,
    timestamp: at,
    ip_address: ip_address ?? null,
    success: success ?? null,
    reason: reason ?? null,
    username: owners[0] ?? null,
    content: [application, factor, client, place].filter((part) => part !== undefined).join(', '),
    vpn: (event.networks?.length ?? 0) > 0,
  };
}
