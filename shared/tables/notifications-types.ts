/** What the table `notifications` holds: a notification, its answer, and the answer's way out, all in one item. */
import type {
  CommentRule,
  NotificationAnswer,
  NotificationFact,
  NotificationLink,
  Severity,
} from '../model/notification.ts';

/** How it came in: through the API with a token, as an event, or read from a source. */
export interface Sender {
  kind: 'token' | 'event' | 'source';
  name: string;
}

/** An action as it was sent; what a type brings itself has no label. */
export interface StoredAction {
  id: string;
  label?: string;
  style: 'primary' | 'secondary' | 'alarm';
  comment: CommentRule;
}

export interface NotificationContent {
  type: string;
  title: string;
  message?: string;
  time: string;
  severity: Severity;
  facts: NotificationFact[];
  actions: StoredAction[];
  link?: NotificationLink;
}

export interface StoredNotification {
  id: string;
  /** E-mail, lower case. */
  recipient: string;
  sender: Sender;
  /** The sender's own id of it. */
  sender_id: string;
  content: NotificationContent;
  created_at: string;
  /** Until then it can be answered, ISO 8601 UTC. */
  expires: string;
  answer?: NotificationAnswer;
}

export interface NotificationToStore extends Omit<StoredNotification, 'answer'> {
  /** Tells whether a repeat says the same. */
  fingerprint: string;
}

/** Where answers go. A receiver of `stethoscope.yml` goes by its own name. */
export type TargetName = 'webhook' | 'event' | `webhook-${string}`;

export interface DeliveryError {
  target: TargetName;
  /** Stable. */
  code: string;
  at: string;
}

/** An answer on its way out. */
export interface Outgoing {
  /** The one id under which it is delivered, everywhere and always. */
  delivery_id: string;
  state: 'waiting' | 'parked';
  /** When it is tried next; for a parked one, since when it is parked. ISO 8601 UTC. */
  due: string;
  tries: number;
  /** Targets that have it, with when. */
  done: Partial<Record<TargetName, string>>;
  error?: DeliveryError;
  notification: StoredNotification & { answer: NotificationAnswer };
}

/** How a try ended. */
export type Settlement =
  | { state: 'delivered'; done: Outgoing['done'] }
  | { state: 'waiting' | 'parked'; due: string; done: Outgoing['done']; error: DeliveryError };

/** All writes are conditional and on one item. */
export interface NotificationsTable {
  /**
   * Takes a place among the person's open notifications for each of these, before they are stored. Limits hold however
   * many send at once. A notification that has its place keeps it.
   *
   * @returns ids of those for which there is none: the sender, or all senders together, have as many open as may be
   * @throws when so many send to this person at once that nobody gets to write: send it again then
   */
  takePlaces(
    email: string,
    wanted: readonly Pick<NotificationToStore, 'id' | 'sender' | 'expires'>[],
  ): Promise<Set<string>>;
  /**
   * Stores a notification unless it is there.
   *
   * @returns `created`; `same` for a repeat; `different`: the sender has used its id for something else
   */
  create(notification: NotificationToStore): Promise<'created' | 'same' | 'different'>;
  /** Answered and unexpired ones of a person, as of now; also expired ones with `all`. One Query. */
  person(email: string, options?: { all?: boolean }): Promise<StoredNotification[]>;
  get(email: string, id: string): Promise<StoredNotification | undefined>;
  /**
   * Keeps an answer and puts it into the outbox, in one write.
   *
   * @returns what is stored now; `undefined` when it was answered, has expired or is not there
   */
  answer(email: string, id: string, answer: NotificationAnswer): Promise<StoredNotification | undefined>;
  /** How far a source was read. */
  cursor(source: string): Promise<string | undefined>;
  saveCursor(source: string, cursor: string): Promise<void>;
}

export interface Outbox {
  /** Answers that are due, the longest waiting first. */
  due(now: Date): AsyncIterable<Outgoing>;
  /** Those of one state that are due then or later, the longest waiting first. @param due default: all */
  from(state: Outgoing['state'], due?: string): AsyncIterable<Outgoing>;
  /** All of one state. */
  list(state: Outgoing['state']): Promise<Outgoing[]>;
  count(state: Outgoing['state']): Promise<number>;
  /**
   * Takes an answer for one try and counts the try.
   *
   * @param until when somebody else may take it, if nobody settles it before
   * @returns what is taken; `undefined`: somebody else was faster
   */
  claim(outgoing: Outgoing, until: Date): Promise<Outgoing | undefined>;
  /** @param outgoing as claimed; @returns `false`: it was taken by somebody else meanwhile, who settles it */
  settle(outgoing: Outgoing, settlement: Settlement): Promise<boolean>;
  /** Makes it due now, with all its attempts before it. @returns `false`: it is no longer there */
  replay(outgoing: Outgoing): Promise<boolean>;
}
