/** A report of which everything is known, beside one bare Query of the same items. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { createRecordsTable } from '../../shared/tables/records.ts';
import { type Context, type Figure, most, once, type Row } from '../figure.ts';
import { compare } from '../measure.ts';
import { parsed, reports } from '../parts/aggregator.ts';
import { config } from '../parts/config.ts';
import { tablesOf } from '../parts/permissions.ts';
import { KNOWN, knowPerson } from '../parts/person.ts';
import { type BenchTables, openTables } from '../parts/tables.ts';
import { openVendors } from '../parts/vendors.ts';

const nobody = (source: string): never => {
  throw new Error(`${source} was asked, though everything is known.`);
};

async function measure(tables: BenchTables, { quick, progress }: Context): Promise<Row[]> {
  const vendors = await openVendors(100);
  await knowPerson(createRecordsTable({ keepFor: config.keep_for }), vendors);
  await vendors.close();
  const report = reports(nobody);
  const client = tablesOf('aggregator');
  const query = new QueryCommand({
    TableName: tables.env.RECORDS_TABLE,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `user#${KNOWN}` },
  });
  const asked = new QueryCommand({ ...query.input, TableName: tables.env.NOTIFICATIONS_TABLE });
  const bare = () => client.send(query);
  const { devices, sources } = parsed(await report(KNOWN));
  const states = new Set(sources.map(({ state }) => state));
  if (devices.length !== 5 || states.size !== 1 || !states.has('fresh'))
    throw new Error(`It is not a known person: ${devices.length} devices, ${[...states]}.`);
  progress('warming up');
  await compare(1, quick ? 5 : 200, () => report(KNOWN), bare);
  progress('measuring in turns');
  const both = () => Promise.all([client.send(query), client.send(asked)]);
  const two = await compare(quick ? 2 : 5, quick ? 5 : 60, () => report(KNOWN), both);
  const { one, other, ratio } = await compare(quick ? 2 : 15, quick ? 5 : 60, () => report(KNOWN), bare);
  return [
    { what: 'report of 5 devices from 3 sources', unit: 'ms', value: one },
    { what: 'one bare Query of the same items', unit: 'ms', value: other },
    { what: 'report, of a bare Query', unit: '×', value: ratio, limit: most(2) },
    { what: 'two bare Queries at once: these items, and the notifications', unit: 'ms', value: two.other },
    { what: 'report, of these two', unit: '×', value: two.ratio },
    { what: 'report, as it is sent', unit: 'bytes', value: once(Buffer.byteLength(await report(KNOWN))) },
  ];
}

export const reportCached: Figure = {
  name: 'report-cached',
  title: 'Report, everything known',
  async run(context) {
    const tables = await openTables();
    try {
      return await measure(tables, context);
    } finally {
      await tables.close();
    }
  },
};
