/** What the table `people` keeps: who looked, who signed out, which tokens are revoked, how often somebody asked. */
import type { Role } from '../model/access.ts';

/** One reading of somebody's data. Never what was read. */
export interface StoredLook {
  /** When; for a token, the last time of that day. ISO 8601 UTC. */
  at: string;
  /** A person's e-mail, or the program that a token was made for. */
  who: string;
  /** The role; `owner`: somebody who has the same device. */
  as: Exclude<Role, 'employee'> | 'owner';
  /** "report", "device", …: see `LookKind` in the table of routes. */
  kind: string;
  reason?: string;
  /** A token's readings of one day are one look. */
  count?: number;
}

/** What is to be kept of a look. */
export interface NewLook extends Omit<StoredLook, 'at' | 'count'> {
  /** Whose data. */
  whose: string;
  /** Present for a token: its readings are kept by day. */
  token_id?: string;
}

export interface StoredLooks {
  /** Newest first. */
  looks: StoredLook[];
  /** Give it back to get the older ones. */
  next?: string;
}

export interface SignOuts {
  /** Sessions that began up to then are over. */
  revoked_before?: Date;
  /** Ids of sessions that were signed out. */
  sessions: ReadonlySet<string>;
}

export interface Limit {
  name: string;
  /** Calls in a window. */
  calls: number;
  /** Length of the window. */
  seconds: number;
}

export interface PeopleTable {
  /** @throws when it cannot be kept: then nothing may be answered */
  keepLook(look: NewLook): Promise<void>;
  /**
   * Keeps one look a day per who, whose and device, however often it is called.
   *
   * @param device the same text for the same device
   */
  keepDailyLook(look: NewLook, device: string): Promise<void>;
  /** @param before the `next` of an earlier answer */
  looks(email: string, before?: string): Promise<StoredLooks>;
  signOuts(email: string): Promise<SignOuts>;
  /** Ends one session. @param until when it would have ended anyway */
  endSession(email: string, id: string, until: Date): Promise<void>;
  /** Ends all sessions that began before now. @param lifetime of a session, milliseconds */
  revokeSessions(email: string, lifetime: number): Promise<void>;
  /** @param until when it would have ended anyway */
  revokeToken(id: string, until: Date): Promise<void>;
  isTokenRevoked(id: string): Promise<boolean>;
  /**
   * Counts a call.
   *
   * @param caller a person's e-mail or a token's id
   * @returns 0 when it is within the limit, else the seconds until it is again
   */
  count(caller: { kind: 'session' | 'token'; id: string }, limit: Limit): Promise<number>;
  /**
   * Counts an attempt to end a sign-in.
   *
   * @param id of the sign-in
   * @param until when it is over anyway
   * @returns whether it is one of the first `most`
   */
  countAttempt(id: string, most: number, until: Date): Promise<boolean>;
  /**
   * Takes hold of something for a while, so that many at once are one.
   *
   * @param id the same text for the same thing; it is kept as a hash alone
   * @param milliseconds until somebody else may
   * @returns whether nobody had hold of it
   */
  hold(id: string, milliseconds: number): Promise<boolean>;
  /** Everything that is held under a person, as stored, without keys. */
  held(email: string): Promise<Record<string, unknown>[]>;
}
