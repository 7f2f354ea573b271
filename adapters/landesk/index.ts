/** Ivanti Endpoint Manager (LANDESK): computers, mostly Windows, read from the core database over SQL Server's protocol. */

import { nothing } from '../../shared/adapter-kit/answers.ts';
import type {
  AdapterContext,
  DeviceAdapter,
  Unstamped,
  VendorConnection,
} from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { createSlots } from '../../shared/adapter-kit/slots.ts';
import type { Answer, DeviceRecord, Page } from '../../shared/model/record.ts';
import { type Client, createClient } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
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

export const landesk: DeviceAdapter<Config> = {
  source: 'landesk',
  label: 'LANDESK',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('landesk', context, connect(config, context)),
};

function connect(config: Config, { log }: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, log);
  const schema = once(() => readSchema(client));
  const reader: Reader = { client, schema, config, instant: instantReader(config.time_zone) };

  const find = async (selection: Selection): Promise<Answer<Machine>> => {
    const { keys: _keys, ...answer } = await read(reader, selection, selection);
    return answer;
  };

  return {
    byEmail: (email) => find(ownedBy(email)),
    bySerial: (serial) => find(withSerial(serial)),
    byMac: (mac) => find(withMac(mac)),
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
}

type Machine = Unstamped<DeviceRecord>;

interface ReadAnswer extends Answer<Machine> {
  /** Keys of the machines read, ascending. */
  keys: number[];
}

/**
 * @param rest for the three other queries: the same machines, perhaps said more simply, now that they are known
 * @param atOnce how many of these at once: for a person all, for a sweep, which nobody waits for, one connection does
 */
async function read(
  { client, schema, config, instant }: Reader,
  selection: Selection,
  rest: Selection | ((keys: number[]) => Selection),
  atOnce = 3,
): Promise<ReadAnswer> {
  const machines = await readMachines(client, await schema(), selection, config.label_columns);
  const keys = [...new Set(machines.map(keyOf))].filter((key) => key !== undefined).sort((a, b) => a - b);
  if (machines.length === 0) return { ...nothing(), keys };
  const same = typeof rest === 'function' ? rest(keys) : rest;
  // The database is one system: where one of these fails, old facts are better than a record without them.
  const slot = createSlots(atOnce);
  const [detections, adapters, software] = await Promise.all([
    slot(() => readDetections(client, same)),
    slot(() => readAdapters(client, same)),
    slot(() => readSoftware(client, same)),
  ]);
  const rows = { machines, detections, adapters, software };
  return { ...toRecords(rows, { ...config, instant }), keys };
}

async function readPage(reader: Reader, after: number, size: number): Promise<Page<Machine>> {
  const { keys, ...page } = await read(
    reader,
    following(after, size),
    (found) => between(after, found.at(-1) ?? after),
    1,
  );
  const last = lastOf(keys, page.dropped.length, size);
  return last === undefined ? page : { ...page, next: String(last) };
}

/**
 * The key after which a walk goes on; `undefined` when it has come to its end.
 *
 * @param keys of one page, ascending
 * @param dropped machines that could not be read. They fill the page too: it is not the last one because of them.
 */
export function lastOf(keys: readonly number[], dropped: number, size: number): number | undefined {
  return keys.length < size && dropped === 0 ? undefined : keys.at(-1);
}

function parseCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d+$/.test(cursor)) throw new SourceError('unintelligible', 'The cursor is not one of this source.');
  return Number(cursor);
}

function missing(schema: Schema): string[] {
  const wanted = [
    ['bitlocker', 'PROTECTIONSTATUS'],
    ['osnt', 'CURRENTBUILD'],
    ['operating_system', 'OSTYPE'],
    ['computer', 'VALASTSCANDATE'],
    ['computer', 'SECURITYLASTSCANDATE'],
  ] as const;
  const gone = wanted.filter(([table, column]) => !schema.has(table, column));
  return gone.map(([table, column]) => `${table}.${column}: not at this site, so not collected`);
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
