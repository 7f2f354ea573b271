/** A row of Duo's authentication log → an event. Pure; reads rows of both versions of the API. */

import { isIP } from 'node:net';
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import { compact, type Fields, instant, meaning, object, said, text } from '../../shared/adapter-kit/read.ts';
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
    reason: said(item.reason),
    // "not_available" is one of Duo's own.
    factor: text(item.factor),
    application: said(object(item.application)?.name) ?? said(item.integration),
    ip_address: addressOf(access?.ip) ?? addressOf(item.ip),
    place: placeOf(object(access?.location) ?? object(item.location)),
    client: [said(access?.browser), said(access?.os)].filter(Boolean).join(', ') || undefined,
    suspicious: text(item.result)?.toLowerCase() === 'fraud' || undefined,
  });
}

/** The text has microseconds, the number only seconds. */
const timeOf = ({ isotimestamp, timestamp }: Fields): string | undefined =>
  instant(isotimestamp) ?? (typeof timestamp === 'number' ? instant(timestamp * 1000) : undefined);

/** Some rows have the port behind the address: `192.0.2.1:443`, `[2001:db8::1]:443`; where none is known, it is 0.0.0.0. */
function addressOf(value: unknown): string | undefined {
  const sent = said(value) ?? '';
  const address = /^\[(.+)\](?::\d+)?$/.exec(sent)?.[1] ?? sent.replace(/^([\d.]+):\d+$/, '$1');
  return isIP(address) === 0 || address === '0.0.0.0' ? undefined : address;
}

/** The second version writes it small, the first in capitals. Anything else says nothing for sure. */
const SUCCESS = { success: true, denied: false, failure: false, fraud: false };

function emailOf(user: string | undefined, domain: string | undefined): string | undefined {
  return canonicalEmail(user) ?? (user && domain ? canonicalEmail(`${user}@${domain}`) : undefined);
}

const placeOf = (location: Fields | undefined): string | undefined =>
  [said(location?.city), said(location?.country)].filter(Boolean).join(', ') || undefined;
