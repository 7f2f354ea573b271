/** Kandji, called Iru since October 2025: Macs, iPhones and iPads. */
import { nothing } from '../../shared/adapter-kit/answers.ts';
import type {
  AdapterContext,
  DeviceAdapter,
  Unstamped,
  VendorConnection,
} from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { object, readEach } from '../../shared/adapter-kit/read.ts';
import { byPosition, everyPage } from '../../shared/adapter-kit/walks.ts';
import { canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Answer, DeviceRecord, Page } from '../../shared/model/record.ts';
import { check } from './check.ts';
import { type Client, createClient, TABLES } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import type { Rows } from './prism.ts';
import { type Answered, idOf, isMac, ownersOf, toRecord } from './schema.ts';

export const kandji: DeviceAdapter<Config> = {
  source: 'kandji',
  label: 'Kandji',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('kandji', context, connect(config, context)),
};

type Found = Answer<Unstamped<DeviceRecord>>;

function connect(config: Config, context: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, context);
  const gather = gatherer(client, config, context);

  async function page(
    cursor: string | undefined,
    filter: Readonly<Record<string, string>> = {},
    wanted: (row: unknown) => boolean = () => true,
  ): Promise<Page<Unstamped<DeviceRecord>>> {
    let isLast = false;
    const window = async (offset: number) => {
      const rows = await client.devices(offset, filter);
      isLast = rows.length < config.page_size;
      return rows;
    };
    const { devices, next, sure } = await byPosition({ window, idOf }, cursor);
    const found = await gather(devices.filter(wanted));
    const goesOn = next !== undefined && !isLast;
    return { ...found, complete: found.complete && sure, ...(goesOn && { next }) };
  }

  const everything = (filter: Record<string, string>, wanted?: (row: unknown) => boolean) =>
    everyPage((cursor) => page(cursor, filter, wanted));

  return {
    byEmail: (email) => everything({ user_email_exact: email }, (row) => ownersOf(row).includes(email)),
    bySerial: (serial) =>
      everything({ serial_number: serial }, (row) => canonicalSerial(object(row)?.serial_number) === serial),
    // As Kandji spells it.
    byMac: (mac) => everything({ mac_address: mac.toLowerCase() }),
    all: (cursor) => page(cursor),
    check: () => check(client, config),
  };
}

/** Asks for all that belongs to the devices of a page, side by side. What is not answered costs that part of a record. */
function gatherer(client: Client, config: Config, { log }: AdapterContext) {
  async function part<Value>(what: string, work: Promise<Value>): Promise<Value | undefined> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      log.error(`${what} of Kandji is missing`, error);
      return undefined;
    }
  }

  async function tablesOf(ids: string[]): Promise<(id: string) => Rows> {
    const answers = await Promise.all(
      TABLES.map(async (name) => {
        const rows = ids.length === 0 ? [] : await part(`Table ${name}`, client.table(name, ids));
        return [name, rows && new Map(rows.map((row) => [idOf(row), object(row)]))] as const;
      }),
    );
    return (id) =>
      Object.fromEntries(answers.flatMap(([name, rows]) => (rows ? [[name, rows.get(id) ?? null]] : [])));
  }

  /** `gone`: it was deleted since it was listed. */
  async function answerOf(row: unknown, tables: Promise<(id: string) => Rows>): Promise<Answered | 'gone'> {
    const id = idOf(row);
    if (id === undefined) return { row, details: undefined, apps: null, tables: {} };
    const [details, apps, rows] = await Promise.all([
      part(
        'A device’s details',
        client.details(id).then((found) => found ?? ('gone' as const)),
      ),
      config.applications ? part('A device’s applications', client.apps(id)) : null,
      tables,
    ]);
    return details === 'gone' ? 'gone' : { row, details, apps, tables: rows(id) };
  }

  return async (rows: readonly unknown[]): Promise<Found> => {
    if (rows.length === 0) return nothing();
    const tables = tablesOf(rows.filter(isMac).flatMap((row) => idOf(row) ?? []));
    const answers = await Promise.all(rows.map((row) => answerOf(row, tables)));
    const there = answers.filter((answer) => answer !== 'gone');
    return readEach(there, toRecord, ({ row }) => idOf(row));
  };
}
