/** What a source says about one account of a person. */

/** Version of the stored and sent shape. A reader treats an unknown `v` as "not there". */
export const ACCOUNT_VERSION = 1;

/** Whether signing in takes more than a password. */
export interface SecondFactor {
  on: boolean;
  /** The organization demands it. Absent: the source does not tell. */
  required?: boolean;
}

export interface Account {
  v: typeof ACCOUNT_VERSION;
  source: string;
  /** The vendor's id. Unique within the source. */
  id: string;
  /** E-mails, lower case. */
  owners: string[];
  /** The vendor's word for the kind of account. */
  type: string;
  /** What the person signs in with. */
  name: string;
  second_factor?: SecondFactor;
  /** Other parameters under the vendor's own names: `accounts:is_2sv_enrolled`. */
  usage: Record<string, string | number | boolean>;
  /** The day that all this is about, `2026-11-20`: vendors' reports are some days old. Absent: as of `synced_at`. */
  about?: string;
  /** When we sent the request that returned this, by our clock, ISO 8601 UTC. */
  synced_at: string;
}
