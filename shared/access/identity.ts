/** From what the provider says to who comes in. Refuses whatever is not proven. */
import { canonicalEmail, visibleText } from '../identifiers/index.ts';
import type { ProblemCode } from '../model/problem.ts';
import { ProblemError } from './problem.ts';
import { type Groups, groupsIn } from './roles.ts';
import type { AccessSettings } from './settings.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** The claims of one sign-in; both sets were checked to be about the same subject. */
export interface ClaimSets {
  issuer: string;
  id_token: Claims;
  /** Asked for only when the ID token is thin (Okta's org server) or lacks something. */
  userinfo?: Claims;
}

export interface Identity {
  /** Canonical. */
  email: string;
  name?: string;
  groups: Groups;
}

/** Characters. */
const LONGEST_NAME = 200;

const GOOGLE = 'https://accounts.google.com';

/** Whether the ID token alone does not tell enough. */
export function needsUserinfo(idToken: Claims, settings: AccessSettings): boolean {
  return (
    idToken[settings.email_claim] === undefined ||
    (settings.require_verified_email && idToken.email_verified === undefined) ||
    groupsIn(idToken, settings.groups_claim).known === undefined
  );
}

/**
 * @throws ProblemError 403 with the code of what is not proven
 */
export function identityOf(sets: ClaimSets, settings: AccessSettings): Identity {
  const both: Claims[] = sets.userinfo ? [sets.id_token, sets.userinfo] : [sets.id_token];
  const email = emailIn(both, settings);
  checkTenant(sets, settings);
  checkDomain(email, sets, settings);
  checkNoGuest(both, sets);
  if (settings.require_verified_email) checkVerified(email, both);
  const name = both.map((claims) => visibleText(claims.name, LONGEST_NAME)).find(Boolean);
  return { email, ...(name !== undefined && { name }), groups: groupsOf(both, settings.groups_claim) };
}

function emailIn(both: Claims[], settings: AccessSettings): string {
  const holder = both.find((claims) => claims[settings.email_claim] !== undefined);
  const email = canonicalEmail(holder?.[settings.email_claim]);
  if (!email)
    throw refusal('email_missing', 'The identity provider did not say what your e-mail address is.');
  return email;
}

function checkDomain(email: string, sets: ClaimSets, settings: AccessSettings): void {
  const { allowed_domains: domains } = settings;
  const named = domains.length > 0 || (settings.allowed_tenants ?? []).length > 0;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  // A Google address may end in a company's domain without being an account of that company: `hd` proves it.
  const proven = sets.issuer !== GOOGLE || domains.some((allowed) => allowed === sets.id_token.hd);
  if (!named || !proven || (domains.length > 0 && !domains.includes(domain))) {
    throw refusal('email_foreign', 'This page is only for people of this organization.');
  }
}

function checkTenant(sets: ClaimSets, settings: AccessSettings): void {
  const tenants = settings.allowed_tenants ?? [];
  if (tenants.length > 0 && !tenants.some((tenant) => tenant === sets.id_token.tid)) {
    throw refusal('email_foreign', 'This page is only for people of this organization.');
  }
}

/** `email_verified` is about the claim `email`, whichever claim was configured, and about the set it stands in. */
function checkVerified(email: string, both: Claims[]): void {
  const deciding = both.filter((claims) => claims.email_verified !== undefined);
  const verified = deciding.every((claims) => claims.email_verified === true && isAbout(claims, email));
  if (deciding.length === 0 || !verified) {
    throw refusal(
      'email_unverified',
      'The identity provider did not confirm that your e-mail address is yours.',
    );
  }
}

const isAbout = (claims: Claims, email: string): boolean => canonicalEmail(claims.email) === email;

/** What Okta says in `idp`: the id of an organization or of a provider that it knows, whoever signs in. */
const OKTA_ID = /^0(0o|oa)[a-zA-Z0-9]{17}$/;

/** Entra lets guests of other tenants in, with an e-mail address of their choice, whatever else is said of it. */
function checkNoGuest(both: Claims[], { issuer, id_token: { tid } }: ClaimSets): void {
  const own = [undefined, issuer, `https://sts.windows.net/${tid}/`];
  const isGuest = ({ acct, idp }: Claims) =>
    acct === 1 || acct === '1' || !(own.includes(idp as string | undefined) || OKTA_ID.test(String(idp)));
  if (!both.some(isGuest)) return;
  throw refusal('email_foreign', 'This page is only for people of this organization, not for guests.');
}

/** One cut-off list makes the whole unknown. */
function groupsOf(both: Claims[], claim: string): Groups {
  const groups = both.map((claims) => groupsIn(claims, claim));
  return (
    groups.find((found) => found.known === undefined && found.reason === 'cut_off') ??
    groups.find((found) => found.known !== undefined) ?? { reason: 'absent' }
  );
}

const refusal = (code: ProblemCode, detail: string) => new ProblemError(403, code, detail);
