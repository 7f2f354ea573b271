/** The functions: the same bundles, routes and schedules as in the cloud, from serverless.yml, by serverless-offline. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AWS } from '../aws.ts';
import { type Child, startChild } from '../process/child.ts';
import { freePort, LOOPBACK } from '../process/ports.ts';
import { tableName } from '../tables/index.ts';
import { functionName, SERVERLESS, STAGE } from './names.ts';

const ROOT = join(import.meta.dirname, '../..');
const LAMBDA_RUNTIME = pathToFileURL(join(import.meta.dirname, 'lambda-runtime.mjs')).href;

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
  /** Address of the queue of hooks. */
  hookQueue: string;
  /** Where the bundles are built, relative to the root: two stacks must not share it. */
  buildFolder: string;
  /** Whether schedules fire. */
  schedules: boolean;
  /** Whether they are built again when their code changes. */
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
    // Each function has a key of its own (runner.ts); nobody has this one.
    env: { ...options.env, AWS_ACCESS_KEY_ID: 'none' },
    output: options.output,
    imports: [LAMBDA_RUNTIME],
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
    hookQueue: options.hookQueue,
    schedules: String(options.schedules),
    buildFolder: options.buildFolder,
    // What matches nothing is watched for nothing.
    ...(!options.watch && { watched: 'nothing' }),
  };
  return [
    // Time is up in runner.ts.
    ...['offline', 'start', '--stage', STAGE, '--noSponsor', '--noTimeout'],
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
    new InvokeCommand({ FunctionName: functionName(name), Payload: JSON.stringify(payload) }),
  );
  // Of a function that gives nothing back, Lambda answers `null`, and serverless-offline nothing.
  const text = answer.Payload ? new TextDecoder().decode(answer.Payload) : 'null';
  if (answer.FunctionError) throw new Error(`Function ${name} failed: ${text}`);
  return JSON.parse(text) as unknown;
}
