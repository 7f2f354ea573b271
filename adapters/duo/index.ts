/** Duo: knows no devices, only who signed in with a second factor. Its log is read for everybody, once a minute. */

import type {
  ActivityAdapter,
  AdapterContext,
  EventPage,
  Unstamped,
  VendorConnection,
} from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { object, readEach, text } from '../../shared/adapter-kit/read.ts';
import type { ActivityEvent } from '../../shared/model/event.ts';
import { type Client, createClient } from './client.ts';
import { Config } from './config.ts';
import { toEvent } from './schema.ts';

export const duo: ActivityAdapter<Config> = {
  source: 'duo',
  label: 'Duo',
  role: 'activity',
  config: Config,
  connect: (config, context) => guard('duo', context, connect(config, context)),
};

const MINUTE = 60_000;
/** Rows are there about two minutes after they happened; what is asked for earlier would be missed. */
const DELAY = 2 * MINUTE;
/** Duo keeps no more. A minute less, for the way there. */
const OLDEST = 180 * 24 * 60 * MINUTE - MINUTE;

/** Where reading stands: a stretch of time, and how far it has been read. Milliseconds since 1970. */
interface Place {
  from: number;
  /** End of the stretch; absent: the stretch before has been read, a new one begins. */
  to?: number;
  offset?: string;
}

function connect(config: Config, context: AdapterContext): VendorConnection<never> {
  const client = createClient(config, context);
  return {
    eventsSince: async (cursor, from) => readPage(client, placeOf(cursor, from), config, context),
    async check() {
      const to = context.now().getTime();
      await client.authentications({ from: to - MINUTE, to, limit: 1 });
      return { vendor: 'Duo', details: ['authentication log: readable'] };
    },
  };
}

type Page = EventPage<Unstamped<ActivityEvent>>;

async function readPage(
  client: Client,
  place: Place,
  config: Config,
  { now }: AdapterContext,
): Promise<Page> {
  const today = now().getTime();
  const from = Math.max(place.from, today - OLDEST);
  const to = place.to ?? today - DELAY;
  // Duo refuses a stretch without length.
  if (to <= from) return nothing(from);
  const offset = place.offset === undefined ? {} : { offset: place.offset };
  const page = await client.authentications({ from, to, limit: config.page_size, ...offset });
  const answer = readEach(
    page.items,
    (row) => toEvent(row, config.username_domain),
    (row) => text(object(row)?.txid),
  );
  if (page.offset === undefined) return { ...answer, cursor: write({ from: to }), until: iso(to) };
  const last = answer.records.at(-1)?.at ?? iso(from);
  return { ...answer, cursor: write({ from, to, offset: page.offset }), until: last };
}

const nothing = (from: number): Page => ({
  complete: true,
  dropped: [],
  records: [],
  cursor: write({ from }),
  until: iso(from),
});

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const write = ({ from, to, offset }: Place) =>
  [from, to, offset].filter((part) => part !== undefined).join('/');

function placeOf(cursor: string | undefined, from: string): Place {
  if (cursor === undefined) return { from: Date.parse(from) };
  const [, begin, end, offset] = /^(\d{13})(?:\/(\d{13})\/(\d+,[\w-]+))?$/.exec(cursor) ?? [];
  if (begin === undefined) throw new SourceError('unintelligible', 'The cursor is not one of this source.');
  if (end === undefined || offset === undefined) return { from: Number(begin) };
  return { from: Number(begin), to: Number(end), offset };
}
