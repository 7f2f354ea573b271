/** A person's notifications in pages, in the order in which they are shown. */
import * as z from 'zod';
import { cursorOf, placeIn } from '../../access/cursor.ts';
import type { Notifications } from '../../api/notifications.ts';
import {
  compareNotifications,
  placeOfNotification,
  type ReportNotification,
} from '../../model/notification.ts';
import { fitting, LARGEST_LIST } from '../../platform/size.ts';

const PAGE = 100;

/** See `placeOfNotification`. */
const Place = z.tuple([z.int().min(0), z.string().max(64), z.string().max(256)]);

/**
 * @param all in their order
 * @param query `before`: where an earlier page ended. What is answered meanwhile moves to later pages, so nothing is missed
 * @throws ProblemError 400 for another cursor
 */
export function pageOfNotifications(
  all: readonly ReportNotification[],
  query: URLSearchParams,
): z.output<typeof Notifications> {
  const before = placeIn(query, Place);
  const rest = before ? all.filter((one) => compareNotifications(placeOfNotification(one), before) > 0) : all;
  const notifications = fitting(rest.slice(0, PAGE), LARGEST_LIST);
  const last = notifications.at(-1);
  const more = last !== undefined && notifications.length < rest.length;
  return { notifications, ...(more && { next: cursorOf(placeOfNotification(last)) }) };
}
