/** What a person sees about themselves besides the report: who looked, and everything that is held. */
import type { ApiRequest, Handlers } from '../../access/handler.ts';
import { ProblemError } from '../../access/problem.ts';
import type { PeopleTable } from '../../tables/people-types.ts';
import { type Holding, tableHolding } from './holding.ts';
import { pageOfHeld } from './pages.ts';

export { type Forgetting, forgetPerson } from './forget.ts';
export { type Holding, notificationsHolding, recordsHolding, tableHolding } from './holding.ts';

export interface PersonDependencies {
  people: Pick<PeopleTable, 'looks' | 'held'>;
  /** Where else something is held about people. */
  holdings: readonly Holding[];
  now: () => Date;
}

/** The routes of this function. Who may call them is decided before; see shared/access/routes.ts. */
export function personRoutes({ people, holdings, now }: PersonDependencies): Handlers {
  const everything = [tableHolding('people', people), ...holdings];
  return {
    'GET /api/v1/me/looks': async (request) => ({
      status: 200,
      body: await people.looks(self(request), cursor(request)),
    }),
    'GET /api/v1/me/data': async (request) => {
      const user = self(request);
      const page = await pageOfHeld(user, everything, request.query);
      return {
        status: 200,
        headers: { 'content-disposition': 'attachment; filename="stethoscope.json"' },
        body: { user, generated_at: now().toISOString(), ...page },
      };
    },
  };
}

function self({ caller }: ApiRequest): string {
  if (caller?.kind !== 'session') throw new TypeError('The table of routes lets sessions only through here.');
  return caller.who;
}

/** `?before=` is the `next` of an earlier answer: a time, and what tells looks of one time apart. */
function cursor({ query }: ApiRequest): string | undefined {
  const before = query.get('before');
  if (before === null || /^\d{4}-\d\d-\d\d[\w:.#-]{1,100}$/.test(before)) return before ?? undefined;
  throw new ProblemError(400, 'invalid_cursor', '`before` is not the `next` of an earlier answer.');
}
