/** Access as the functions have it, with a clock and secrets that a test sets. */
import { siteCookies } from '../../shared/access/cookies.ts';
import { type Access, createAccess } from '../../shared/access/index.ts';
import type { AccessSettings } from '../../shared/access/settings.ts';
import type { PeopleTable } from '../../shared/tables/people-types.ts';
import { createSettableSecrets, keyset, type SettableSecrets } from './keyset.ts';

export const ORIGIN = 'https://stethoscope.example.com';
const cookies = siteCookies(ORIGIN);
export const SESSION_COOKIE = cookies.session.name;
export const SIGNIN_COOKIE = cookies.signin.name;
export const HINT_COOKIE = cookies.hint.name;
export const ORIGIN_SECRET = 'the-cdn-says-so-0123456789';

export const SETTINGS: AccessSettings = {
  allowed_domains: ['example.com'],
  email_claim: 'email',
  require_verified_email: true,
  groups_claim: 'groups',
  roles: {
    helpdesk: { groups: ['helpdesk'], emails: [] },
    security: { groups: ['security'], emails: ['chief@example.com'] },
  },
  session: { idle_minutes: 30, absolute_hours: 8 },
  keep_looks_for: 365 * 86_400_000,
};

export interface TestAccess extends Access {
  secrets: SettableSecrets;
  /** Moves the clock. */
  wait(milliseconds: number): void;
}

/** @param options `at`: where the clock starts; default: a fixed day */
export function testAccess(
  people: PeopleTable,
  options: { at?: Date; settings?: Partial<AccessSettings>; origin?: string } = {},
): TestAccess {
  let at = options.at ?? new Date('2026-11-23T10:00:00.000Z');
  const secrets = createSettableSecrets({ session: keyset('k1'), origin: { value: ORIGIN_SECRET } });
  const access = createAccess({
    settings: { ...SETTINGS, ...options.settings },
    languages: ['en', 'de'],
    origin: options.origin ?? ORIGIN,
    secrets,
    people,
    now: () => at,
  });
  const wait = (milliseconds: number) => {
    at = new Date(at.getTime() + milliseconds);
  };
  return { ...access, secrets, wait };
}

/** For tests of what needs no table: any use of it fails. */
export const noPeople = new Proxy({} as PeopleTable, {
  get(_target, name) {
    throw new Error(`The people table was used: ${String(name)}.`);
  },
});
