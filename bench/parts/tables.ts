/** Tables of this run, in a process of their own, behind the proxy of roles; this process is pointed at that. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AWS } from '../../local/aws.ts';
import { startTables, tableName } from '../../local/tables/index.ts';
import { TABLE_NAMES } from '../../shared/tables/definitions.ts';
import { openProxy } from './permissions.ts';

export interface BenchTables {
  endpoint: string;
  /** With which another process finds them. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function openTables(): Promise<BenchTables> {
  const folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-'));
  const tables = await startTables(join(folder, 'tables'));
  const proxy = await openProxy({ dynamodb: tables.endpoint });
  const env = {
    AWS_REGION: AWS.region,
    AWS_ACCESS_KEY_ID: AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
    POWERTOOLS_METRICS_DISABLED: 'true',
    ...Object.fromEntries(TABLE_NAMES.map((table) => [`${table.toUpperCase()}_TABLE`, tableName(table)])),
  };
  Object.assign(process.env, env);
  return {
    endpoint: proxy.endpoint,
    env,
    async close() {
      await proxy.close();
      await tables.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
