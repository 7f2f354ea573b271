/** Keeps every look at somebody else's data before the answer goes out. Not kept: not answered. */
import type { Caller } from '../../model/access.ts';
import type { NewLook } from '../../tables/people-types.ts';
import { ownedAnswer } from '../answer.ts';
import type { ApiAnswer } from '../handler.ts';
import type { Access } from '../index.ts';
import { orUnavailable } from '../unavailable.ts';
import { type Exchange, readyExchange, type Step } from './exchange.ts';

export const looks = ({ people }: Pick<Access, 'people'>): Step => ({
  after: async ({ context, response }) => {
    const exchange = readyExchange(context);
    if (!response || response.status >= 400) return;
    const kept = looksOf(exchange, response).map((look) => people.keepLook(look));
    await orUnavailable(Promise.all(kept));
  },
});

/** One for everybody whose data is in the answer, except the caller. */
function looksOf(exchange: ReturnType<typeof readyExchange>, answer: ApiAnswer): NewLook[] {
  const { route, request, standing, reason } = exchange;
  const { caller } = request;
  if (!caller || !route.look || !isLook(standing)) return [];
  const whose = route.subject === 'device' ? ownedAnswer(answer).owners : [request.params.who ?? ''];
  const common = {
    who: caller.who,
    as: standing,
    kind: route.look,
    ...tokenId(caller),
    ...(reason && { reason }),
  };
  return [...new Set(whose)]
    .filter((person) => caller.kind === 'token' || person !== caller.who)
    .map((person) => ({ ...common, whose: person }));
}

const tokenId = ({ token_id }: Caller) => (token_id === undefined ? {} : { token_id });

function isLook(standing: Exchange['standing']): standing is NewLook['as'] {
  return standing !== undefined && standing !== 'own' && standing !== 'own_only';
}
