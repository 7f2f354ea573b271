/** Who is what: from the provider's groups and the organization's lists to roles. */
import type { Role } from '../model/access.ts';
import type { AccessSettings } from './settings.ts';

/** What the provider said about groups. `cut_off`: it has more than it sends (Entra's overage). */
export type Groups = { known: readonly string[] } | { known?: undefined; reason: 'absent' | 'cut_off' };

type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads the groups of a claim set. Anything but a list of texts is no list: a part of a list must not decide.
 *
 * @param claim the name of the claim (`groups`, `roles`)
 */
export function groupsIn(claims: Claims, claim: string): Groups {
  if (isCutOff(claims, claim)) return { reason: 'cut_off' };
  const value = claims[claim];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    return { reason: 'absent' };
  }
  return { known: value };
}

/** Entra sends `_claim_names` (or `hasgroups`) instead of a list that is too long for a token. */
function isCutOff(claims: Claims, claim: string): boolean {
  const names = claims._claim_names;
  const elsewhere = typeof names === 'object' && names !== null && Object.hasOwn(names, claim);
  return elsewhere || (claim === 'groups' && Boolean(claims.hasgroups));
}

/**
 * The roles of somebody who may come in: always `employee`, and what the organization's lists add. An absent or
 * cut-off list of groups adds nothing.
 *
 * @param email canonical
 */
export function rolesOf(email: string, groups: Groups, settings: Pick<AccessSettings, 'roles'>): Role[] {
  const known = new Set(groups.known ?? []);
  const given = (['helpdesk', 'security'] as const).filter((role) => {
    const members = settings.roles[role];
    return members.emails.includes(email) || members.groups.some((group) => known.has(group));
  });
  return ['employee', ...given];
}
