import { describe, expect, it } from '@jest/globals';
import { callsOf, type ServiceRequest, UnclearCallError } from '../../../local/permissions/calls.ts';
import { tableKeys } from '../../../local/permissions/index.ts';

const at = (service: string, resource: string) => `arn:aws:${service}:us-east-1:000000000000:${resource}`;
const RECORDS = at('dynamodb', 'table/stethoscope-local-records');
const PEOPLE = at('dynamodb', 'table/stethoscope-local-people');

const request = (service: string, operation: string, content: unknown, more: Partial<ServiceRequest> = {}) =>
  callsOf(
    {
      ...{ service, method: 'POST', url: '/', target: operation && `Any_2012.${operation}` },
      body: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
      ...more,
    },
    tableKeys(),
  ).map(({ action, resource, keys }) => [action, resource, ...(keys['dynamodb:LeadingKeys'] ?? [])]);

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'a' } });
const dynamodb = (operation: string, content: object) => request('dynamodb', operation, content);

describe('DynamoDB', () => {
  const TableName = 'stethoscope-local-records';

  it.each(['GetItem', 'UpdateItem', 'DeleteItem'])('%s touches the table under one key', (operation) => {
    expect(dynamodb(operation, { TableName, Key: key('one') })).toEqual([
      [`dynamodb:${operation}`, RECORDS, 'one'],
    ]);
  });

  it('PutItem has its key in the item', () => {
    expect(dynamodb('PutItem', { TableName, Item: { ...key('one'), more: { N: '1' } } })).toEqual([
      ['dynamodb:PutItem', RECORDS, 'one'],
    ]);
  });

  it.each<[string, object]>([
    ['as it is', { KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)' }],
    ['in brackets, last', { KeyConditionExpression: '(sk >= :sk) and (pk=:pk)' }],
    ['under another name', { KeyConditionExpression: '#a = :pk', ExpressionAttributeNames: { '#a': 'pk' } }],
  ])('Query asks for one key, %s', (_, condition) => {
    const ExpressionAttributeValues = { ':pk': { S: 'one' }, ':sk': { S: 'two' } };
    expect(dynamodb('Query', { TableName, ExpressionAttributeValues, ...condition })).toEqual([
      ['dynamodb:Query', RECORDS, 'one'],
    ]);
  });

  it('Query of an index touches the index, under its own key', () => {
    const query = {
      ...{ TableName, IndexName: 'by_serial', KeyConditionExpression: 'serial = :s' },
      ExpressionAttributeValues: { ':s': { S: 'C02' } },
    };
    expect(dynamodb('Query', query)).toEqual([['dynamodb:Query', `${RECORDS}/index/by_serial`, 'C02']]);
  });

  it('Scan touches everything: it has no key', () => {
    expect(dynamodb('Scan', { TableName })).toEqual([['dynamodb:Scan', RECORDS]]);
    expect(dynamodb('Scan', { TableName, IndexName: 'by_serial' })).toEqual([
      ['dynamodb:Scan', `${RECORDS}/index/by_serial`],
    ]);
  });

  it('batches touch each table under each key', () => {
    const RequestItems = {
      'stethoscope-local-records': { Keys: [key('a'), key('b')] },
      'stethoscope-local-people': { Keys: [key('c')] },
    };
    expect(dynamodb('BatchGetItem', { RequestItems })).toEqual([
      ['dynamodb:BatchGetItem', RECORDS, 'a', 'b'],
      ['dynamodb:BatchGetItem', PEOPLE, 'c'],
    ]);
    const writes = {
      'stethoscope-local-people': [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }],
    };
    expect(dynamodb('BatchWriteItem', { RequestItems: writes })).toEqual([
      ['dynamodb:BatchWriteItem', PEOPLE, 'a', 'b'],
    ]);
  });

  it('transactions are judged as what they are made of', () => {
    const TransactItems = [
      { Put: { TableName, Item: key('a') } },
      { Update: { TableName, Key: key('b') } },
      { Delete: { TableName: 'stethoscope-local-people', Key: key('c') } },
      { ConditionCheck: { TableName, Key: key('d') } },
    ];
    expect(dynamodb('TransactWriteItems', { TransactItems })).toEqual([
      ['dynamodb:PutItem', RECORDS, 'a'],
      ['dynamodb:UpdateItem', RECORDS, 'b'],
      ['dynamodb:DeleteItem', PEOPLE, 'c'],
      ['dynamodb:ConditionCheckItem', RECORDS, 'd'],
    ]);
    expect(dynamodb('TransactGetItems', { TransactItems: [{ Get: { TableName, Key: key('a') } }] })).toEqual([
      ['dynamodb:GetItem', RECORDS, 'a'],
    ]);
  });

  it('is not clear', () => {
    const unclear: [string, object][] = [
      ['ExecuteStatement', { Statement: 'SELECT * FROM "stethoscope-local-records"' }],
      ['GetItem', { TableName: 'no-such-table', Key: key('a') }],
      ['GetItem', { TableName }],
      ['GetItem', { Key: key('a') }],
      ['Query', { TableName, KeyConditionExpression: 'sk = :sk', ExpressionAttributeValues: {} }],
      ['Query', { TableName, IndexName: 'by_nothing', KeyConditionExpression: 'a = :a' }],
      ['BatchGetItem', {}],
      ['TransactWriteItems', { TransactItems: [{ Something: { TableName, Key: key('a') } }] }],
      ['BatchWriteItem', { RequestItems: { 'stethoscope-local-records': [{ OtherRequest: {} }] } }],
    ];
    for (const [operation, content] of unclear) {
      expect(() => dynamodb(operation, content)).toThrow(UnclearCallError);
    }
  });
});

describe('other services', () => {
  it('secrets have their whole ARN, whether asked for by name or by ARN', () => {
    const [[action, resource] = []] = request('secretsmanager', 'GetSecretValue', { SecretId: 'a/b' });
    expect(action).toBe('secretsmanager:GetSecretValue');
    expect(resource).toMatch(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:a\/b-[0-9a-f]{6}$/);
    expect(request('secretsmanager', 'GetSecretValue', { SecretId: resource })).toEqual([[action, resource]]);
  });

  it('functions are invoked by name or by ARN', () => {
    const invoke = (name: string) =>
      request('lambda', '', {}, { url: `/2015-03-31/functions/${encodeURIComponent(name)}/invocations` });
    const called = [['lambda:InvokeFunction', at('lambda', 'function:jamf')]];
    expect(invoke('jamf')).toEqual(called);
    expect(invoke(at('lambda', 'function:jamf'))).toEqual(called);
  });

  it('events go to each bus that they name', () => {
    const Entries = [{ EventBusName: 'one' }, { EventBusName: at('events', 'event-bus/one') }, {}];
    expect(request('events', 'PutEvents', { Entries })).toEqual([
      ['events:PutEvents', at('events', 'event-bus/one')],
      ['events:PutEvents', at('events', 'event-bus/default')],
    ]);
  });

  it('queues have no action for batches', () => {
    const QueueUrl = 'http://localhost/000000000000/lost';
    expect(request('sqs', 'SendMessageBatch', { QueueUrl })).toEqual([
      ['sqs:SendMessage', at('sqs', 'lost')],
    ]);
  });

  it('are not clear', () => {
    const unclear = [
      () => request('s3', 'GetObject', {}),
      () => request('secretsmanager', 'ListSecrets', {}),
      () => request('lambda', '', {}, { url: '/2015-03-31/functions/' }),
      () => request('events', 'PutRule', {}),
      () => request('events', 'PutEvents', { Entries: [] }),
      () => request('sqs', 'SendMessage', {}),
      () => request('dynamodb', 'GetItem', 'no json'),
      () => request('dynamodb', 'GetItem', '"a"'),
    ];
    for (const work of unclear) expect(work).toThrow(UnclearCallError);
  });
});
