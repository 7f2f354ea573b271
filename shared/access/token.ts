/** API tokens: for programs, made by `cli token`, with scopes and an end. */
import * as z from 'zod';
import { ConfigError } from '../model/config-error.ts';
import { type JwtContext, sign, verify } from './jwt.ts';
import { isScope, SCOPE_NAMES, type Scope } from './scopes.ts';

export interface ApiToken {
  /** By which it is revoked. */
  id: string;
  /** The program it was made for; shown to people whose data it reads. */
  sub: string;
  scopes: Scope[];
  expires: Date;
}

export interface Tokens {
  /**
   * @param wanted `scopes`: names; `days`: how long it is valid
   * @throws ConfigError naming each mistake
   */
  make(wanted: {
    sub: string;
    scopes: string[];
    days: number;
  }): Promise<{ token: string; id: string; expires: Date }>;
  /** What a token says, or `undefined`. Whether it was revoked is the people table's to say. */
  read(jwt: string): Promise<ApiToken | undefined>;
}

/** Longer than a year is a token that nobody remembers. */
export const LONGEST_DAYS = 366;

const DAY = 24 * 60 * 60 * 1000;
const SUBJECT = /^[a-z0-9][a-z0-9._@-]{0,63}$/;

const Claims = z.object({ jti: z.string(), sub: z.string(), scope: z.string(), exp: z.number() });

export function createTokens(context: JwtContext): Tokens {
  return {
    async make({ sub, scopes, days }) {
      check(sub, scopes, days);
      const id = crypto.randomUUID();
      const expires = new Date(context.now().getTime() + days * DAY);
      const token = await sign(context, 'token', { sub, jti: id, scope: scopes.join(' ') }, expires);
      return { token, id, expires };
    },
    async read(jwt) {
      const claims = Claims.safeParse(await verify(context, 'token', jwt));
      if (!claims.success) return undefined;
      const { jti, sub, scope, exp } = claims.data;
      return { id: jti, sub, scopes: scope.split(' ').filter(isScope), expires: new Date(exp * 1000) };
    },
  };
}

function check(sub: string, scopes: string[], days: number): void {
  const unknown = scopes.filter((scope) => !isScope(scope));
  const problems = [
    SUBJECT.test(sub) ? '' : `--sub ${JSON.stringify(sub)}: a name of lower-case letters, digits and . _ @ -`,
    scopes.length > 0 ? '' : `--scope: at least one of ${SCOPE_NAMES.join(', ')}`,
    unknown.length === 0 ? '' : `--scope ${unknown.join(', ')}: there are only ${SCOPE_NAMES.join(', ')}`,
    Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS ? '' : `--days ${days}: 1 to ${LONGEST_DAYS}`,
  ].filter((problem) => problem !== '');
  if (problems.length > 0) throw new ConfigError('The token cannot be made', problems);
}
