/** A row of Duo's authentication log → an event. Pure; reads rows of both versions of the API. */

import { text, withoutUndefined } from '../../shared/adapter-kit/read.ts';
import { canonicalEmail } from '../../shared/identifiers/index.ts';
import { type ActivityEvent, EVENT_VERSION, type EventKind } from '../../shared/model/event.ts';

type Item = Record<string, unknown>;

const KINDS: Record<string, EventKind> = { authentication: 'sign_in', enrollment: 'enrollment' };

/**
 * @param domain makes an e-mail of a user name
 * @throws TypeError for what is no row
 */
export function toEvent(row: unknown, domain?: string): ActivityEvent {
  const item = asItem(row) ?? {};
  const at = timeOf(item);
  if (!at) throw new TypeError('It has no time.');
  const user = text(asItem(item.user)?.name) ?? text(item.username);
  const id = text(item.txid) ?? `${at}.${user ?? 'nobody'}`;
  const type = text(item.event_type) ?? text(item.eventtype) ?? 'authentication';
  const access = asItem(item.access_device);
  const owner = canonicalEmail(item.email) ?? emailOf(user, domain);
  return withoutUndefined({
    v: EVENT_VERSION,
    source: 'duo',
    id: id.replace(/[#\s]/g, '_'),
    owners: owner ? [owner] : [],
    kind: KINDS[type] ?? 'other',
    type,
    at,
    success: successOf(text(item.result)),
    reason: text(item.reason),
    factor: text(item.factor),
    application: text(asItem(item.application)?.name) ?? text(item.integration),
    ip_address: text(access?.ip) ?? text(item.ip),
    place: placeOf(asItem(access?.location) ?? asItem(item.location)),
    client: [text(access?.browser), text(access?.os)].filter(Boolean).join(', ') || undefined,
    suspicious: text(item.result)?.toLowerCase() === 'fraud' || undefined,
  });
}

/** The text has microseconds, the number only seconds. */
function timeOf({ isotimestamp, timestamp }: Item): string | undefined {
  const precise = new Date(text(isotimestamp) ?? Number.NaN);
  const seconds = typeof timestamp === 'number' ? timestamp : Number.NaN;
  const date = Number.isNaN(precise.getTime()) ? new Date(seconds * 1000) : precise;
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The second version writes it small, the first in capitals. Anything else says nothing for sure. */
function successOf(result: string | undefined): boolean | undefined {
  const said = result?.toLowerCase();
  if (said === 'success') return true;
  return said === 'denied' || said === 'failure' || said === 'fraud' ? false : undefined;
}

function emailOf(user: string | undefined, domain: string | undefined): string | undefined {
  return canonicalEmail(user) ?? (user && domain ? canonicalEmail(`${user}@${domain}`) : undefined);
}

const placeOf = (location: Item | undefined): string | undefined =>
  [text(location?.city), text(location?.country)].filter(Boolean).join(', ') || undefined;

function asItem(value: unknown): Item | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : undefined;
}
