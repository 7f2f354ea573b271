/** Ivanti Endpoint Manager (LANDESK): Windows machines, read from the core database over SQL Server's protocol. */

import type { AdapterContext, Connection, DeviceAdapter } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { createSlots } from '../../shared/adapter-kit/slots.ts';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Answer, DeviceRecord, Page } from '../../shared/model/record.ts';
import { type Client, createClient } from './client.ts';
import { Config } from './config.ts';
import {
  between,
  following,
  ownedBy,
  readAdapters,
  readDetections,
  readMachines,
  readSchema,
  readSoftware,
  type Schema,
  type Selection,
  withMac,
  withSerial,
} from './queries.ts';
import { keyOf, toRecords } from './schema.ts';
import { instantReader } from './time.ts';

const NOTHING: Answer = { complete: true, dropped: [], records: [] };

export const landesk: DeviceAdapter<Config> = {
  source: 'landesk',
  label: 'LANDESK',
  role: 'devices',
  config: Config,
  connect: (config, context) => connect(config, context),
};

function connect(config: Config, { log, now }: AdapterContext): Connection<DeviceRecord> {
  const client = createClient(config, log);
  const schema = once(() => readSchema(client));
  const reader: Reader = { client, schema, config, instant: instantReader(config.time_zone), now };

  const readOnly = async (
    selection: Selection,
    wanted: (record: DeviceRecord) => boolean,
  ): Promise<Answer> => {
    const { complete, dropped, records } = await read(reader, selection, selection);
    return { complete, dropped, records: records.filter(wanted) };
  };

  return {
    async byEmail(value) {
      const email = canonicalEmail(value);
      return email ? readOnly(ownedBy(email), ({ owners }) => owners.includes(email)) : NOTHING;
    },
    async bySerial(value) {
      const serial = canonicalSerial(value);
      return serial
        ? readOnly(withSerial(serial), ({ identifiers }) => identifiers.serial === serial)
        : NOTHING;
    },
    async byMac(value) {
      const mac = canonicalMac(value);
      if (!mac) return NOTHING;
      return readOnly(withMac(mac), ({ identifiers }) => identifiers.mac_addresses?.includes(mac) ?? false);
    },
    all: (cursor) => readPage(reader, parseCursor(cursor), config.page_size),
    async check() {
      const [server] = await client.query('SELECT @@VERSION AS version');
      await readPage(reader, 0, 1);
      return {
        vendor: String(server?.version ?? 'SQL Server').split('\n')[0] ?? '',
        details: ['machines, detections, adapters and software: readable', ...missing(await schema())],
      };
    },
    close: () => client.close(),
  };
}

interface Reader {
  client: Client;
  schema: () => Promise<Schema>;
  config: Config;
  instant: (text: unknown) => string | undefined;
  now: () => Date;
}

interface ReadAnswer extends Answer {
  /** Keys of the machines read, ascending. */
  keys: number[];
}

/**
 * @param rest for the three other queries: the same machines, perhaps said more simply, now that they are known
 * @param atOnce how many of these at once: for a person all, for a sweep, which nobody waits for, one connection does
 */
async function read(
  { client, schema, config, instant, now }: Reader,
  selection: Selection,
  rest: Selection | ((keys: number[]) => Selection),
  atOnce = 3,
): Promise<ReadAnswer> {
  const synced_at = now().toISOString();
  const machines = await readMachines(client, await schema(), selection);
  const keys = [...new Set(machines.map(keyOf))].filter((key) => key !== undefined).sort((a, b) => a - b);
  if (machines.length === 0) return { ...NOTHING, keys };
  const same = typeof rest === 'function' ? rest(keys) : rest;
  // The database is one system: where one of these fails, old facts are better than a record without them.
  const slot = createSlots(atOnce);
  const [detections, adapters, software] = await Promise.all([
    slot(() => readDetections(client, same)),
    slot(() => readAdapters(client, same)),
    slot(() => readSoftware(client, same)),
  ]);
  const rows = { machines, detections, adapters, software };
  const { records, dropped } = toRecords(rows, { ...config, instant, synced_at });
  return { complete: dropped.length === 0, dropped, records, keys };
}

async function readPage(reader: Reader, after: number, size: number): Promise<Page> {
  const { keys, ...page } = await read(
    reader,
    following(after, size),
    (found) => between(after, found.at(-1) ?? after),
    1,
  );
  const last = keys.at(-1);
  // Unreadable keys count as read: a page that holds some is not the last because of them.
  const over = last === undefined || (keys.length < size && page.dropped.length === 0);
  return over ? page : { ...page, next: String(last) };
}

function parseCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d+$/.test(cursor)) throw new SourceError('unintelligible', 'The cursor is not one of this source.');
  return Number(cursor);
}

function missing(schema: Schema): string[] {
  const gone = (['bitlocker', 'osnt', 'operating_system'] as const).filter((table) => {
    const column = { bitlocker: 'PROTECTIONSTATUS', osnt: 'CURRENTBUILD', operating_system: 'OSTYPE' }[table];
    return !schema.has(table, column);
  });
  return gone.map((table) => `${table}: not at this site, so not collected`);
}

/** Remembers the answer, but not a failure. */
function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => {
    running ??= work().catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  };
}
