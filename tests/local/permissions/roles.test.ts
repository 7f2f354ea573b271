import { describe, expect, it } from '@jest/globals';
import type { Template } from '../../../local/permissions/intrinsics.ts';
import { judgeByRole, readRoles } from '../../../local/permissions/roles.ts';

const NAME = 'stethoscope-local-asker';

const template = (statement: object, role: object = {}): Template => ({
  Parameters: { TableName: { Default: 'as-deployed' }, Subnets: { Default: '' } },
  Conditions: {
    InNetwork: { 'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: 'Subnets' }] }, ''] }] },
    Both: { 'Fn::And': [{ Condition: 'InNetwork' }, { 'Fn::Or': [{ Condition: 'InNetwork' }] }] },
  },
  Resources: {
    Asker: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: NAME, Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyDocument: { Statement: [statement] } }], ...role },
    },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'a/secret' } },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'a-bus' } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'a-queue' } },
    Bucket: { Type: 'AWS::S3::Bucket' },
  },
});

const allow = (Resource: unknown) => ({ Effect: 'Allow', Action: 'dynamodb:Query', Resource });
const resources = (Resource: unknown) =>
  readRoles(template(allow(Resource)), { TableName: 'local' }).get(NAME)?.statements[0]?.resources;

describe('resources of a role', () => {
  const start = 'arn:aws:dynamodb:us-east-1:000000000000:table';
  const sub = `arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table`;

  it.each<[string, unknown, unknown[]]>([
    ['Sub with a parameter', { 'Fn::Sub': `${sub}/\${TableName}` }, [`${start}/local`]],
    ['Sub with values', { 'Fn::Sub': [`${sub}/\${A}`, { A: { Ref: 'TableName' } }] }, [`${start}/local`]],
    ['Join', { 'Fn::Join': ['/', [start, { Ref: 'TableName' }]] }, [`${start}/local`]],
    ['Ref of a secret', [{ Ref: 'Secret' }], [expect.stringMatching(/:secret:a\/secret-[0-9a-f]{6}$/)]],
    [
      'Sub with a bus',
      { 'Fn::Sub': `arn:aws:events:::event-bus/\${Bus}` },
      ['arn:aws:events:::event-bus/a-bus'],
    ],
    ['GetAtt of a queue', { 'Fn::GetAtt': ['Queue', 'Arn'] }, ['arn:aws:sqs:us-east-1:000000000000:a-queue']],
    ['GetAtt as text', { 'Fn::GetAtt': 'Queue.Arn' }, ['arn:aws:sqs:us-east-1:000000000000:a-queue']],
    ['If', { 'Fn::If': ['Both', 'arn:a:b:c:d:yes', 'arn:a:b:c:d:no'] }, ['arn:a:b:c:d:no']],
    ['NoValue', [start, { 'Fn::If': ['InNetwork', start, { Ref: 'AWS::NoValue' }] }], [start]],
  ])('%s', (_, written, wanted) => {
    expect(resources(written)).toEqual(wanted);
  });
});

describe('the start ends, and names the function, where a role has', () => {
  it.each<[string, Template, RegExp]>([
    [
      'an unknown intrinsic function',
      template(allow({ 'Fn::ImportValue': 'a' })),
      /Fn::ImportValue is not known/,
    ],
    [
      'a reference to an unknown kind',
      template(allow({ Ref: 'Bucket' })),
      /Ref of Bucket \(AWS::S3::Bucket\)/,
    ],
    [
      'an unknown attribute',
      template(allow({ 'Fn::GetAtt': ['Bus', 'Policy'] })),
      /Fn::GetAtt of Bus\.Policy/,
    ],
    ['a reference to nothing', template(allow({ Ref: 'Nothing' })), /no resource or parameter Nothing/],
    ['an unknown condition', template(allow({ 'Fn::If': ['Who', 'a', 'b'] })), /no condition Who/],
    ['an unknown element', template({ ...allow('*'), NotAction: 'a:b' }), /element "NotAction" is not known/],
    [
      'managed policies',
      template(allow('*'), { ManagedPolicyArns: ['arn:aws:iam::aws:policy/A'] }),
      /Managed/,
    ],
    [
      'an unknown boundary',
      template(allow('*'), { PermissionsBoundary: 'arn:aws:iam::000000000000:policy/A' }),
      /boundary .*policy\/A is not known/,
    ],
  ])('%s', (_, written, message) => {
    expect(() => readRoles(written)).toThrow(message);
    expect(() => readRoles(written)).toThrow(NAME);
  });

  it('and not where a condition leaves it out', () => {
    const managed = [{ 'Fn::If': ['InNetwork', 'arn:aws:iam::aws:policy/A', { Ref: 'AWS::NoValue' }] }];
    expect(readRoles(template(allow('*'), { ManagedPolicyArns: managed })).size).toBe(1);
  });
});

it('lets nothing pass that is beyond its boundary', () => {
  const PermissionsBoundary = 'arn:aws:iam::000000000000:policy/stethoscope-boundary';
  const all = { Effect: 'Allow', Action: ['dynamodb:*', 'iam:*'], Resource: '*' };
  const judged = (role: object, action: string, name: string) => {
    const found = readRoles(template(all, role)).get(NAME);
    const resource = `arn:aws:${action.split(':')[0]}:us-east-1:000000000000:${name}`;
    return found && judgeByRole(found, { action, resource, keys: {} });
  };
  const bounded = { PermissionsBoundary };
  expect(judged(bounded, 'dynamodb:GetItem', 'table/stethoscope-local-people')).toBe('allowed');
  expect(judged(bounded, 'dynamodb:GetItem', 'table/payroll')).toBe('not allowed');
  expect(judged(bounded, 'dynamodb:DeleteTable', 'table/stethoscope-local-people')).toBe('not allowed');
  expect(judged(bounded, 'iam:CreateRole', 'role/stethoscope-x')).toBe('not allowed');
  expect(judged({}, 'iam:CreateRole', 'role/stethoscope-x')).toBe('allowed');
});
