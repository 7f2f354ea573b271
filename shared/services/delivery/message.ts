/** What receivers get of an answer: the same through the webhook and as an event. */
import type { Outgoing } from '../../tables/notifications-types.ts';

/** `type` of the webhook's message, after the Standard Webhooks specification. */
export const MESSAGE_TYPE = 'notification.answered';
/** `detail-type` of the event. */
export const EVENT_TYPE = 'Notification Answered';

/** @returns the same for every try */
export function messageOf({ delivery_id, notification }: Outgoing) {
  const { id, sender, sender_id, recipient, content, answer } = notification;
  const { type, title, time, severity, actions } = content;
  const chosen = actions.find((action) => action.id === answer.action);
  return {
    type: MESSAGE_TYPE,
    timestamp: answer.at,
    data: {
      delivery_id,
      notification: { id, sender: sender.name, sender_id, recipient, type, title, time, severity },
      answer: { ...answer, style: chosen?.style ?? 'secondary' },
    },
  };
}
