/** The source by the Jamf Pro API. */

import { nothing, together } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext, CheckResult, VendorConnection } from '../../shared/adapter-kit/contract.ts';
import { inTurn } from '../../shared/adapter-kit/walks.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { type Client, COMPUTERS, type List, MOBILE } from './client.ts';
import type { Config } from './config.ts';
import { createWalk } from './list.ts';
import { usernamesOf } from './owners.ts';
import { canBeAsked, contains, equal, or } from './rsql.ts';

/** The fields of each list by which a device can be asked for. */
const FIELDS = {
  computers: {
    email: 'userAndLocation.email',
    username: 'userAndLocation.username',
    serial: ['hardware.serialNumber'],
    mac: ['hardware.macAddress'],
  },
  mobile: {
    email: 'emailAddress',
    username: 'username',
    serial: ['serialNumber'],
    mac: ['wifiMacAddress', 'bluetoothMacAddress'],
  },
} as const;

export function connectPro(
  config: Config,
  context: AdapterContext,
  client: Client,
): VendorConnection<DeviceRecord> {
  const lists = config.mobile_devices ? [COMPUTERS, MOBILE] : [COMPUTERS];
  const { everything, page } = createWalk(config, context, client);

  /** Each list by itself; the server compares in its own way, and may find more. */
  const askWith = (filter: (list: List) => string) =>
    together(
      lists.map((list) => everything(list, filter(list))),
      context.log,
    );
  const ask = (by: 'serial' | 'mac', value: string) =>
    askWith((list) => or(...FIELDS[list.name][by].map((field) => equal(field, value))));

  /** The field for the e-mail may hold several; where it holds none, the user name decides: see owners.ts. */
  function ofPerson(list: List, email: string): string {
    const { email: addresses, username } = FIELDS[list.name];
    const names = usernamesOf(email, config.username_domain).filter(canBeAsked);
    return or(contains(addresses, email), ...names.map((name) => equal(username, name)));
  }

  return {
    async byEmail(email) {
      return canBeAsked(email) ? askWith((list) => ofPerson(list, email)) : { ...nothing(), complete: false };
    },
    /** No hardware has a wildcard in its serial. */
    async bySerial(serial) {
      return canBeAsked(serial) ? ask('serial', serial) : nothing();
    },
    /** Never sure: the second address of a computer cannot be asked for. */
    async byMac(mac) {
      return { ...(await ask('mac', mac)), complete: false };
    },
    /** Computers first, then mobile devices. */
    all: (cursor) => inTurn(lists, cursor, page),
    check: () => check(lists, client),
  };
}

async function check(lists: readonly List[], client: Client): Promise<CheckResult> {
  const version = await client.version();
  const details: string[] = [];
  for (const list of lists) {
    const answer = await client.list(list, { page: 0, size: 1 });
    const total = answer === 'bad_filter' ? undefined : answer.total;
    details.push(`${list.name}: readable${total === undefined ? '' : `, ${total} devices`}`);
  }
  return { vendor: `Jamf Pro ${version}`, details };
}
