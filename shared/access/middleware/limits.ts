/** How often one caller may do what can cause calls to vendors. */

import type { Access } from '../index.ts';
import { ProblemError } from '../problem.ts';
import { LIMITS } from '../route.ts';
import { orUnavailable } from '../unavailable.ts';
import { type MiddlewareStep, readyExchange } from './exchange.ts';

export const limits = ({ people }: Pick<Access, 'people'>): MiddlewareStep => ({
  before: async ({ context }) => {
    const { route, request, capacity } = readyExchange(context);
    const { caller } = request;
    if (!route.limit || !caller || (route.limit.on === 'others' && capacity === 'own')) return;
    const name = caller.kind === 'token' ? 'service' : route.limit.name;
    const who = { kind: caller.kind, id: caller.token_id ?? caller.who };
    const wait = await orUnavailable(people.count(who, { name, ...LIMITS[name] }));
    if (wait === 0) return;
    throw new ProblemError(429, 'too_often', `You asked very often. Try again in ${wait} seconds.`, {
      headers: { 'retry-after': String(wait) },
    });
  },
});
