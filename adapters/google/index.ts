/** Google Workspace: phones and tablets that people have registered, and managed Chromebooks. */

import type { AdapterContext, Connection, DeviceAdapter } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { text } from '../../shared/adapter-kit/read.ts';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Answer, DeviceRecord, Dropped, Page } from '../../shared/model/record.ts';
import { activityMethods } from './activity-methods.ts';
import { chromeosRecord } from './chromeos.ts';
import { CHROMEOS, type Client, createClient, type List, MOBILE } from './client.ts';
import { Config } from './config.ts';
import { mobileRecord } from './mobile.ts';
import type { Item, ReadOptions } from './values.ts';

export const google: DeviceAdapter<Config> = {
  source: 'google',
  label: 'Google Workspace',
  role: 'devices',
  config: Config,
  connect: (config, context) => connect(config, context),
};

const READERS = { mobile: mobileRecord, chromeos: chromeosRecord };

function connect(config: Config, context: AdapterContext): Connection<DeviceRecord> {
  const client = createClient(config, context);

  const read = (list: List, items: unknown[], syncedAt: string) =>
    readAll(list, items, { syncedAt, aliasDomains: config.alias_domains });

  /** Search results lag up to 36 hours behind (developers.google.com, search operators), so they are never all. */
  const search = async (
    questions: [list: List, query: string][],
    wanted: (record: DeviceRecord) => boolean,
  ) => {
    const tried = await Promise.allSettled(
      questions.map(([list, query]) => searchOne(client, list, query, context, read)),
    );
    const parts = tried.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []));
    const failed = tried.find((part) => part.status === 'rejected');
    if (failed && parts.length === 0) throw failed.reason;
    if (failed) context.log.warn('Google answered in part', { asked: tried.length, answered: parts.length });
    const records = new Map(parts.flatMap((part) => part.records).map((record) => [record.id, record]));
    return {
      complete: false,
      dropped: once(parts.flatMap(({ dropped }) => dropped)),
      records: [...records.values()].filter(wanted),
    };
  };

  return {
    async byEmail(value) {
      const email = canonicalEmail(value);
      if (!email) return NOTHING;
      const addresses = [email, ...aliasesOf(email, config.alias_domains)];
      const questions = addresses.flatMap((address): [List, string][] => [
        [MOBILE, `email:${address}`],
        [CHROMEOS, `recent_user:${address}`],
        [CHROMEOS, `user:${address}`],
      ]);
      return search(questions, ({ owners }) => owners.includes(email));
    },
    async bySerial(value) {
      const serial = canonicalSerial(value);
      // A blank would begin another condition.
      if (!serial || /[\s:*"]/.test(serial)) return NOTHING;
      const questions: [List, string][] = [[MOBILE, `serial:${serial}`]];
      // Google refuses to look for fewer than three characters of a Chromebook's serial.
      if (serial.length >= 3) questions.push([CHROMEOS, `id:${serial}`]);
      return search(questions, ({ identifiers }) => identifiers.serial === serial);
    },
    async byMac(value) {
      const mac = canonicalMac(value);
      if (!mac) return NOTHING;
      const plain = mac.replaceAll(':', '').toLowerCase();
      // No search for a phone's address is documented, so this finds Chromebooks only.
      const questions: [List, string][] = [
        [CHROMEOS, `wifi_mac:${plain}`],
        [CHROMEOS, `ethernet_mac:${plain}`],
      ];
      return search(questions, ({ identifiers }) => identifiers.mac_addresses?.includes(mac) ?? false);
    },
    ...activityMethods(config, context),
    all: (cursor) => readPage(client, parseCursor(cursor), context, read),
    async check() {
      await Promise.all([client.list(MOBILE, {}), client.list(CHROMEOS, {})]);
      return {
        vendor: 'Google Workspace',
        details: ['mobile devices: readable', 'ChromeOS devices: readable'],
      };
    },
  };
}

/** What cannot be found, for sure: nothing was asked. */
const NOTHING: Answer = { complete: true, dropped: [], records: [] };

type Read = (list: List, items: unknown[], syncedAt: string) => Omit<Answer, 'complete'>;

async function searchOne(client: Client, list: List, query: string, { now }: AdapterContext, read: Read) {
  const found: Omit<Answer, 'complete'> = { dropped: [], records: [] };
  let pageToken: string | undefined;
  do {
    const syncedAt = now().toISOString();
    const { items, next } = await client.list(list, { query, ...(pageToken ? { pageToken } : {}) });
    const { dropped, records } = read(list, items, syncedAt);
    found.dropped.push(...dropped);
    found.records.push(...records);
    pageToken = next;
  } while (pageToken);
  return found;
}

/** Two searches may find the same device. One without an id cannot be told from another: each reason counts once. */
function once(dropped: Dropped[]): Dropped[] {
  return [...new Map(dropped.map((device) => [`${device.id} ${device.reason}`, device])).values()];
}

interface Cursor {
  list: List;
  pageToken?: string;
}

/** Phones first, then Chromebooks. Page tokens are Google's own: nothing shifts when a device is deleted meanwhile. */
async function readPage(client: Client, cursor: Cursor, { now }: AdapterContext, read: Read): Promise<Page> {
  const { list, pageToken } = cursor;
  const syncedAt = now().toISOString();
  const { items, next } = await client.list(list, pageToken ? { pageToken } : {});
  const { dropped, records } = read(list, items, syncedAt);
  const page = { complete: dropped.every(({ id }) => id !== undefined), dropped, records };
  if (next) return { ...page, next: `${list.name}/${next}` };
  return list === MOBILE ? { ...page, next: `${CHROMEOS.name}/` } : page;
}

function parseCursor(cursor: string | undefined): Cursor {
  if (cursor === undefined) return { list: MOBILE };
  const [, name, pageToken] = /^(mobile|chromeos)\/(.*)$/.exec(cursor) ?? [];
  if (!name) throw new SourceError('unintelligible', 'The cursor is not one of this source.');
  const list = name === 'mobile' ? MOBILE : CHROMEOS;
  return pageToken ? { list, pageToken } : { list };
}

/** A device that cannot be read costs that device only. */
function readAll(list: List, items: unknown[], options: ReadOptions): Omit<Answer, 'complete'> {
  const records: DeviceRecord[] = [];
  const dropped: Dropped[] = [];
  for (const item of items) {
    try {
      records.push(READERS[list.name](asItem(item), options));
    } catch (error) {
      const id = idOf(list, item);
      dropped.push({
        ...(id ? { id } : {}),
        reason: error instanceof Error ? error.message : 'It cannot be read.',
      });
    }
  }
  return { dropped, records };
}

function asItem(item: unknown): Item {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new TypeError('It is not an object.');
  return item as Item;
}

function idOf(list: List, item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { resourceId, deviceId } = item as Item;
  const id = text(list === MOBILE ? resourceId : deviceId);
  return id && `${list.name}:${id}`;
}

function aliasesOf(email: string, aliasDomains: Record<string, string>): string[] {
  const [name, domain] = email.split('@');
  return Object.entries(aliasDomains).flatMap(([alias, primary]) =>
    primary === domain ? [`${name}@${alias}`] : [],
  );
}
