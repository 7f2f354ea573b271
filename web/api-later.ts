/** What parts ask for that are opened later: the first view does not load it. */
import type { Answered, Notifications } from '../shared/api/notifications.ts';
import type { Held, Looks } from '../shared/api/people.ts';
import type { SignedOut } from '../shared/api/session.ts';
import type { V1Device } from '../shared/api/v1.ts';
import type { AccountsAnswer, EventsAnswer } from '../shared/model/activity.ts';
import type { Summary } from '../shared/model/totals.ts';
import { type ApiResult, BASE, because, call, post } from './api.ts';

const behind = (before: string | undefined): string =>
  before === undefined ? '' : `?before=${encodeURIComponent(before)}`;

/** Devices by what is written on them, whoever has them; for the security team. */
export const findDevices = (
  by: 'serial' | 'macaddr',
  value: string,
  reason: string,
): Promise<ApiResult<V1Device[]>> =>
  call(`${BASE}/devices/${by}/${encodeURIComponent(value)}`, {
    headers: because(reason),
  });

/** A person's notifications, open ones first, a page at a time. @param query `before`: the `next` of an earlier page */
export const fetchNotifications = ({
  who,
  reason,
  before,
}: {
  who: 'me' | string;
  reason: string | undefined;
  before: string | undefined;
}): Promise<ApiResult<Notifications>> =>
  call(`${BASE}/notifications/${encodeURIComponent(who)}${behind(before)}`, { headers: because(reason) });

/** Keeps the reader's answer. A 409 says what was answered before, beside the problem, as `notification`. */
export const answerNotification = (
  id: string,
  answer: { action: string; comment?: string },
): Promise<ApiResult<Answered>> =>
  call(`${BASE}/notifications/${encodeURIComponent(id)}/answer`, post(answer));

/** Ends the session; the answer may name the place where the provider's own session ends. */
export const endSession = (): Promise<ApiResult<SignedOut | null>> => call('/auth/signout', post());

/** Who has looked at the reader's own data, newest first. */
export const fetchLooks = (before?: string): Promise<ApiResult<Looks>> =>
  call(`${BASE}/me/looks${behind(before)}`);

/** What was counted over all people; for the security team. */
export const fetchSummary = (): Promise<ApiResult<Summary>> => call(`${BASE}/summary`);

/** The same as a table, as a file. */
export const SUMMARY_TABLE = `${BASE}/summary?format=csv`;

/** The reader's accounts, with the day that each is about. */
export const fetchAccounts = (): Promise<ApiResult<AccountsAnswer>> => call(`${BASE}/accounts/me`);

/** What happened to the reader's accounts, newest first. */
export const fetchEvents = (): Promise<ApiResult<EventsAnswer>> => call(`${BASE}/events/me`);

/** Everything that is held about the reader, a page at a time. */
export const fetchData = (before?: string): Promise<ApiResult<Held>> =>
  call(`${BASE}/me/data${behind(before)}`);
