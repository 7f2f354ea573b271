/** What `access` in stethoscope.yml decides. shared/config parses it; this says what is needed of it. */
export interface AccessSettings {
  /** E-mail domains, lower case; exactly these, not what lies below them. */
  allowed_domains: readonly string[];
  /** Entra tenant ids; when given, the claim `tid` must be one of them. */
  allowed_tenants?: readonly string[] | undefined;
  /** The claim that holds the e-mail. */
  email_claim: string;
  /** Whether the provider must say that the e-mail is verified. Entra never does. */
  require_verified_email: boolean;
  /** The claim that lists groups (or Entra's app roles). */
  groups_claim: string;
  roles: Record<'helpdesk' | 'security', RoleMembers>;
  session: { idle_minutes: number; absolute_hours: number };
  /** Whether other systems get looks, too. */
  send_looks?: boolean | undefined;
  /** How long looks are kept, milliseconds. */
  keep_looks_for: number;
}

export interface RoleMembers {
  groups: readonly string[];
  /** Lower case. */
  emails: readonly string[];
}
