/** A row of Duo's authentication log → an event. Pure; reads rows of both versions of the API. */

import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import { compact, type Fields, instant, meaning, object, text } from '../../shared/adapter-kit/read.ts';
import { canonicalEmail } from '../../shared/identifiers/index.ts';
import type { ActivityEvent, EventKind } from '../../shared/model/event.ts';

const KINDS: Record<string, EventKind> = { authentication: 'sign_in', enrollment: 'enrollment' };

/**
 * @param domain makes an e-mail of a user name
 * @throws TypeError for what is no row
 */
export function toEvent(row: unknown, domain?: string): Unstamped<ActivityEvent> {
  const item = object(row) ?? {};
  const at = timeOf(item);
  if (!at) throw new TypeError('It has no time.');
  const user = text(object(item.user)?.name) ?? text(item.username);
  const id = text(item.txid) ?? `${at}.${user ?? 'nobody'}`;
  const type = text(item.event_type) ?? text(item.eventtype) ?? 'authentication';
  const access = object(item.access_device);
  const owner = canonicalEmail(item.email) ?? emailOf(user, domain);
  return compact({
    id: id.replace(/[#\s]/g, '_'),
    owners: owner ? [owner] : [],
    kind: meaning(KINDS, type) ?? 'other',
    type,
    at,
    success: meaning(SUCCESS, item.result),
    reason: text(item.reason),
    factor: text(item.factor),
    application: text(object(item.application)?.name) ?? text(item.integration),
    ip_address: addressOf(access?.ip) ?? addressOf(item.ip),
    place: placeOf(object(access?.location) ?? object(item.location)),
    client: [text(access?.browser), text(access?.os)].filter(Boolean).join(', ') || undefined,
    suspicious: text(item.result)?.toLowerCase() === 'fraud' || undefined,
  });
}

/** The text has microseconds, the number only seconds. */
const timeOf = ({ isotimestamp, timestamp }: Fields): string | undefined =>
  instant(isotimestamp) ?? (typeof timestamp === 'number' ? instant(timestamp * 1000) : undefined);

/** Some rows have the port behind the address: `192.0.2.1:443`, `[2001:db8::1]:443`. */
function addressOf(value: unknown): string | undefined {
  const address = text(value);
  return address && (/^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1'));
}

/** The second version writes it small, the first in capitals. Anything else says nothing for sure. */
const SUCCESS = { success: true, denied: false, failure: false, fraud: false };

function emailOf(user: string | undefined, domain: string | undefined): string | undefined {
  return canonicalEmail(user) ?? (user && domain ? canonicalEmail(`${user}@${domain}`) : undefined);
}

const placeOf = (location: Fields | undefined): string | undefined =>
  [text(location?.city), text(location?.country)].filter(Boolean).join(', ') || undefined;
