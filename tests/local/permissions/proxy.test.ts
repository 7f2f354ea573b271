/** The real SDK clients through the proxy, to the tables and the other services that are played here. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AWS, arn, secretArn } from '../../../local/aws.ts';
import { startEventsServer } from '../../../local/events/server.ts';
import { Parts } from '../../../local/parts.ts';
import { tableKeys } from '../../../local/permissions/index.ts';
import { MOST_CALLED_WITH } from '../../../local/permissions/payloads.ts';
import { readStatement } from '../../../local/permissions/policy.ts';
import { type PermissionsProxy, startPermissionsProxy } from '../../../local/permissions/proxy.ts';
import { compare, nameOf } from '../../../local/permissions/rights.ts';
import { startSecretsServer } from '../../../local/secrets/server.ts';
import { openSecrets } from '../../../local/secrets/store.ts';
import { startTables, tableName } from '../../../local/tables/index.ts';

const ASKER = 'stethoscope-local-asker';
const PEOPLE = arn('dynamodb', 'table/stethoscope-local-people');
const allow = (Action: string, Resource: string, more: object = {}) =>
  readStatement({ Effect: 'Allow', Action, Resource, ...more });
const STATEMENTS = [
  allow('dynamodb:PutItem', PEOPLE, {
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['outbox#*'] } },
  }),
  allow('dynamodb:GetItem', PEOPLE),
  readStatement({
    Effect: 'Deny',
    Action: 'dynamodb:*',
    Resource: arn('dynamodb', 'table/stethoscope-local-fleet'),
  }),
  allow('dynamodb:GetItem', arn('dynamodb', 'table/stethoscope-local-fleet')),
  allow('secretsmanager:GetSecretValue', secretArn('its/own')),
  allow('lambda:InvokeFunction', arn('lambda', `function:${ASKER}`)),
  allow('events:PutEvents', arn('events', 'event-bus/bus')),
];

const parts = new Parts();
let folder: string;
let proxy: PermissionsProxy;
let refused: string[];
let invocations: { type: string | undefined; body: string }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-proxy-'));
  const tables = await parts.add(startTables(join(folder, 'tables')));
  const store = await openSecrets(join(folder, 'secrets.json'));
  for (const name of ['its/own', 'another']) await store.put(name, '{}');
  const secrets = await parts.add(startSecretsServer(store));
  const bus = await parts.add(startEventsServer(() => {}));
  const lambda = await startLambda();
  proxy = await parts.add(
    startPermissionsProxy({
      roles: new Map([[ASKER, { name: 'AskerRole', statements: STATEMENTS }]]),
      tables: tableKeys(),
      services: {
        ...{ dynamodb: tables.endpoint, secretsmanager: secrets.endpoint, events: bus.endpoint },
        lambda: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
      },
      refused: (what) => refused.push(what),
    }),
  );
});
beforeEach(() => {
  refused = [];
  invocations = [];
});
afterAll(async () => {
  await parts.close();
  await rm(folder, { recursive: true });
});

/** What arrives at Lambda, and a function that fails. */
async function startLambda(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const type = request.headers['x-amz-invocation-type'] as string | undefined;
    invocations.push({ type, body: await text(request) });
    response.writeHead(200, { 'x-amz-function-error': 'Unhandled' }).end('{"errorMessage":"it broke"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await parts.add({ close: async () => void server.close() });
  return server;
}

/** Clients of whoever has that key. */
function clientsOf(accessKeyId: string) {
  const settings = {
    ...{ region: AWS.region, endpoint: proxy.endpoint, maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey: 'any' },
  };
  const tables = DynamoDBDocumentClient.from(new DynamoDBClient(settings));
  const secrets = new SecretsManagerClient(settings);
  const lambda = new LambdaClient(settings);
  const events = new EventBridgeClient(settings);
  const put = (pk: string, table = tableName('people')) =>
    tables.send(new PutCommand({ TableName: table, Item: { pk, sk: 'a' } }));
  const get = (pk: string, table = tableName('people')) =>
    tables.send(new GetCommand({ TableName: table, Key: { pk, sk: 'a' } }));
  const secret = (SecretId: string) => secrets.send(new GetSecretValueCommand({ SecretId }));
  const invoke = (FunctionName: string, more: object = {}) =>
    lambda.send(new InvokeCommand({ FunctionName, Payload: '{"a":1}', ...more }));
  const event = (EventBusName: string) =>
    events.send(
      new PutEventsCommand({ Entries: [{ EventBusName, Source: 'a', DetailType: 'b', Detail: '{}' }] }),
    );
  return { tables, put, get, secret, invoke, event };
}

const denied = { name: 'AccessDeniedException' };

describe('a function', () => {
  it('does what its role allows', async () => {
    const asker = clientsOf(ASKER);
    await asker.put('outbox#1');
    expect((await asker.get('outbox#1')).Item).toEqual({ pk: 'outbox#1', sk: 'a' });
    expect((await asker.secret('its/own')).SecretString).toBe('{}');
    expect((await asker.event('bus')).FailedEntryCount).toBe(0);
    expect((await asker.invoke(ASKER)).FunctionError).toBe('Unhandled');
    expect(refused).toEqual([]);
  });

  it('is refused everything else, by each service in its own words', async () => {
    const asker = clientsOf(ASKER);
    await expect(asker.put('user#a')).rejects.toMatchObject({
      ...denied,
      message: `User: arn:aws:sts::000000000000:assumed-role/AskerRole/${ASKER} is not authorized to perform: dynamodb:PutItem on resource: ${PEOPLE} because no identity-based policy allows the dynamodb:PutItem action`,
    });
    await expect(asker.get('a', tableName('records'))).rejects.toMatchObject(denied);
    await expect(asker.secret('another')).rejects.toMatchObject(denied);
    await expect(asker.invoke('stethoscope-local-other')).rejects.toMatchObject({
      ...denied,
      $metadata: { httpStatusCode: 403 },
    });
    await expect(asker.event('default')).rejects.toMatchObject(denied);
    expect(refused).toEqual([
      `${ASKER} may not dynamodb:PutItem on ${PEOPLE}`,
      `${ASKER} may not dynamodb:GetItem on ${arn('dynamodb', 'table/stethoscope-local-records')}`,
      `${ASKER} may not secretsmanager:GetSecretValue on ${secretArn('another')}`,
      `${ASKER} may not lambda:InvokeFunction on ${arn('lambda', 'function:stethoscope-local-other')}`,
      `${ASKER} may not events:PutEvents on ${arn('events', 'event-bus/default')}`,
    ]);
    expect(invocations).toEqual([]);
  });

  it('is refused what is denied, although it is allowed as well', async () => {
    await expect(clientsOf(ASKER).get('a', tableName('fleet'))).rejects.toMatchObject({
      ...denied,
      message: expect.stringMatching(/with an explicit deny in an identity-based policy$/),
    });
  });

  it('is refused a batch when one of its tables is refused', async () => {
    const Keys = [{ pk: 'a', sk: 'a' }];
    const RequestItems = { [tableName('people')]: { Keys } };
    const batch = clientsOf(ASKER).tables.send(new BatchGetCommand({ RequestItems }));
    await expect(batch).rejects.toMatchObject(denied);
  });

  it('is refused what nobody can judge', async () => {
    const query = new QueryCommand({ TableName: tableName('people'), KeyConditionExpression: 'sk = :a' });
    await expect(clientsOf(ASKER).tables.send(query)).rejects.toMatchObject(denied);
    expect(refused).toEqual([`${ASKER}: What dynamodb is asked here is not known: Query.`]);
  });

  it('leaves a record of what it needed', () => {
    const findings = compare([proxy.usage()]);
    expect(findings.refused.map(nameOf)).toContain(
      `${ASKER}: secretsmanager:GetSecretValue on ${secretArn('another')}`,
    );
    expect(findings.idle.map(nameOf)).toEqual([
      `${ASKER}: dynamodb:GetItem on ${arn('dynamodb', 'table/stethoscope-local-fleet')}`,
    ]);
  });
});

describe('somebody else', () => {
  it('with the operator’s key does everything', async () => {
    const operator = clientsOf(AWS.credentials.accessKeyId);
    await operator.put('user#b', tableName('fleet'));
    expect((await operator.secret('another')).SecretString).toBe('{}');
    expect(refused).toEqual([]);
  });

  it('with a key that nobody has does nothing', async () => {
    const nobody = clientsOf('none');
    await expect(nobody.get('a')).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(nobody.invoke(ASKER)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('without a signature does nothing', async () => {
    const target = { 'x-amz-target': 'DynamoDB_20120810.ListTables' };
    expect((await fetch(proxy.endpoint, { method: 'POST', headers: target, body: '{}' })).status).toBe(400);
  });
});

describe('an asynchronous call', () => {
  it('is taken at once, and what becomes of it is nobody’s', async () => {
    const answer = await clientsOf(ASKER).invoke(ASKER, { InvocationType: 'Event' });
    expect([answer.StatusCode, answer.FunctionError]).toEqual([202, undefined]);
    while (invocations.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(invocations).toEqual([{ type: 'RequestResponse', body: '{"a":1}' }]);
  });

  it('of a function that is not there is not taken', async () => {
    await clientsOf(AWS.credentials.accessKeyId).invoke('none', { InvocationType: 'Event' });
    expect(invocations).toEqual([{ type: 'Event', body: '{"a":1}' }]);
  });
});

describe('a call', () => {
  it.each<[string, object, number]>([
    ['and an answer', {}, MOST_CALLED_WITH.synchronous],
    ['only', { InvocationType: 'Event' }, MOST_CALLED_WITH.asynchronous],
  ])('%s may bring so much, and no byte more', async (_, type, most) => {
    const { invoke } = clientsOf(ASKER);
    await invoke(ASKER, { ...type, Payload: Buffer.alloc(most, 49) });
    await expect(invoke(ASKER, { ...type, Payload: Buffer.alloc(most + 1, 49) })).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      message: expect.stringContaining(`smaller than ${most} bytes`),
    });
  });
});
