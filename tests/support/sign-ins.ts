/** Signing in and out as a browser does it, against a real provider and a real table. */
import { apiFunction } from '../../shared/access/middleware/index.ts';
import { createProvider } from '../../shared/access/oidc.ts';
import { open, seal } from '../../shared/access/seal.ts';
import { silentLog } from '../../shared/adapter-kit/log.ts';
import type { Metrics } from '../../shared/platform/metrics.ts';
import { sessionRoutes } from '../../shared/services/session/index.ts';
import { createPeopleTable } from '../../shared/tables/people.ts';
import { SIGNIN_COOKIE, type TestAccess, testAccess } from './access.ts';
import { type Answer, type Call, callApi, cookiesOf } from './api.ts';
import type { TestProvider } from './provider.ts';

export const ANN = { email: 'ann@example.com', email_verified: true, name: 'Ann', groups: ['helpdesk'] };

export interface SignIns {
  access: TestAccess;
  /** What was counted, in order. */
  counted: readonly string[];
  call(call: Call): Promise<Answer>;
  begin(query?: string): Promise<Answer>;
  /** Comes back from the provider with what it says, or a change of that, and the cookie of the sign-in. */
  comeBack(
    begun: Answer,
    other?: { query?: (query: URLSearchParams) => void; cookie?: string },
  ): Promise<Answer>;
  signIn(person: Record<string, unknown>, query?: string): Promise<Answer>;
  session(cookies: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** The cookie of a sign-in with other contents. */
  resealed(begun: Answer, change: Record<string, unknown>): Promise<string>;
}

export function makeSignIns(provider: TestProvider): SignIns {
  const people = createPeopleTable({ keepLooksFor: 1000, now: () => access.now() });
  // The provider's clock is the machine's, so ours must start there too.
  const access = testAccess(people, { at: new Date() });
  access.secrets.set('oidc', provider.secret);
  const counted: string[] = [];
  const metrics: Metrics = { count: (name) => void counted.push(name), milliseconds() {} };
  const routes = sessionRoutes({ access, provider: createProvider(access), metrics });
  const lambda = apiFunction('session', routes, access, { log: silentLog });
  const call = (what: Call) => callApi(lambda, what);
  const cookieOf = (begun: Answer) => cookiesOf(begun)[SIGNIN_COOKIE] ?? '';

  const signIns: SignIns = {
    access,
    counted,
    call,
    begin: (query = '') => call({ route: 'GET /auth/signin', query }),
    async comeBack(begun, { query, cookie = cookieOf(begun) } = {}) {
      const { searchParams } = await provider.visit(begun.headers.location ?? '');
      query?.(searchParams);
      return call({
        route: 'GET /auth/callback',
        query: searchParams.toString(),
        cookies: { [SIGNIN_COOKIE]: cookie },
        headers: { 'sec-fetch-site': 'cross-site', accept: 'application/json' },
      });
    },
    async signIn(person, query = '') {
      provider.person = person;
      return signIns.comeBack(await signIns.begin(query));
    },
    session: (cookies, headers = {}) => call({ route: 'GET /api/v1/session', cookies, headers }),
    async resealed(begun, change) {
      const claims = await open(access.signing, 'signin', cookieOf(begun));
      return seal(access.signing, 'signin', { ...claims, ...change }, 600);
    },
  };
  return signIns;
}
