/** Google Workspace: phones and tablets that people have registered, and managed Chromebooks. */

import { nothing, together } from '../../shared/adapter-kit/answers.ts';
import type {
  AdapterContext,
  DeviceAdapter,
  Unstamped,
  VendorConnection,
} from '../../shared/adapter-kit/contract.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { type Fields, object, readEach, text } from '../../shared/adapter-kit/read.ts';
import { everyPage, inTurn } from '../../shared/adapter-kit/walks.ts';
import type { DeviceRecord, Page } from '../../shared/model/record.ts';
import { activityMethods } from './activity-methods.ts';
import { chromeosRecord } from './chromeos.ts';
import { CHROMEOS, createClient, type List, MOBILE } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import { mobileRecord } from './mobile.ts';

export const google: DeviceAdapter<Config> = {
  source: 'google',
  label: 'Google Workspace',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('google', context, connect(config, context)),
};

function connect(config: Config, context: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, context);

  const read = (list: List, item: unknown) => {
    const fields = object(item);
    if (!fields) throw new TypeError('It is not an object.');
    const today = context.now().toISOString().slice(0, 10);
    return list === MOBILE
      ? mobileRecord(fields, config.alias_domains)
      : chromeosRecord(fields, config.alias_domains, today);
  };

  /** Page tokens are Google's own: nothing shifts when a device is deleted meanwhile. */
  const page = async (
    list: List,
    pageToken?: string,
    query?: string,
  ): Promise<Page<Unstamped<DeviceRecord>>> => {
    const { items, next } = await client.list(list, {
      ...(query && { query }),
      ...(pageToken && { pageToken }),
    });
    const answer = readEach(
      items,
      (item) => read(list, item),
      (item) => idOf(list, object(item)),
    );
    return { ...answer, ...(next && { next }) };
  };

  /** Search results lag up to 36 hours behind (developers.google.com, search operators), so they are never all. */
  const search = async (questions: readonly [list: List, query: string][]) => {
    const parts = questions.map(([list, query]) => everyPage((token) => page(list, token, query)));
    return { ...(await together(parts, context.log)), complete: false };
  };

  return {
    byEmail(email) {
      const addresses = [email, ...aliasesOf(email, config.alias_domains)];
      return search(
        addresses.flatMap((address): [List, string][] => [
          [MOBILE, `email:${address}`],
          [CHROMEOS, `recent_user:${address}`],
          [CHROMEOS, `user:${address}`],
        ]),
      );
    },
    async bySerial(serial) {
      // A blank would begin another condition.
      if (/[\s:*"]/.test(serial)) return nothing();
      const questions: [List, string][] = [[MOBILE, `serial:${serial}`]];
      // Google refuses to look for fewer than three characters of a Chromebook's serial.
      if (serial.length >= 3) questions.push([CHROMEOS, `id:${serial}`]);
      return search(questions);
    },
    byMac(mac) {
      const plain = mac.replaceAll(':', '').toLowerCase();
      // No search for a phone's address is documented, so this finds Chromebooks only.
      return search([
        [CHROMEOS, `wifi_mac:${plain}`],
        [CHROMEOS, `ethernet_mac:${plain}`],
      ]);
    },
    ...activityMethods(config, context),
    /** Phones first, then Chromebooks. */
    all: (cursor) => inTurn([MOBILE, CHROMEOS], cursor, page),
    async check() {
      await Promise.all([client.list(MOBILE, {}), client.list(CHROMEOS, {})]);
      return {
        vendor: 'Google Workspace',
        details: ['mobile devices: readable', 'ChromeOS devices: readable'],
      };
    },
  };
}

function idOf(list: List, item: Fields | undefined): string | undefined {
  const id = text(list === MOBILE ? item?.resourceId : item?.deviceId);
  return id && `${list.name}:${id}`;
}

function aliasesOf(email: string, aliasDomains: Record<string, string>): string[] {
  const [name, domain] = email.split('@');
  return Object.entries(aliasDomains).flatMap(([alias, primary]) =>
    primary === domain ? [`${name}@${alias}`] : [],
  );
}
