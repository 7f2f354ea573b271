/** The source by the Jamf Pro API. */

import type { AdapterContext, CheckResult, Connection } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../shared/identifiers/index.ts';
import type { DeviceRecord, Page } from '../../shared/model/record.ts';
import { type Client, COMPUTERS, type List, MOBILE } from './client.ts';
import type { Config } from './config.ts';
import { createWalk } from './list.ts';
import { NOTHING, partsOf } from './parts.ts';
import { canBeAsked, equal, or } from './rsql.ts';

/** The fields of each list by which a device can be asked for. */
const FIELDS = {
  computers: {
    email: ['userAndLocation.email'],
    serial: ['hardware.serialNumber'],
    mac: ['hardware.macAddress'],
  },
  mobile: {
    email: ['emailAddress'],
    serial: ['serialNumber'],
    mac: ['wifiMacAddress', 'bluetoothMacAddress'],
  },
} as const;

export function connectPro(
  config: Config,
  context: AdapterContext,
  client: Client,
): Connection<DeviceRecord> {
  const lists = config.mobile_devices ? [COMPUTERS, MOBILE] : [COMPUTERS];
  const { everything, page } = createWalk(config, context, client);

  /** Each list by itself; what comes back is looked at again, because the server compares in its own way. */
  function ask(by: 'email' | 'serial' | 'mac', value: string, fits: (record: DeviceRecord) => boolean) {
    const asking = lists.map(async (list) => {
      const filter = or(...FIELDS[list.name][by].map((field) => equal(field, value)));
      const answer = await everything(list, filter);
      return { ...answer, records: answer.records.filter(fits) };
    });
    return partsOf(asking, context.log);
  }

  return {
    async byEmail(email) {
      const owner = canonicalEmail(email);
      if (owner === undefined) return NOTHING();
      if (!canBeAsked(owner)) return { ...NOTHING(), complete: false };
      return ask('email', owner, ({ owners }) => owners.includes(owner));
    },
    async bySerial(value) {
      const serial = canonicalSerial(value);
      // No hardware has a wildcard in its serial.
      if (serial === undefined || !canBeAsked(serial)) return NOTHING();
      return ask('serial', serial, ({ identifiers }) => identifiers.serial === serial);
    },
    /** Never sure: the second address of a computer cannot be asked for. */
    async byMac(value) {
      const mac = canonicalMac(value);
      if (mac === undefined) return NOTHING();
      const answer = await ask(
        'mac',
        mac,
        ({ identifiers }) => identifiers.mac_addresses?.includes(mac) ?? false,
      );
      return { ...answer, complete: false };
    },
    all: (cursor) => walkOn(lists, cursor, page),
    check: () => check(lists, client),
  };
}

/** Computers first, then mobile devices. The cursor is `<list>:<rest>`, the rest being the list's own. */
async function walkOn(
  lists: readonly List[],
  cursor: string | undefined,
  page: (list: List, cursor: string) => Promise<Page>,
): Promise<Page> {
  const [, name, rest = ''] = /^([a-z]+):(.*)$/.exec(cursor ?? `${COMPUTERS.name}:`) ?? [];
  const index = lists.findIndex((list) => list.name === name);
  const list = lists[index];
  if (!list) throw new SourceError('internal', 'This cursor was not made by these settings; begin anew.');
  const { next, ...answer } = await page(list, rest);
  const following = lists[index + 1];
  if (next !== undefined) return { ...answer, next: `${list.name}:${next}` };
  return following ? { ...answer, next: `${following.name}:` } : answer;
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
