/**
 * Stands before every service of AWS that is played here, and lets a function do what its role allows, and nothing else.
 * Who asks says the access key in the signature: each function has one of its name, the operator has another.
 */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { AWS } from '../aws.ts';
import { LOOPBACK } from '../process/ports.ts';
import { callsOf, type ServiceRequest, UnclearCallError } from './calls.ts';
import type { Tables } from './dynamodb.ts';
import { payloadRefusal } from './payloads.ts';
import { notAuthorized, refusal, type WireAnswer } from './refusals.ts';
import { Recorder, type Usage } from './rights.ts';
import { type IamRoles, judgeByRole } from './roles.ts';

export interface ProxyOptions {
  roles: IamRoles;
  tables: Tables;
  /** Where each service is, as a signature names it: `dynamodb`. */
  services: Readonly<Record<string, string>>;
  /** Hears of each call that a role does not allow, in words. */
  refused: (what: string) => void;
}

export interface PermissionsProxy {
  /** One for all services. */
  endpoint: string;
  /** What functions were given and what they needed until now. */
  usage(): Usage;
  close(): Promise<void>;
}

export async function startPermissionsProxy(options: ProxyOptions): Promise<PermissionsProxy> {
  const recorder = new Recorder(options.roles);
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (message, response) => {
    try {
      const body = await buffer(message);
      const { key, service } = signatureOf(message);
      const request = {
        ...{ service, body, method: message.method ?? '', url: message.url ?? '' },
        target: String(message.headers['x-amz-target'] ?? ''),
      };
      const refused =
        judge(key, request, options, recorder) ?? payloadRefusal(request, isAsynchronous(message));
      const upstream = options.services[service];
      if (refused) return answer(response, refused);
      if (upstream === undefined) return answer(response, notPlayed(service));
      return forward(upstream, agent, message, request, response, options.roles);
    } catch {
      // The caller is gone.
      response.destroy();
    }
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    usage: () => recorder.usage(),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

/** `AWS4-HMAC-SHA256 Credential=<key>/<day>/<region>/<service>/aws4_request, …` */
function signatureOf(message: IncomingMessage): { key: string; service: string } {
  const [, key = '', service = ''] =
    /Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(message.headers.authorization ?? '') ??
    [];
  return { key, service };
}

/** @returns what the service answers when it must not be done; undefined when it may */
function judge(
  key: string,
  request: ServiceRequest,
  { roles, tables, refused }: ProxyOptions,
  recorder: Recorder,
): WireAnswer | undefined {
  if (key === AWS.credentials.accessKeyId) return undefined;
  const role = roles.get(key);
  if (!role) {
    const message = 'The security token included in the request is invalid.';
    return refusal(request.service, 'UnrecognizedClientException', message);
  }
  try {
    for (const call of callsOf(request, tables)) {
      const decision = judgeByRole(role, call);
      recorder.add(key, call, decision === 'allowed');
      if (decision === 'allowed') continue;
      refused(`${key} may not ${call.action} on ${call.resource}`);
      const message = notAuthorized({ role: role.name, function: key }, call, decision === 'denied');
      return refusal(request.service, 'AccessDeniedException', message);
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof UnclearCallError)) throw error;
    recorder.add(
      key,
      { action: `${request.service}:?`, resource: request.target || request.url, keys: {} },
      false,
    );
    refused(`${key}: ${error.message}`);
    return refusal(request.service, 'AccessDeniedException', error.message);
  }
}

const isAsynchronous = (message: IncomingMessage): boolean =>
  message.headers['x-amz-invocation-type'] === 'Event';

const notPlayed = (service: string): WireAnswer =>
  refusal(
    service,
    'UnknownOperationException',
    `The local stack does not play ${service || 'this service'}.`,
  );

function answer(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, headers).end(body);
}

function forward(
  upstream: string,
  agent: Agent,
  message: IncomingMessage,
  { body, url }: ServiceRequest,
  response: ServerResponse,
  roles: IamRoles,
): void {
  const [, called = ''] =
    /^\/2015-03-31\/functions\/(?:arn:[^/]*:)?([^/:]+)/.exec(decodeURIComponent(url)) ?? [];
  // Lambda takes it and calls later: what becomes of it is no answer to this request.
  const behind = isAsynchronous(message) && roles.has(called);
  const headers = {
    ...message.headers,
    'content-length': body.byteLength,
    ...(behind && { 'x-amz-invocation-type': 'RequestResponse' }),
  };
  const onward = send(new URL(url, upstream), { method: message.method, headers, agent }, (result) => {
    if (behind) return void result.resume();
    response.writeHead(result.statusCode ?? 502, result.headers);
    result.pipe(response);
  });
  onward.on('error', () => response.destroy());
  onward.end(body);
  if (behind) response.writeHead(202).end();
  else response.on('close', () => onward.destroy());
}
