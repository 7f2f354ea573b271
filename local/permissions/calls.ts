/** What a request to a service of AWS wants to do: actions, what they touch, and what conditions may ask about them. */
import { arn, secretArn } from '../aws.ts';
import { type Tables, tableCalls } from './dynamodb.ts';
import type { AuthorizationRequest } from './policy.ts';

export interface ServiceRequest {
  /** As the signature names it: `dynamodb`. */
  service: string;
  method: string;
  /** Path and query. */
  url: string;
  /** Header `x-amz-target`, for the services that have it. */
  target: string;
  body: Buffer;
}

/** Action and resource of a request cannot be worked out: it is refused, because nothing could judge it. */
export class UnclearCallError extends Error {}

/**
 * @param tables key schemas of the tables, by name
 * @throws UnclearCallError
 */
export function callsOf(request: ServiceRequest, tables: Tables): AuthorizationRequest[] {
  const [, operation = ''] = request.target.split('.');
  const work = SERVICES[request.service];
  const calls = work?.(operation, request, tables);
  if (calls && calls.length > 0) return calls;
  const what = operation || `${request.method} ${request.url}`;
  throw new UnclearCallError(`What ${request.service} is asked here is not known: ${what}.`);
}

type Work = (
  operation: string,
  request: ServiceRequest,
  tables: Tables,
) => AuthorizationRequest[] | undefined;

const SERVICES: Record<string, Work> = {
  dynamodb: (operation, { body }, tables) => tableCalls(operation, contentOf(body), tables),
  secretsmanager: secretCalls,
  lambda: invokeCalls,
  events: eventCalls,
  sqs: queueCalls,
};

function secretCalls(operation: string, { body }: ServiceRequest): AuthorizationRequest[] | undefined {
  const { SecretId, Name } = contentOf(body) as { SecretId?: string; Name?: string };
  const id = SecretId ?? Name;
  if (!/^(Get|Put|Create|Describe|Update|Delete)[A-Za-z]*$/.test(operation) || !id) return undefined;
  return [call(`secretsmanager:${operation}`, id.startsWith('arn:') ? id : secretArn(id))];
}

function invokeCalls(_: string, { method, url }: ServiceRequest): AuthorizationRequest[] | undefined {
  const [, encoded] = /^\/2015-03-31\/functions\/([^/?]+)\/invocations$/.exec(url) ?? [];
  if (method !== 'POST' || encoded === undefined) return undefined;
  const name = decodeURIComponent(encoded);
  return [call('lambda:InvokeFunction', name.startsWith('arn:') ? name : arn('lambda', `function:${name}`))];
}

function eventCalls(operation: string, { body }: ServiceRequest): AuthorizationRequest[] | undefined {
  if (operation !== 'PutEvents') return undefined;
  const { Entries = [] } = contentOf(body) as { Entries?: { EventBusName?: string }[] };
  const buses = Entries.map(({ EventBusName: name = 'default' }) =>
    name.startsWith('arn:') ? name : arn('events', `event-bus/${name}`),
  );
  return [...new Set(buses)].map((bus) => call('events:PutEvents', bus));
}

function queueCalls(operation: string, { body }: ServiceRequest): AuthorizationRequest[] | undefined {
  const { QueueUrl } = contentOf(body) as { QueueUrl?: string };
  const name = QueueUrl?.split('/').at(-1);
  if (!/^[A-Z][A-Za-z]+$/.test(operation) || !name) return undefined;
  // The batches have no actions of their own.
  return [call(`sqs:${operation.replace(/Batch$/, '')}`, arn('sqs', name))];
}

const call = (action: string, resource: string): AuthorizationRequest => ({ action, resource, keys: {} });

function contentOf(body: Buffer): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(body.toString('utf8'));
    if (typeof content === 'object' && content !== null) return content as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new UnclearCallError('The request is not a JSON object.');
}
