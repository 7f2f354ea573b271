/** A real DynamoDB API on a free port, with all tables. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTableInput, TABLE_NAMES } from '../../shared/tables/definitions.ts';

const SCRIPT = fileURLToPath(new URL('./dynalite-process.mjs', import.meta.url));

export interface Tables {
  endpoint: string;
  close(): Promise<void>;
}

/**
 * Starts dynalite, creates the four tables (`test-records`, `test-people`, …) and points this process at them:
 * region, credentials, endpoint and table names are set in `process.env`.
 */
export async function startTables(): Promise<Tables> {
  const child = fork(SCRIPT, { execArgv: [] });
  const [port] = await Promise.race([once(child, 'message'), endedEarly(child)]);
  const endpoint = `http://127.0.0.1:${port}`;
  setEnvironment(endpoint);
  await createTables();
  return { endpoint, close: () => end(child) };
}

function setEnvironment(endpoint: string): void {
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  });
  for (const table of TABLE_NAMES) process.env[`${table.toUpperCase()}_TABLE`] = `test-${table}`;
}

async function createTables(): Promise<void> {
  const client = new DynamoDBClient();
  for (const table of TABLE_NAMES) {
    await client.send(new CreateTableCommand(createTableInput(table, `test-${table}`)));
  }
  client.destroy();
}

async function endedEarly(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`dynalite ended with ${code} before it was ready.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
