/** The functions: the same bundles, routes and schedules as in the cloud, from serverless.yml, by serverless-offline. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AWS } from '../aws.ts';
import { type Child, startChild } from '../process/child.ts';
import { freePort, LOOPBACK } from '../process/ports.ts';
import { tableName } from '../tables/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const SERVERLESS = join(ROOT, 'node_modules/serverless/bin/serverless.js');

/** The stage of the local stack; names of functions and secrets carry it. */
const STAGE = 'local';
export const SECRETS_PREFIX = `stethoscope/${STAGE}`;

/** How long bundling and starting may take, milliseconds. */
const PATIENCE = 120_000;

export interface Functions {
  host: string;
  httpPort: number;
  pid: number;
  failed: Promise<never>;
  /**
   * Invokes a function and waits for its answer.
   *
   * @param name as in serverless.yml: `source-jamf`
   * @throws Error when the function throws
   */
  invoke(name: string, payload: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export interface FunctionsOptions {
  /** Endpoints and credentials. */
  env: NodeJS.ProcessEnv;
  lambdaPort: number;
  publicOrigin: string;
  /** Where the bundles are built, relative to the root: two stacks must not share it. */
  buildFolder: string;
  /** Whether schedules fire. */
  schedules: boolean;
  /** Whether they are built anew when their code changes. */
  watch: boolean;
  output: (text: string) => void;
}

export async function startFunctions(options: FunctionsOptions): Promise<Functions> {
  const httpPort = await freePort();
  const child = startChild({
    name: 'serverless-offline',
    script: SERVERLESS,
    args: arguments_(httpPort, options),
    cwd: ROOT,
    env: options.env,
    output: options.output,
  });
  await untilReady(child, [httpPort, options.lambdaPort]);
  const client = new LambdaClient({ ...AWS, endpoint: lambdaEndpoint(options.lambdaPort), maxAttempts: 1 });
  return {
    host: LOOPBACK,
    httpPort,
    pid: child.pid,
    failed: child.failed,
    invoke: (name, payload) => invoke(client, name, payload),
    async close() {
      client.destroy();
      await child.stop();
    },
  };
}

export const lambdaEndpoint = (port: number): string => `http://${LOOPBACK}:${port}`;

function arguments_(httpPort: number, options: FunctionsOptions): string[] {
  const params = {
    publicOrigin: options.publicOrigin,
    recordsTable: tableName('records'),
    peopleTable: tableName('people'),
    notificationsTable: tableName('notifications'),
    fleetTable: tableName('fleet'),
    eventBus: `stethoscope-${STAGE}`,
    schedules: String(options.schedules),
    buildFolder: options.buildFolder,
    // What matches nothing is watched for nothing.
    ...(!options.watch && { watched: 'nothing' }),
  };
  return [
    ...['offline', 'start', '--stage', STAGE, '--noSponsor'],
    ...['--host', LOOPBACK, '--httpPort', String(httpPort), '--lambdaPort', String(options.lambdaPort)],
    ...Object.entries(params).map(([name, value]) => `--param=${name}=${value}`),
  ];
}

async function untilReady(child: Child, ports: readonly number[]): Promise<void> {
  const late = AbortSignal.timeout(PATIENCE);
  for (const port of ports) {
    while (!(await Promise.race([answers(port), child.failed]))) {
      if (late.aborted) {
        await child.stop();
        throw new Error(`serverless-offline was not ready after ${PATIENCE / 1000} seconds.`);
      }
      await sleep(100);
    }
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://${LOOPBACK}:${port}/`);
    return true;
  } catch {
    return false;
  }
}

async function invoke(client: LambdaClient, name: string, payload: unknown): Promise<unknown> {
  const answer = await client.send(
    new InvokeCommand({ FunctionName: `stethoscope-${STAGE}-${name}`, Payload: JSON.stringify(payload) }),
  );
  const text = new TextDecoder().decode(answer.Payload);
  if (answer.FunctionError) throw new Error(`Function ${name} failed: ${text}`);
  return JSON.parse(text) as unknown;
}
