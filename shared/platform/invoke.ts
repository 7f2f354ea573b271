/** Asks source functions through Lambda Invoke: the only way in which one function reaches another. */
import { InvokeCommand, type InvokeCommandOutput, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import type { Log } from '../adapter-kit/log.ts';
import {
  SOURCE_ERROR_CODES,
  type SourceAnswer,
  type SourceErrorCode,
  type SourceFailure,
  type SourceRequest,
} from '../model/source.ts';
import { environment } from './environment.ts';

export interface SourceInvoker {
  /**
   * Asks and waits. Never throws.
   *
   * @param deadline milliseconds; a function that is not done by then goes on behind, and writes what it finds
   * @returns `pending` when the time is up or every slot of the function is taken
   */
  ask(source: string, request: SourceRequest, deadline: number): Promise<InvokeResult>;
  /** Asks and does not wait for the answer. Never throws: the next page view is the retry. */
  wake(source: string, request: SourceRequest): Promise<void>;
}

export type InvokeResult = SourceAnswer | SourceFailure | 'pending';

export interface InvokerOptions {
  log: Log;
  client?: LambdaClient;
  /** Of the names of source functions: `<prefix>jamf`. */
  prefix?: string;
}

/** How long opening a connection to Lambda may take, milliseconds. */
const CONNECT = 1_000;
/** The longest wait for the acknowledgement of `wake`, milliseconds. */
const ACKNOWLEDGE = 3_000;

/** An invoker on the functions of this stage. Endpoint and credentials come from the SDK's own variables. */
export function createInvoker({ log, ...options }: InvokerOptions): SourceInvoker {
  // Two attempts: a kept connection may have died while this container was frozen.
  const client =
    options.client ?? new LambdaClient({ maxAttempts: 2, requestHandler: { connectionTimeout: CONNECT } });
  const prefix = options.prefix ?? environment('source_function_prefix');

  const send = (source: string, request: SourceRequest, type: 'RequestResponse' | 'Event', limit: number) =>
    client.send(
      new InvokeCommand({
        FunctionName: `${prefix}${source}`,
        InvocationType: type,
        Payload: JSON.stringify(request),
      }),
      { abortSignal: AbortSignal.timeout(limit) },
    );

  return {
    async ask(source, request, deadline) {
      try {
        return readAnswer(source, await send(source, request, 'RequestResponse', deadline));
      } catch (error) {
        if (isWait(error)) return 'pending';
        log.error('a source function cannot be invoked', error, { source });
        return failure(source, codeOf(error), `The function of source ${source} cannot be invoked.`);
      }
    },
    async wake(source, request) {
      try {
        await send(source, request, 'Event', ACKNOWLEDGE);
      } catch (error) {
        log.warn('a source function could not be woken', { source, error_name: nameOf(error) });
      }
    },
  };
}

const answerShape = z.looseObject({
  v: z.literal(1),
  source: z.string(),
  synced_at: z.string(),
  complete: z.boolean(),
  dropped: z.array(z.looseObject({ reason: z.string() })),
  records: z.array(z.looseObject({ id: z.string() })),
});
const failureShape = z.looseObject({
  error: z.looseObject({ code: z.enum(SOURCE_ERROR_CODES), message: z.string() }),
});

/** Nonsense is a failure of the source, never of the page. */
function readAnswer(source: string, output: InvokeCommandOutput): SourceAnswer | SourceFailure {
  // Thrown, out of memory or out of time: the payload is the platform's and says nothing for people.
  if (output.FunctionError) {
    return failure(source, 'internal', `The function of source ${source} ended without an answer.`);
  }
  const body = parse(output.Payload);
  const failed = failureShape.safeParse(body);
  if (failed.success) return failure(source, failed.data.error.code, failed.data.error.message);
  const answer = answerShape.safeParse(body);
  if (answer.success && answer.data.source === source) return body as SourceAnswer;
  return failure(source, 'unintelligible', `The function of source ${source} answered nonsense.`);
}

function parse(payload: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}

function failure(source: string, code: SourceErrorCode, message: string): SourceFailure {
  return { v: 1, source, error: { code, message } };
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : '');

/** Time is up, or all of the function's concurrency is taken: the answer is still to come. */
const isWait = (error: unknown) =>
  ['AbortError', 'TimeoutError', 'TooManyRequestsException'].includes(nameOf(error));

/** A function that does not exist or may not be called is the operator's to mend. */
const codeOf = (error: unknown): SourceErrorCode =>
  ['ResourceNotFoundException', 'AccessDeniedException'].includes(nameOf(error))
    ? 'misconfigured'
    : 'internal';
