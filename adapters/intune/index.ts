/** Microsoft Intune, by Microsoft Graph: computers, phones and tablets. */
import { together } from '../../shared/adapter-kit/answers.ts';
import type {
  AdapterContext,
  DeviceAdapter,
  Unstamped,
  VendorConnection,
} from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { type Fields, object, readEach, text } from '../../shared/adapter-kit/read.ts';
import { everyPage } from '../../shared/adapter-kit/walks.ts';
import { canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Answer, DeviceRecord } from '../../shared/model/record.ts';
import { check } from './check.ts';
import { createClient, quoted, type Rows } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import { detailsOf } from './details.ts';
import { ownersOf } from './owners.ts';
import { toRecord } from './schema.ts';

export const intune: DeviceAdapter<Config> = {
  source: 'intune',
  label: 'Microsoft Intune',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('intune', context, connect(config, context)),
};

/** Rows of a page of a look-up: nobody has more devices, and a filter that is ignored costs no more than this. */
const LOOK_UP_ROWS = 50;

function connect(config: Config, context: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, context);

  async function read(rows: readonly unknown[]): Promise<Answer<Unstamped<DeviceRecord>>> {
    const details = await detailsOf(
      rows.map(object).filter((row) => row !== undefined),
      client,
      context,
    );
    return readEach(rows, (row) => toRecord(row, details.get(idOf(row) ?? '') ?? {}, config.domains), idOf);
  }

  /**
   * Rows that a question finds. Graph ignores filters by some properties and lists every device instead: rows that do not
   * fit are left out, and show that no more pages are worth reading.
   */
  const find = (first: () => Promise<Rows>, fits: (row: Fields) => boolean) =>
    everyPage(async (cursor) => {
      const { rows, next } = cursor === undefined ? await first() : await client.following(cursor);
      const fitting = rows.filter((row) => object(row) === undefined || fits(row as Fields));
      const goesOn = next !== undefined && fitting.length === rows.length;
      return { complete: true, dropped: [], records: named(fitting), ...(goesOn && { next }) };
    });

  /** Never sure: lists lag behind, and a filter compares in its own way. */
  async function lookUp(...questions: readonly ReturnType<typeof find>[]) {
    const found = await together(questions, context.log);
    return { ...(await read(found.records.map(({ row }) => row))), complete: false };
  }

  return {
    byEmail(email) {
      const isOwned = (row: Fields) => ownersOf(row, config.domains).includes(email);
      const filter = `emailAddress eq ${quoted(email)}`;
      return lookUp(
        find(() => client.devicesOf(email, LOOK_UP_ROWS), isOwned),
        find(() => client.devices(LOOK_UP_ROWS, filter), isOwned),
      );
    },
    bySerial(serial) {
      const isIt = (row: Fields) => canonicalSerial(row.serialNumber) === serial;
      return lookUp(find(() => client.devices(LOOK_UP_ROWS, `serialNumber eq ${quoted(serial)}`), isIt));
    },
    /** The cursor is the address of the next page, as Graph named it. */
    async all(cursor) {
      const { rows, next } =
        cursor === undefined ? await client.devices(config.page_size) : await client.following(cursor);
      if (next !== undefined && next === cursor)
        throw new SourceError('unintelligible', 'Microsoft Graph gives the same page again and again.');
      return { ...(await read(onceById(rows))), ...(next !== undefined && { next }) };
    },
    check: () => check(client),
  };
}

const idOf = (row: unknown): string | undefined => text(object(row)?.id);

/** Rows with a name each; one without an id goes by its place. */
const named = (rows: readonly unknown[]) => rows.map((row, place) => ({ id: idOf(row) ?? `#${place}`, row }));

/** A list that changes while it is read may have a device twice. */
const onceById = (rows: readonly unknown[]): unknown[] => [
  ...new Map(named(rows).map(({ id, row }) => [id, row])).values(),
];
