/** Google's reports → accounts and events. */

import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  type Fields,
  flag,
  instant,
  list,
  meaning,
  object,
  said,
  text,
} from '../../shared/adapter-kit/read.ts';
import type { Account } from '../../shared/model/account.ts';
import type { ActivityEvent, EventKind } from '../../shared/model/event.ts';
import { type AliasDomains, ownersOf } from './values.ts';

type Value = string | number | boolean;

/** @throws TypeError for what is no report of an account */
export function toAccount(report: unknown, aliasDomains: AliasDomains): Unstamped<Account> {
  const item = object(report);
  const entity = object(item?.entity);
  const name = text(entity?.userEmail);
  const id = text(entity?.profileId) ?? name;
  if (!item || !name || !id) throw new TypeError('It names no account.');
  const usage = valuesIn(item.parameters);
  const on = flag(usage['accounts:is_2sv_enrolled']);
  const required = flag(usage['accounts:is_2sv_enforced']);
  return compact({
    id,
    owners: ownersOf([name], aliasDomains),
    type: 'user',
    name: name.toLowerCase(),
    second_factor: on === undefined ? undefined : compact({ on, required }),
    usage,
    about: text(item.date),
  });
}

/** One activity can hold several events. @throws TypeError for what is no activity */
export function toEvents(activity: unknown, aliasDomains: AliasDomains): Unstamped<ActivityEvent>[] {
  const item = object(activity);
  const id = object(item?.id);
  const at = instant(id?.time);
  const qualifier = text(id?.uniqueQualifier);
  if (!item || !at || !qualifier || !Array.isArray(item.events)) throw new TypeError('It is no activity.');
  const owners = ownersOf([object(item.actor)?.email], aliasDomains);
  return item.events.map((entry: unknown, index) =>
    toEvent(object(entry), {
      id: `${qualifier}.${at}.${index}`,
      owners,
      at,
      application: 'Google',
      ip_address: text(item.ipAddress),
      place: said(object(item.networkInfo)?.regionCode),
    }),
  );
}

type Common = Pick<ActivityEvent, 'id' | 'owners' | 'at' | 'application'> & {
  ip_address: string | undefined;
  place: string | undefined;
};

function toEvent(event: Fields | undefined, common: Common): Unstamped<ActivityEvent> {
  const type = text(event?.name) ?? 'unknown';
  const values = valuesIn(event?.parameters);
  const { kind, success } = meaning(KINDS, type) ?? { kind: 'other' };
  return compact({
    ...common,
    kind,
    type,
    success,
    reason: said(values.login_failure_type),
    factor: said(values.login_challenge_method) ?? said(values.login_type),
    suspicious: type === 'suspicious_login' || values.is_suspicious === true || undefined,
  });
}

const KINDS: Record<string, { kind: EventKind; success?: boolean }> = {
  login_success: { kind: 'sign_in', success: true },
  login_failure: { kind: 'sign_in', success: false },
  suspicious_login: { kind: 'sign_in' },
  logout: { kind: 'sign_out' },
  login_challenge: { kind: 'challenge' },
  login_verification: { kind: 'challenge' },
  '2sv_enroll': { kind: 'enrollment' },
};

/** Each parameter has its value under the name of its type; whole numbers are texts. */
function valuesIn(parameters: unknown): Record<string, Value> {
  return Object.fromEntries(
    list(parameters).flatMap((parameter): [string, Value][] => {
      const entry = object(parameter);
      const name = text(entry?.name);
      const value = entry && readValue(entry);
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

function readValue({ boolValue, intValue, ...rest }: Fields): Value | undefined {
  if (typeof boolValue === 'boolean') return boolValue;
  if (intValue !== undefined && Number.isSafeInteger(Number(intValue))) return Number(intValue);
  return (
    instant(rest.datetimeValue) ??
    text(rest.stringValue) ??
    text(rest.value) ??
    text(list(rest.multiValue)[0])
  );
}
