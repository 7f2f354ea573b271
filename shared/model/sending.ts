/** What can be sent on to other systems. */

/**
 * - `looks`: readings of somebody's data, one message each.
 * - `answers`: what people said to notifications.
 * - `devices`: what a person's page shows of their devices, once a day.
 * - `totals`: the daily count over all people, without names.
 */
export const SENT_KINDS = ['looks', 'answers', 'devices', 'totals'] as const;
export type SentKind = (typeof SENT_KINDS)[number];
