/** The decision: may this caller do this, to whom, and as what. Pure; denied unless the table allows it. */
import type { Caller } from '../model/access.ts';
import type { StoredLook } from '../tables/people-types.ts';
import { ProblemError } from './problem.ts';
import { isForCallers, ROLES_WITH_REASON, type Route } from './route.ts';

/**
 * `own`: the caller's own data (or nobody's). A role: somebody else's, in that role, which is a look.
 * `own_only`: for a device that is found first: only if it turns out to be the caller's.
 */
export type Capacity = 'own' | 'own_only' | Exclude<StoredLook['as'], 'owner'>;

export interface AccessRequest {
  route: Route;
  caller: Caller;
  /** For a route about a person: canonical e-mail. */
  whose?: string | undefined;
  /** What was given in `Stethoscope-Reason`, cleaned. */
  reason?: string | undefined;
}

/** In this order: with several roles, the one that asks for the least. */
const OTHERS = ['security', 'helpdesk'] as const;

/** @throws ProblemError 403, or 400 where only the reason is missing */
export function decide({ route, caller, whose, reason }: AccessRequest): Capacity {
  const { access } = route;
  if (!isForCallers(access)) return 'own';
  if (caller.kind === 'token') return decideToken(access.scopes, caller);
  const mayOwn = access.own.some((role) => caller.roles.includes(role));
  const isOwn = route.subject === 'none' || route.subject === 'self' || whose === caller.who;
  if (isOwn && mayOwn) return 'own';
  const role = OTHERS.find((other) => access.others.includes(other) && caller.roles.includes(other));
  if (role && !isOwn) return withReason(role, reason);
  if (route.subject === 'device' && mayOwn) return 'own_only';
  throw new ProblemError(403, 'not_allowed', 'You may see your own data only.');
}

function decideToken(scopes: readonly string[], caller: Caller): Capacity {
  if (scopes.some((scope) => caller.scopes?.includes(scope))) return 'service';
  const detail =
    scopes.length === 0
      ? 'API tokens cannot do this; it is for people who are signed in.'
      : `The token lacks the scope for this: ${scopes.join(' or ')}.`;
  throw new ProblemError(403, 'missing_scope', detail);
}

function withReason(role: (typeof OTHERS)[number], reason: string | undefined): Capacity {
  if (reason !== undefined || !ROLES_WITH_REASON.includes(role)) return role;
  throw new ProblemError(
    400,
    'reason_required',
    'Say why you look at this person\'s data, in the header "Stethoscope-Reason". They will see it.',
  );
}
