/**
 * What functions need rarely, and no other test on the stack asks of them: so that a right that is given and never
 * needed in a run of all tests is one too many (tests/support/rights/check.ts). And that a change of the roles is noticed.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AWS } from '../../local/aws.ts';
import { functionName, SECRETS_PREFIX } from '../../local/functions/names.ts';
import { sampleNotification } from '../../local/notifications/samples.ts';
import { PARAMETERS } from '../../local/permissions/index.ts';
import type { Template } from '../../local/permissions/intrinsics.ts';
import { compare, nameOf, replay, type Usage } from '../../local/permissions/rights.ts';
import { readRoles } from '../../local/permissions/roles.ts';
import { compileTemplate } from '../../local/permissions/template.ts';
import { contentOf, openSecrets } from '../../local/secrets/store.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { tableName } from '../../local/tables/index.ts';
import { createKeys } from '../../shared/access/keys.ts';
import { SCOPE_NAMES } from '../../shared/access/scopes.ts';
import { createTokens } from '../../shared/access/token.ts';
import { Visitor } from './visitor.ts';

jest.setTimeout(120_000);

const USER = 'user@example.com';
let folder: string;
let stack: Stack;
let tables: DynamoDBDocumentClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-rights-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site/index.html'), '<!doctype html><title>The page</title>');
  stack = await startStack({ people: 20, folder: join(folder, 'data'), site: join(folder, 'site') });
  tables = DynamoDBDocumentClient.from(new DynamoDBClient({ ...AWS, endpoint: stack.endpoint }));
}, 180_000);
afterAll(async () => {
  tables.destroy();
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** Names of the table's rights that a function has used. */
const used = (name: string): string[] =>
  stack
    .rights()
    .needed.filter(({ function: by, by: rights }) => by === functionName(name) && rights.length > 0)
    .map(({ action, resource }) => `${action} ${resource.split('/').slice(1).join('/')}`);
const onTable = (action: string, table: Parameters<typeof tableName>[0]) =>
  `dynamodb:${action} ${tableName(table)}`;

async function token(): Promise<string> {
  const store = await openSecrets(join(folder, 'data/secrets.json'));
  const read = async (name: string) => ({
    value: contentOf(store, `${SECRETS_PREFIX}/${name}`),
    version: name,
  });
  const now = () => new Date();
  const tokens = createTokens({ keys: createKeys({ read }, now), issuer: stack.origin, now });
  return (await tokens.make({ sub: 'siem', scopes: SCOPE_NAMES, days: 1 })).token;
}

async function signedIn(name: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.signIn(stack.origin, `${name}@example.com`);
  return visitor;
}

const get = async (visitor: Visitor, path: string) => (await visitor.visit(stack.origin + path)).status;
const ask = (source: string) => stack.invoke(`source-${source}`, { by: 'email', value: USER });

describe('callers', () => {
  it('with a token are known by every function, whether they may or not', async () => {
    const headers = { authorization: `Bearer ${await token()}` };
    const call = async (path: string) => (await fetch(stack.origin + path, { headers })).status;
    expect(await call('/api/v1/session')).toBe(403);
    expect(await call('/api/v1/me/data')).toBe(403);
    expect(await call(`/api/v1/notifications/${USER}`)).toBe(403);
    expect(await call('/api/v1/summary')).toBe(200);
    expect(await call(`/api/v1/report/${USER}`)).toBe(200);
    expect(await call(`/api/v1/accounts/${USER}`)).toBe(200);
    for (const name of ['session', 'person', 'notifications', 'summary', 'aggregator', 'activity']) {
      expect([name, used(name)]).toEqual([name, expect.arrayContaining([onTable('GetItem', 'people')])]);
    }
  });

  it('are kept when they look at others, and what is kept is sent on', async () => {
    const security = await signedIn('security');
    expect(await get(security, `/api/v1/report/${USER}`)).toBe(200);
    expect(await get(security, `/api/v1/events/${USER}`)).toBe(200);
    expect(await get(security, `/api/v1/notifications/${USER}`)).toBe(200);
    expect(await get(security, '/api/v1/deliveries')).toBe(200);
    for (const name of ['aggregator', 'activity', 'notifications'])
      expect(used(name)).toContain(onTable('PutItem', 'people'));
    await stack.invoke('sent-looks', {});
    expect(used('sent-looks')).toContain(onTable('DeleteItem', 'people'));
  });

  it('get all that is held about them, and may end their session', async () => {
    const user = await signedIn('user');
    expect(await get(user, '/api/v1/me/data')).toBe(200);
    expect(await get(user, '/api/v1/notifications/me')).toBe(200);
    const out = await user.visit(`${stack.origin}/auth/signout`, { method: 'POST', json: {} });
    expect(out.status).toBe(200);
    expect(used('session')).toContain(onTable('PutItem', 'people'));
  });
});

describe('sources', () => {
  it('answer who asks again from what is there', async () => {
    for (const source of stack.simulators.keys()) {
      if (source === 'duo') continue;
      await ask(source);
      await ask(source);
      expect(used(`source-${source}`)).toEqual(
        expect.arrayContaining([onTable('GetItem', 'records'), onTable('Query', 'records')]),
      );
    }
  });

  it('take a device from whom it has left', async () => {
    const TableName = tableName('records');
    const { Items = [] } = await tables.send(new ScanCommand({ TableName }));
    for (const source of stack.simulators.keys()) {
      if (source === 'duo') continue;
      const kept = Items.find(
        ({ pk, sk, serial }) => pk === `user#${USER}` && serial && sk.split('#')[1] === source,
      );
      const left = { ...kept, pk: 'user#left@example.com', synced_at: '2020-01-01T00:00:00.000Z' };
      await tables.send(new PutCommand({ TableName, Item: left }));
      // Asked for the first time, as far as the source knows.
      await tables.send(new DeleteCommand({ TableName, Key: { pk: `user#${USER}`, sk: `mark#${source}` } }));
      await ask(source);
      const there = await tables.send(new GetCommand({ TableName, Key: { pk: left.pk, sk: kept?.sk } }));
      expect([source, there.Item]).toEqual([source, undefined]);
    }
  });

  it('go on with what another release has left of their health', async () => {
    const Item = { pk: 'source#duo', sk: 'health', v: 99, failures: 1 };
    await tables.send(new PutCommand({ TableName: tableName('records'), Item }));
    stack.setFault('duo', { fail: '500' });
    expect(await stack.invoke('source-duo', { tick: true })).toHaveProperty('error');
    stack.setFault('duo', {});
    const Key = { pk: 'source#duo', sk: 'window' };
    await tables.send(new DeleteCommand({ TableName: tableName('fleet'), Key }));
    expect(await stack.invoke('source-duo', { tick: true })).toMatchObject({ tick: 'read' });
    expect(used('source-duo')).toEqual(
      expect.arrayContaining(
        ['GetItem', 'PutItem', 'UpdateItem'].map((action) => onTable(action, 'records')),
      ),
    );
  });

  it('are watched while somebody else asks them', async () => {
    for (let number = 5; !used('aggregator').includes(onTable('GetItem', 'records')); number += 1) {
      const { email } = stack.company.person(number);
      const visitor = new Visitor();
      await visitor.signIn(stack.origin, email);
      stack.setFault('jamf', { delay: 2_000 });
      await Promise.all([1, 2, 3].map(() => get(visitor, '/api/v1/report/me')));
    }
    stack.setFault('jamf', {});
  });
});

describe('a notification', () => {
  it('that comes again is known', async () => {
    const client = new EventBridgeClient({ ...AWS, endpoint: stack.endpoint });
    const detail = JSON.stringify(sampleNotification(USER));
    const entry = { Source: 'payroll', DetailType: 'Stethoscope Notification', Detail: detail };
    await client.send(new PutEventsCommand({ Entries: [entry, entry] }));
    client.destroy();
    while (!used('notification-events').includes(onTable('GetItem', 'notifications')))
      await new Promise((resolve) => setTimeout(resolve, 200));
  });
});

describe('a role that is changed', () => {
  let template: Template;
  let usage: Usage;
  beforeAll(async () => {
    template = await compileTemplate(join(folder, 'template'), stack.env);
    usage = stack.rights();
  });

  type Statements = { Action: string[]; Resource: unknown }[];
  /** What is found when the calls of this stack meet another template. */
  function found(name: string, change: (statements: Statements) => void) {
    const changed = structuredClone(template);
    change(changed.Resources[name]?.Properties.Policies[0].PolicyDocument.Statement);
    const { refused, idle } = compare([replay(readRoles(changed, PARAMETERS), usage)]);
    const before = compare([usage]);
    expect(before.refused).toEqual([]);
    const known = before.idle.map(nameOf);
    return { refused: refused.map(nameOf), idle: idle.map(nameOf).filter((one) => !known.includes(one)) };
  }
  const index = (statements: Statements) =>
    statements.findIndex(({ Resource }) => JSON.stringify(Resource).includes('/index/by_serial'));
  const BY_SERIAL = 'arn:aws:dynamodb:us-east-1:000000000000:table/stethoscope-local-records/index/by_serial';

  it('by a right taken away is noticed', () => {
    const changed = found('SourceDashjamfIamRoleLambdaExecution', (statements) =>
      statements.splice(index(statements), 1),
    );
    expect(changed.refused).toEqual([`${functionName('source-jamf')}: dynamodb:Query on ${BY_SERIAL}`]);
  });

  it('by a secret without its suffix is noticed', () => {
    const secret = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:stethoscope/local/webhook';
    const changed = found('SentDashlooksIamRoleLambdaExecution', (statements) => {
      for (const one of statements)
        if (JSON.stringify(one.Resource).includes('WebhookSecret')) one.Resource = secret;
    });
    expect(changed.refused).toEqual([
      expect.stringMatching(`^${functionName('sent-looks')}: secretsmanager:GetSecretValue on ${secret}-`),
    ]);
    expect(changed.idle).toEqual([
      `${functionName('sent-looks')}: secretsmanager:GetSecretValue on ${secret}`,
    ]);
  });

  it('by other keys of a table is noticed', () => {
    const changed = found('SentDashlooksIamRoleLambdaExecution', (statements) => {
      const condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'outbox#other#*' } };
      for (const one of statements) if ('Condition' in one) one.Condition = condition;
    });
    expect(changed.refused).toEqual([
      expect.stringMatching(/sent-looks: dynamodb:Query on .*local-people$/),
      expect.stringMatching(/sent-looks: dynamodb:DeleteItem on .*local-people$/),
    ]);
  });

  it.each<[string, string, object, string]>([
    ['an action', 'Summary', { Action: ['dynamodb:Scan'] }, 'summary: dynamodb:Scan'],
    ['a table', 'Probe', { Action: ['dynamodb:Query'] }, 'probe: dynamodb:Query'],
    ['every key', 'SentDashlooks', { Action: ['dynamodb:Query'] }, 'sent-looks: dynamodb:Query'],
  ])('by %s too many is noticed', (_, role, right, wanted) => {
    const people = 'arn:aws:dynamodb:us-east-1:000000000000:table/local-people';
    const changed = found(`${role}IamRoleLambdaExecution`, (statements) =>
      statements.push({ Effect: 'Allow', Resource: people, ...right } as unknown as Statements[number]),
    );
    expect(changed.idle).toContain(`stethoscope-local-${wanted} on ${people}`);
  });
});
