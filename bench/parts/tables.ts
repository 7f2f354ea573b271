/** Tables of this run, in a process of their own; this process is pointed at them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AWS } from '../../local/aws.ts';
import { startTables, tableName } from '../../local/tables/index.ts';
import { TABLE_NAMES } from '../../shared/tables/definitions.ts';

export interface BenchTables {
  endpoint: string;
  /** With which another process finds them. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function openTables(): Promise<BenchTables> {
  const folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-'));
  const tables = await startTables(join(folder, 'tables'));
  const env = {
    AWS_REGION: AWS.region,
    AWS_ACCESS_KEY_ID: AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
    POWERTOOLS_METRICS_DISABLED: 'true',
    ...Object.fromEntries(TABLE_NAMES.map((table) => [`${table.toUpperCase()}_TABLE`, tableName(table)])),
  };
  Object.assign(process.env, env);
  return {
    endpoint: tables.endpoint,
    env,
    async close() {
      await tables.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
