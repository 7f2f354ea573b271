/** Google's reports → accounts and events. */

import { text, withoutUndefined } from '../../shared/adapter-kit/read.ts';
import { ACCOUNT_VERSION, type Account } from '../../shared/model/account.ts';
import { type ActivityEvent, EVENT_VERSION, type EventKind } from '../../shared/model/event.ts';
import { type Item, instant, ownersOf, type ReadOptions } from './values.ts';

type Value = string | number | boolean;

/** @throws TypeError for what is no report of an account */
export function toAccount(report: unknown, { syncedAt, aliasDomains }: ReadOptions): Account {
  const item = asItem(report);
  const entity = asItem(item?.entity);
  const name = text(entity?.userEmail);
  const id = text(entity?.profileId) ?? name;
  if (!item || !name || !id) throw new TypeError('It names no account.');
  const usage = valuesIn(item.parameters);
  const on = usage['accounts:is_2sv_enrolled'];
  const required = usage['accounts:is_2sv_enforced'];
  return withoutUndefined({
    v: ACCOUNT_VERSION,
    source: 'google',
    id,
    owners: ownersOf([name], aliasDomains),
    type: 'user',
    name: name.toLowerCase(),
    second_factor:
      typeof on === 'boolean' ? { on, ...(typeof required === 'boolean' && { required }) } : undefined,
    usage,
    about: text(item.date),
    synced_at: syncedAt,
  });
}

/** One activity can hold several events. @throws TypeError for what is no activity */
export function toEvents(activity: unknown, aliasDomains: Record<string, string>): ActivityEvent[] {
  const item = asItem(activity);
  const id = asItem(item?.id);
  const at = instant(id?.time);
  const qualifier = text(id?.uniqueQualifier);
  if (!item || !at || !qualifier || !Array.isArray(item.events)) throw new TypeError('It is no activity.');
  const owners = ownersOf([text(asItem(item.actor)?.email) ?? ''], aliasDomains);
  return item.events.map((entry: unknown, index) =>
    toEvent(asItem(entry), {
      v: EVENT_VERSION,
      source: 'google',
      id: `${qualifier}.${at}.${index}`,
      owners,
      at,
      application: 'Google',
      ip_address: text(item.ipAddress),
      place: text(asItem(item.networkInfo)?.regionCode),
    }),
  );
}

type Common = Pick<ActivityEvent, 'v' | 'source' | 'id' | 'owners' | 'at' | 'application'> & {
  ip_address: string | undefined;
  place: string | undefined;
};

function toEvent(event: Item | undefined, common: Common): ActivityEvent {
  const type = text(event?.name) ?? 'unknown';
  const values = valuesIn(event?.parameters);
  const { kind, success } = KINDS[type] ?? { kind: 'other' };
  return withoutUndefined({
    ...common,
    kind,
    type,
    success,
    reason: text(values.login_failure_type),
    factor: text(values.login_challenge_method) ?? text(values.login_type),
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
  const list = Array.isArray(parameters) ? parameters.map(asItem) : [];
  return Object.fromEntries(
    list.flatMap((entry): [string, Value][] => {
      const name = text(entry?.name);
      const value = entry && readValue(entry);
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

function readValue({ boolValue, intValue, ...rest }: Item): Value | undefined {
  if (typeof boolValue === 'boolean') return boolValue;
  if (intValue !== undefined && Number.isSafeInteger(Number(intValue))) return Number(intValue);
  const [several] = Array.isArray(rest.multiValue) ? rest.multiValue : [];
  return instant(rest.datetimeValue) ?? text(rest.stringValue) ?? text(rest.value) ?? text(several);
}

function asItem(value: unknown): Item | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : undefined;
}
