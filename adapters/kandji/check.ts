/** Which parts a token may read, by name: whoever sets it up reads that first. */
import type { CheckResult } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { type Client, TABLES } from './client.ts';
import type { Config } from './config.ts';
import { idOf } from './schema.ts';

/** @throws SourceError where not even the devices can be listed */
export async function check(client: Client, config: Config): Promise<CheckResult> {
  const ids = (await client.devices(0, {})).flatMap((row) => idOf(row) ?? []);
  const details = ['devices: readable'];
  const [first] = ids;
  if (first !== undefined) {
    details.push(await tried('details of devices', client.details(first)));
    if (config.applications) details.push(await tried('applications', client.apps(first)));
    for (const table of TABLES) details.push(await tried(`table ${table}`, client.table(table, [first])));
  }
  return { vendor: 'Kandji', details };
}

async function tried(what: string, work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return `${what}: readable`;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return `${what}: not readable (${error.code}); what it tells is missing`;
  }
}
