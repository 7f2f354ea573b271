/** Keeps every look at somebody else's data before the answer goes out. Not kept: not answered. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../../model/access.ts';
import type { NewLook } from '../../tables/people-types.ts';
import { ownersOf } from '../answer.ts';
import type { Access } from '../index.ts';
import { orUnavailable } from '../unavailable.ts';
import { type Exchange, type MiddlewareStep, readyExchange } from './exchange.ts';

/** How long an answer waits for looks that may also be kept behind it, milliseconds. */
const PATIENCE = 200;

type Ready = ReturnType<typeof readyExchange>;
type People = Pick<Access['people'], 'keepLook' | 'keepDailyLook'>;

export const looks = ({ people }: { people: People }): MiddlewareStep => ({
  after: async ({ context, response }) => {
    const exchange = readyExchange(context);
    if (!response || response.status >= 400) return;
    await orUnavailable(Promise.all(looksOf(exchange).map((look) => people.keepLook(look))));
    await keepShared(exchange, people);
  },
});

/** One for everybody whom the caller looked at in a role. */
function looksOf(exchange: Ready): NewLook[] {
  const { route, request, capacity, reason } = exchange;
  const { caller } = request;
  if (!caller || !route.look || !isLook(capacity)) return [];
  const whose =
    route.subject === 'device' ? (exchange.shown ?? []).flatMap(ownersOf) : [request.params.who ?? ''];
  const common = {
    who: caller.who,
    as: capacity,
    kind: route.look,
    ...tokenId(caller),
    ...(reason && { reason }),
  };
  return [...new Set(whose)]
    .filter((person) => caller.kind === 'token' || person !== caller.who)
    .map((person) => ({ ...common, whose: person }));
}

/**
 * A device of an answer that is others' too: one look a day for each of them. Everybody who has it may see it, so
 * nobody waits long for that, and a look that cannot be kept holds no answer back.
 */
async function keepShared(exchange: Ready, people: People): Promise<void> {
  const { log, shown = [] } = exchange;
  const kept = shown.flatMap((device) =>
    sharedLooks(device, exchange).map((look) => people.keepDailyLook(look, device.device_id)),
  );
  if (kept.length === 0) return;
  const writing = Promise.all(kept).catch((error: unknown) => log.error('A look was not kept.', error));
  await Promise.race([writing, sleep(PATIENCE, undefined, { ref: false })]);
}

function sharedLooks(device: NonNullable<Exchange['shown']>[number], exchange: Ready): NewLook[] {
  const { capacity, request, route, reason } = exchange;
  const { caller, params } = request;
  // Who found the device in a role has looked at each of its owners.
  if (!caller || (route.subject === 'device' && isLook(capacity))) return [];
  const as: NewLook['as'] = isLook(capacity) ? capacity : 'owner';
  const common = { who: caller.who, as, kind: 'device', ...tokenId(caller), ...(reason && { reason }) };
  return ownersOf(device)
    .filter((person) => person !== params.who && (caller.kind === 'token' || person !== caller.who))
    .map((whose) => ({ ...common, whose }));
}

const tokenId = ({ token_id }: Caller) => (token_id === undefined ? {} : { token_id });

function isLook(capacity: Exchange['capacity']): capacity is Exclude<NewLook['as'], 'owner'> {
  return capacity !== undefined && capacity !== 'own' && capacity !== 'own_only';
}
