/** Everything that decides who may do what, put together for one container. */
import { environment } from '../platform/environment.ts';
import { createSecrets, type Secrets } from '../platform/secrets.ts';
import { createPeopleTable } from '../tables/people.ts';
import type { PeopleTable } from '../tables/people-types.ts';
import { type SiteCookies, siteCookies } from './cookies.ts';
import type { JwtContext } from './jwt.ts';
import { createKeys } from './keys.ts';
import { createSessions, type Sessions } from './session.ts';
import type { AccessSettings } from './settings.ts';
import { createTokens, type Tokens } from './token.ts';

export interface Access {
  settings: AccessSettings;
  /** The first is used when a browser asks for none of them. */
  languages: readonly string[];
  /** The address of this site, without a slash at the end. */
  origin: string;
  secrets: Secrets;
  /** Keys, issuer and clock, for what is signed and sealed. */
  signing: JwtContext;
  cookies: SiteCookies;
  sessions: Sessions;
  tokens: Tokens;
  people: PeopleTable;
  now: () => Date;
}

export interface AccessOptions {
  settings: AccessSettings;
  languages: readonly string[];
  /** Default: the environment's. */
  origin?: string;
  secrets?: Secrets;
  people?: PeopleTable;
  now?: () => Date;
}

/** @throws Error when the environment lacks something or the address cannot be used; then the function must not start */
export function createAccess(options: AccessOptions): Access {
  const { settings, languages, now = () => new Date() } = options;
  const origin = new URL(options.origin ?? environment('public_origin')).origin;
  const secrets = options.secrets ?? createSecrets();
  const people =
    options.people ??
    createPeopleTable({ keepLooksFor: settings.keep_looks_for, sendLooks: settings.send_looks, now });
  const signing = { keys: createKeys(secrets, now), issuer: origin, now };
  const sessions = createSessions({ ...signing, settings: settings.session });
  return {
    settings,
    languages,
    origin,
    secrets,
    signing,
    cookies: siteCookies(origin),
    sessions,
    tokens: createTokens(signing),
    people,
    now,
  };
}
