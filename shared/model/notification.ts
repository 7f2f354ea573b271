/** What asks a person, and what they said. The sender, the tables, the report and the page share these shapes. */

/** Types whose actions need not be sent. Any other type is shown too and can be acknowledged. */
export const NOTIFICATION_TYPES = ['simple', 'confirm'] as const;

/** How much it matters, least first. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** `alarm`: this answer means that something is wrong ("not me"); it shows what happens next and whom to call. */
export const ACTION_STYLES = ['primary', 'secondary', 'alarm'] as const;
export type ActionStyle = (typeof ACTION_STYLES)[number];

export const COMMENT_RULES = ['none', 'optional', 'required'] as const;
export type CommentRule = (typeof COMMENT_RULES)[number];

/** Characters of a comment. */
export const LONGEST_COMMENT = 1000;
/** Notifications in one request. */
export const LARGEST_BATCH = 100;
/** Open notifications that one person may have of one sender, and of all. */
export const OPEN_OF_ONE = 100;
export const OPEN_OF_ALL = 500;

export interface NotificationFact {
  label: string;
  value: string;
}

export interface NotificationLink {
  label: string;
  /** https only. */
  url: string;
}

/** One thing that a person can say. */
export interface NotificationAction {
  id: string;
  label: string;
  style: ActionStyle;
  comment: CommentRule;
}

/** What a person said, kept with who and when. */
export interface NotificationAnswer {
  action: string;
  comment?: string;
  /** ISO 8601 UTC. */
  at: string;
  /** The person's e-mail: always the addressee. */
  who: string;
}

/** What happens after an answer of style `alarm`, and whom to call. */
export interface NextStep {
  text: string;
  call: { name: string; email?: string; url?: string; phone?: string };
}

/** A notification as its addressee sees it. */
export interface ReportNotification {
  id: string;
  type: string;
  title: string;
  /** The Markdown subset of shared/model/markdown.ts. */
  message?: string;
  /** The program that sent it. */
  sender: string;
  /** When it happened, ISO 8601 UTC. */
  time: string;
  severity: Severity;
  facts: NotificationFact[];
  /** At least one. */
  actions: NotificationAction[];
  link?: NotificationLink;
  /** Until then it can be answered, ISO 8601 UTC. */
  expires: string;
  answer?: NotificationAnswer;
  /** Present when one of the actions is of style `alarm`. */
  next?: NextStep;
}

/** Where a notification stands: rank (severity, or answered), time, id. */
export type NotificationPlace = readonly [number, string, string];

export function placeOfNotification({ id, answer, severity, time }: ReportNotification): NotificationPlace {
  const rank = SEVERITIES.length - (answer ? 0 : 1 + SEVERITIES.indexOf(severity));
  return [rank, answer?.at ?? time, id];
}

/** Open ones, most severe and newest first; then what was answered, newest answer first. */
export const compareNotifications = (one: NotificationPlace, other: NotificationPlace): number =>
  one[0] - other[0] || compare(other[1], one[1]) || compare(one[2], other[2]);

/** In that order. */
export const orderNotifications = (list: readonly ReportNotification[]): ReportNotification[] =>
  [...list].sort((a, b) => compareNotifications(placeOfNotification(a), placeOfNotification(b)));

/** By code unit: no locale may change the order from one machine to the next. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
