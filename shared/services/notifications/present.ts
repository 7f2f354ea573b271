/** From stored notifications to what their addressee sees. Pure. */
import type { Config } from '../../config/index.ts';
import {
  type NextStep,
  type NotificationAction,
  orderNotifications,
  type ReportNotification,
} from '../../model/notification.ts';
import type { StoredAction, StoredNotification } from '../../tables/notifications-types.ts';
import { type NotificationWords, notificationWords } from './text/index.ts';

/** Answered ones in a report; `GET /api/v1/notifications/{who}` has them all. */
export const ANSWERED_IN_REPORT = 20;

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

/**
 * Open ones first, then what was answered; what has expired without an answer is left out.
 *
 * @param most answered ones to give
 */
export function presentNotifications(
  stored: readonly StoredNotification[],
  { language, config, now, most }: { language: string; config: Settings; now: Date; most?: number },
): ReportNotification[] {
  const at = now.toISOString();
  const shown = orderNotifications(
    stored
      .filter(({ answer, expires }) => answer !== undefined || expires > at)
      .map((one) => presentNotification(one, language, config)),
  );
  const open = shown.filter(({ answer }) => answer === undefined);
  return [...open, ...shown.slice(open.length, most === undefined ? undefined : open.length + most)];
}

function labelled({ label, ...action }: StoredAction, { actions }: NotificationWords): NotificationAction {
  const own = Object.entries(actions).find(([id]) => id === action.id)?.[1];
  return { ...action, label: label ?? own ?? action.id };
}

function nextStep({ notifications, organization }: Settings, words: NotificationWords): NextStep {
  const { not_me } = notifications;
  return not_me ? { text: not_me.next, call: not_me.call } : { text: words.next, call: organization.contact };
}
