/** From stored notifications to what their addressee sees. */
import type { Config } from '../../config/index.ts';
import {
  type NextStep,
  type NotificationAction,
  orderNotifications,
  type ReportNotification,
} from '../../model/notification.ts';
import type { Report } from '../../model/report.ts';
import { fitting } from '../../platform/size.ts';
import type {
  NotificationsTable,
  StoredAction,
  StoredNotification,
} from '../../tables/notifications-types.ts';
import { type NotificationWords, notificationWords } from './text/index.ts';

/** In a report; `GET /api/v1/notifications/{who}` has them all, in pages. */
const OPEN_IN_REPORT = 50;
const ANSWERED_IN_REPORT = 20;
/** Bytes: most of a report is for devices. */
const ROOM_IN_REPORT = 300_000;

type Settings = Pick<Config, 'notifications' | 'organization'>;

/** @param language two letters */
export function presentNotification(
  { id, sender, content, expires, answer }: StoredNotification,
  language: string,
  config: Settings,
): ReportNotification {
  const words = notificationWords(language);
  const actions = content.actions.map((action) => labelled(action, words));
  const isAlarm = actions.some(({ style }) => style === 'alarm');
  return {
    ...content,
    id,
    sender: sender.name,
    actions,
    expires,
    ...(answer && { answer }),
    ...(isAlarm && { next: nextStep(config, words) }),
  };
}

/** Open ones first, most severe and newest first, then what was answered; never what has expired without an answer. */
export function presentNotifications(
  stored: readonly StoredNotification[],
  { language, config, now }: { language: string; config: Settings; now: Date },
): ReportNotification[] {
  const at = now.toISOString();
  return orderNotifications(
    stored
      .filter(({ answer, expires }) => answer !== undefined || expires > at)
      .map((one) => presentNotification(one, language, config)),
  );
}

/**
 * Reads what a report has of a person's notifications.
 *
 * @returns takes whose report it is (an e-mail, lower case), and its language, two letters
 */
export const notificationsOfReport =
  (table: Pick<NotificationsTable, 'person'>, config: Settings) =>
  async ({ user, language, now }: { user: string; language: string; now: Date }) =>
    notificationsInReport(presentNotifications(await table.person(user), { language, config, now }));

/** What a report has of them: the first ones, and how many more are open. */
export function notificationsInReport(
  all: readonly ReportNotification[],
): Pick<Report, 'notifications' | 'notifications_left_out'> {
  const open = all.filter(({ answer }) => answer === undefined);
  const answered = all.slice(open.length, open.length + ANSWERED_IN_REPORT);
  const notifications = fitting([...open.slice(0, OPEN_IN_REPORT), ...answered], ROOM_IN_REPORT);
  const left_out = open.length - notifications.filter(({ answer }) => answer === undefined).length;
  return { notifications, ...(left_out > 0 && { notifications_left_out: left_out }) };
}

function labelled({ label, ...action }: StoredAction, { actions }: NotificationWords): NotificationAction {
  const own = Object.entries(actions).find(([id]) => id === action.id)?.[1];
  return { ...action, label: label ?? own ?? action.id };
}

function nextStep({ notifications, organization }: Settings, words: NotificationWords): NextStep {
  const { not_me } = notifications;
  return not_me ? { text: not_me.next, call: not_me.call } : { text: words.next, call: organization.contact };
}
