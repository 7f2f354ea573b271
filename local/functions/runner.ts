/**
 * Runs a function as Lambda does, in place of serverless-offline's own runner, which names this class's methods: limits
 * on time and size, an answer whatever the function does, and an access key that names the function.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { gatewayFailure, isFromGateway, LIMITS, responseTooLarge, sizeOf } from './lambda-limits.ts';

const OFFLINE = dirname(createRequire(import.meta.url).resolve('serverless-offline'));
const IN_PROCESS_RUNNER = join(OFFLINE, 'lambda/handler-runner/in-process-runner/index.js');

interface FunctionOptions {
  codeDir: string;
  functionKey: string;
  handler: string;
  servicePath: string;
  /** Milliseconds. */
  timeout: number;
}

interface WorkerAnswer {
  result?: unknown;
  error?: { message: string; name: string; stack: string };
}

/** One container: one event at a time, one after the other. */
// biome-ignore lint/style/noDefaultExport: serverless-offline imports it so.
export default class Runner {
  readonly #options: FunctionOptions;
  readonly #env: NodeJS.ProcessEnv;
  #worker: Worker | undefined;

  constructor(options: FunctionOptions, env: NodeJS.ProcessEnv) {
    this.#options = options;
    // Only here, and never in what is packaged: local/permissions judges by it.
    this.#env = { ...env, AWS_ACCESS_KEY_ID: env.AWS_LAMBDA_FUNCTION_NAME };
  }

  async cleanup(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  /** @throws Error when the function does; behind the HTTP API that is an answer too */
  async run(event: unknown, context: { awsRequestId: string }): Promise<unknown> {
    if (!isFromGateway(event)) return this.#invoke(event, context);
    if (sizeOf(event) > LIMITS.request) return gatewayFailure(413);
    const late = Promise.withResolvers<object>();
    const timer = setTimeout(() => late.resolve(gatewayFailure(503)), LIMITS.gatewayMilliseconds);
    const answered = this.#invoke(event, context).catch((error: Error) => {
      console.error(error.stack);
      return gatewayFailure(500);
    });
    try {
      return await Promise.race([answered, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #invoke(event: unknown, context: { awsRequestId: string }): Promise<unknown> {
    const result = await this.#call(event, context);
    const size = sizeOf(result);
    if (size > LIMITS.response) throw responseTooLarge(size);
    return result;
  }

  #call(event: unknown, context: { awsRequestId: string }): Promise<unknown> {
    const worker = this.#worker ?? this.#start();
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve, reject) => {
      const settle = (work: () => void) => {
        clearTimeout(timer);
        worker.off('exit', ended);
        port1.close();
        work();
      };
      const ended = () =>
        settle(() =>
          reject(failure('Runtime.ExitError', `RequestId: ${context.awsRequestId} Runtime exited`)),
        );
      const timer = setTimeout(() => {
        settle(() => reject(timedOut(context.awsRequestId, this.#options.timeout)));
        void this.cleanup();
      }, this.#options.timeout);
      port1.on('message', ({ result, error }: WorkerAnswer) =>
        settle(() => (error ? reject(failure(error.name, error.message, error.stack)) : resolve(result))),
      );
      worker.on('exit', ended);
      worker.postMessage({ event, context, port: port2 }, [port2]);
    });
  }

  #start(): Worker {
    const { codeDir, functionKey, handler, servicePath, timeout } = this.#options;
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      env: this.#env,
      execArgv: ['--enable-source-maps'],
      workerData: {
        ...{ codeDir, handler, servicePath, timeout },
        inProcessRunner: pathToFileURL(IN_PROCESS_RUNNER).href,
      },
    });
    // What nobody in the function caught ends its container, and nothing else; the next call starts another.
    worker.on('error', (error) => console.error(`${functionKey} ended:`, error));
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }
}

const timedOut = (request: string, milliseconds: number): Error =>
  failure(
    'Sandbox.Timedout',
    `RequestId: ${request} Error: Task timed out after ${(milliseconds / 1000).toFixed(2)} seconds`,
  );

function failure(name: string, message: string, stack?: string): Error {
  const error = Object.assign(new Error(message), { name });
  error.stack = stack || `${name}: ${message}`;
  return error;
}
