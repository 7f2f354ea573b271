/** Fleet: computers with osquery, what its policies say of them, and devices that it manages. */
import { nothing, together } from '../../shared/adapter-kit/answers.ts';
import type {
  AdapterContext,
  DeviceAdapter,
  Unstamped,
  VendorConnection,
} from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { type Fields, object, readEach, text } from '../../shared/adapter-kit/read.ts';
import { everyPage, lastKey } from '../../shared/adapter-kit/walks.ts';
import { canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Answer, DeviceRecord, Page } from '../../shared/model/record.ts';
import { createClient } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import { toRecord } from './schema.ts';

export const fleet: DeviceAdapter<Config> = {
  source: 'fleet',
  label: 'Fleet',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('fleet', context, connect(config, context)),
};

type Found = Answer<Unstamped<DeviceRecord>>;

/** Fleet searches no MAC addresses. */
function connect(config: Config, context: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, context);

  /** Whether a disk is encrypted and whom the identity provider names stands on each host's own page alone. */
  async function readHost(answer: unknown): Promise<Found> {
    const row = object(answer);
    const id = text(row?.id);
    if (id === undefined) return readEach([row ?? {}], (host) => toRecord(host, undefined, config));
    const host = await client.host(id);
    if (host === undefined) return nothing();
    return readEach(
      [host],
      (whole) => toRecord(whole, row, config),
      () => id,
    );
  }

  async function page(
    cursor: string | undefined,
    query?: string,
    wanted: (row: Fields | undefined) => boolean = () => true,
  ): Promise<Page<Unstamped<DeviceRecord>>> {
    const asked = { after: cursor, size: config.page_size };
    const rows = await client.list({ ...asked, ...(query !== undefined && { query }) });
    const last = lastKey(
      rows.map((row) => text(object(row)?.id)),
      cursor,
    );
    if (last === 'unordered') throw new SourceError('unintelligible', 'Fleet does not list hosts by id.');
    const kept = rows.filter((row) => wanted(object(row)));
    const found = kept.length === 0 ? nothing() : await together(kept.map(readHost), context.log);
    return { ...found, ...(rows.length >= config.page_size && last !== undefined && { next: last }) };
  }

  return {
    /** Never sure: that the identity provider's addresses are searched, too, is not documented. */
    async byEmail(email) {
      return { ...(await everyPage((cursor) => page(cursor, email))), complete: false };
    },
    bySerial: (serial) =>
      everyPage((cursor) => page(cursor, serial, (row) => canonicalSerial(row?.hardware_serial) === serial)),
    all: (cursor) => page(cursor),
    async check() {
      const version = await client.version();
      const [first] = await client.list({ size: 1 });
      const id = text(object(first)?.id);
      const details = ['hosts: readable'];
      if (id !== undefined && (await client.host(id))) details.push('details of a host: readable');
      return { vendor: `Fleet ${version}`, details };
    },
  };
}
