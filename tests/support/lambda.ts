/** A local endpoint that speaks Lambda's Invoke, so that tests use the SDK's client as it is. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LambdaClient } from '@aws-sdk/client-lambda';

/** How one function behaves: its answer as an object, or what Lambda itself does instead. */
export type Behaviour =
  | { answer: unknown }
  | { text: string }
  | { functionError: true }
  | { error: 'TooManyRequestsException' | 'ResourceNotFoundException' | 'ServiceException' }
  /** Takes the call and never answers. */
  | { silent: true };

export interface Invocation {
  name: string;
  type: 'RequestResponse' | 'Event';
  payload: unknown;
}

export interface LambdaEndpoint {
  client: LambdaClient;
  url: string;
  invocations: Invocation[];
  /** Decides what the named function does with a payload; one that is not set does not exist. */
  on(name: string, act: (payload: unknown) => Behaviour | Promise<Behaviour>): void;
  close(): Promise<void>;
}

const STATUS = { TooManyRequestsException: 429, ResourceNotFoundException: 404, ServiceException: 500 };

export async function startLambda(): Promise<LambdaEndpoint> {
  const functions = new Map<string, (payload: unknown) => Behaviour | Promise<Behaviour>>();
  const invocations: Invocation[] = [];

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(request.url ?? '')?.[1] ?? '';
    const payload: unknown = JSON.parse(await readBody(request));
    const type = request.headers['x-amz-invocation-type'] === 'Event' ? 'Event' : 'RequestResponse';
    invocations.push({ name, type, payload });
    const act = functions.get(name) ?? (() => ({ error: 'ResourceNotFoundException' as const }));
    const behaviour = await act(payload);
    if ('error' in behaviour) return refuse(response, behaviour.error);
    if (type === 'Event') return void response.writeHead(202).end();
    if ('silent' in behaviour) return;
    if ('functionError' in behaviour) response.setHeader('x-amz-function-error', 'Unhandled');
    response.writeHead(200).end(bodyOf(behaviour));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new LambdaClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    client,
    url,
    invocations,
    on: (name, act) => void functions.set(name, act),
    async close() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function bodyOf(behaviour: { answer: unknown } | { text: string } | { functionError: true }): string {
  if ('answer' in behaviour) return JSON.stringify(behaviour.answer);
  if ('text' in behaviour) return behaviour.text;
  return JSON.stringify({ errorType: 'Error', errorMessage: 'boom', trace: [] });
}

function refuse(response: ServerResponse, error: keyof typeof STATUS): void {
  response.setHeader('x-amzn-errortype', error);
  response.writeHead(STATUS[error], { 'content-type': 'application/json' });
  response.end(JSON.stringify({ Type: 'User', message: error }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}
