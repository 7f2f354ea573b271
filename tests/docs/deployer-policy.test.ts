/** The rights that docs/deploy.md asks for a deployer, and the boundary that they cannot leave. */
import { describe, expect, it } from '@jest/globals';
import { allows, list, type PolicyCall, readPolicy } from './policy.ts';

const statements = readPolicy('docs/deployer-policy.json');
const boundary = readPolicy('docs/permissions-boundary.json');
/** The longest managed policy, without blanks. */
const LONGEST = 6144;

const ACCOUNT = '111122223333';
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/stethoscope-boundary`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/stethoscope-prod-AggregatorIamRole-X`;
const OTHER_ROLE = `arn:aws:iam::${ACCOUNT}:role/Administrator`;
const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/0a1b`;
const STACK = `arn:aws:cloudformation:eu-central-1:${ACCOUNT}:stack/stethoscope-x/1`;
const within = { 'iam:PermissionsBoundary': [BOUNDARY] };
const viaStack = { 'aws:CalledVia': ['cloudformation.amazonaws.com'] };
const ourKey = { 'aws:ResourceTag/application': ['stethoscope-prod'] };
const toLambda = { 'iam:PassedToService': ['lambda.amazonaws.com'] };

const call = (action: string, resource: string, keys: PolicyCall['keys'] = {}): PolicyCall => ({
  action,
  resource,
  keys,
});

/** What makes roles more than they were. */
const ROLE_CHANGES = [
  ...['CreateRole', 'PutRolePolicy', 'AttachRolePolicy', 'PutRolePermissionsBoundary'],
  ...['UpdateAssumeRolePolicy', 'UpdateRole', 'DetachRolePolicy', 'DeleteRolePolicy'],
];

describe('the rights of the deployer', () => {
  it('fit into a managed policy', () => {
    for (const policy of [statements, boundary])
      expect(JSON.stringify({ Version: '2012-10-17', Statement: policy }).length).toBeLessThan(LONGEST);
  });

  it('reach every resource only where an action names none, or only through a stack', () => {
    const wide = statements.filter(
      ({ Effect, Resource }) => Effect === 'Allow' && list(Resource).includes('*'),
    );
    expect(wide.map(({ Sid }) => Sid)).toEqual([
      'QueuesReachFunctions',
      'KeysOfStacks',
      'ServicesThatNameNoResource',
    ]);
    const actions = wide.flatMap(({ Action }) => list(Action));
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it.each(ROLE_CHANGES)('let iam:%s touch only roles within the boundary', (name) => {
    const action = `iam:${name}`;
    expect(allows(statements, call(action, ROLE, within))).toBe(true);
    expect(allows(statements, call(action, ROLE))).toBe(false);
    const others = [
      'arn:aws:iam::aws:policy/AdministratorAccess',
      `${BOUNDARY}-2`,
      `arn:aws:iam::${ACCOUNT}:policy/x/stethoscope-boundary`,
    ];
    for (const other of others)
      expect(allows(statements, call(action, ROLE, { 'iam:PermissionsBoundary': [other] }))).toBe(false);
    expect(allows(statements, call(action, OTHER_ROLE, within))).toBe(false);
  });

  it.each([
    ['take the boundary off a role', call('iam:DeleteRolePermissionsBoundary', ROLE, within)],
    ['change what the boundary says', call('iam:CreatePolicyVersion', BOUNDARY)],
    ['go back to an older boundary', call('iam:SetDefaultPolicyVersion', BOUNDARY)],
    ['delete the boundary', call('iam:DeletePolicy', BOUNDARY)],
    ['make the boundary', call('iam:CreatePolicy', BOUNDARY)],
    [
      'pass a role to a machine',
      call('iam:PassRole', ROLE, { 'iam:PassedToService': ['ec2.amazonaws.com'] }),
    ],
    [
      'pass a role to CloudFormation',
      call('iam:PassRole', ROLE, { 'iam:PassedToService': ['cloudformation.amazonaws.com'] }),
    ],
    ['pass another role', call('iam:PassRole', OTHER_ROLE, toLambda)],
    ['take on a role', call('sts:AssumeRole', OTHER_ROLE)],
    ['make a user', call('iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/x`)],
    ['give themselves more', call('iam:PutUserPolicy', `arn:aws:iam::${ACCOUNT}:user/me`)],
    ['give a group more', call('iam:AttachGroupPolicy', `arn:aws:iam::${ACCOUNT}:group/all`)],
    ['make access keys', call('iam:CreateAccessKey', `arn:aws:iam::${ACCOUNT}:user/root`)],
    [
      'change an instance profile',
      call('iam:AddRoleToInstanceProfile', `arn:aws:iam::${ACCOUNT}:instance-profile/stethoscope-x`),
    ],
    [
      'have a queue bring its messages to another function',
      call('lambda:CreateEventSourceMapping', '*', {
        'lambda:FunctionArn': [`arn:aws:lambda:eu-central-1:${ACCOUNT}:function:payroll`],
      }),
    ],
    [
      'change another function',
      call('lambda:UpdateFunctionCode', `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:payroll`),
    ],
    ['change another stack', call('cloudformation:UpdateStack', STACK.replace('stethoscope-x', 'network'))],
    [
      'take what is there into a stack of theirs',
      call('cloudformation:CreateChangeSet', STACK, {
        'cloudformation:ImportResourceTypes': ['AWS::KMS::Key'],
      }),
    ],
    ['take over a key', call('kms:PutKeyPolicy', KEY)],
    [
      'take over a key of another tag',
      call('kms:PutKeyPolicy', KEY, { 'aws:ResourceTag/application': ['payroll'] }),
    ],
    ['delete a key', call('kms:ScheduleKeyDeletion', KEY)],
    [
      'give a key the tag that would let them',
      call('kms:TagResource', KEY, { 'aws:RequestTag/application': ['stethoscope-x'] }),
    ],
    ['read with a key', call('kms:Decrypt', KEY, ourKey)],
    ['give a grant', call('kms:CreateGrant', KEY, ourKey)],
    [
      'read another secret',
      call(
        'secretsmanager:GetSecretValue',
        `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:payroll-x`,
      ),
    ],
    ['read another table', call('dynamodb:Scan', `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/payroll`)],
    ['read another bucket', call('s3:GetObject', 'arn:aws:s3:::payroll/x')],
    [
      'read another log',
      call('logs:GetLogEvents', `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:/aws/lambda/payroll:*`),
    ],
    ['change a REST API', call('apigateway:PATCH', 'arn:aws:apigateway:eu-central-1::/restapis/x')],
    [
      'change a function of the CDN that is not theirs',
      call('cloudfront:UpdateFunction', `arn:aws:cloudfront::${ACCOUNT}:function/other`),
    ],
  ])('do not let them %s', (_, refused) => {
    expect(allows(statements, refused)).toBe(false);
  });

  it('let them do with their own what the above may not', () => {
    for (const [action, resource, keys] of [
      ['kms:PutKeyPolicy', KEY, ourKey],
      ['kms:TagResource', KEY, viaStack],
      ['iam:PassRole', ROLE, toLambda],
      ['cloudformation:CreateChangeSet', STACK, {}],
      ['iam:GetPolicy', BOUNDARY, {}],
      [
        'cloudfront:UpdateFunction',
        `arn:aws:cloudfront::${ACCOUNT}:function/stethoscope-prod-page-paths`,
        {},
      ],
      ['sns:Unsubscribe', '*', {}],
    ] as const)
      expect([action, allows(statements, call(action, resource, keys))]).toEqual([action, true]);
  });
});

describe('the rights of the deployer, for what the commands ask besides CloudFormation', () => {
  const of = (service: string, name: string) => `arn:aws:${service}:eu-central-1:${ACCOUNT}:${name}`;
  it.each([
    ['sts:GetCallerIdentity', '*'],
    ['iam:GetPolicyVersion', BOUNDARY],
    ['lambda:GetAccountSettings', '*'],
    ['cloudformation:ValidateTemplate', '*'],
    ['cloudformation:DescribeStacks', of('cloudformation', 'stack/stethoscope-prod/1')],
    ['cloudformation:ListStackResources', of('cloudformation', 'stack/stethoscope-prod/1')],
    ['cloudformation:ExecuteChangeSet', of('cloudformation', 'stack/stethoscope-prod/1')],
    ['dynamodb:DescribeTable', of('dynamodb', 'table/stethoscope-prod-people')],
    ['secretsmanager:DescribeSecret', of('secretsmanager', 'secret:stethoscope/prod/origin-AbCdEf')],
    ['secretsmanager:PutSecretValue', of('secretsmanager', 'secret:stethoscope/prod/origin-AbCdEf')],
    ['lambda:InvokeFunction', of('lambda', 'function:stethoscope-prod-source-jamf')],
    ['lambda:UpdateFunctionCode', of('lambda', 'function:stethoscope-prod-source-jamf')],
    ['s3:PutObject', 'arn:aws:s3:::stethoscope-prod-sitebucket-x/index.html'],
    ['s3:ListBucketVersions', 'arn:aws:s3:::stethoscope-prod-sitebucket-x'],
    ['cloudfront:CreateInvalidation', `arn:aws:cloudfront::${ACCOUNT}:distribution/E1`],
  ])('hold %s', (action, resource) => {
    expect(allows(statements, call(action, resource))).toBe(true);
  });
});

describe('the permissions boundary', () => {
  it.each([
    ['the rights of a deployer', 'iam:CreateRole', ROLE],
    ['a stack', 'cloudformation:UpdateStack', STACK],
    [
      'tables themselves',
      'dynamodb:DeleteTable',
      `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/stethoscope-prod-people`,
    ],
    ['tables of others', 'dynamodb:GetItem', `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/payroll`],
    [
      'secrets of others',
      'secretsmanager:GetSecretValue',
      `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:payroll`,
    ],
    [
      'writing a secret',
      'secretsmanager:PutSecretValue',
      `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:stethoscope/prod/session`,
    ],
    [
      'functions’ code',
      'lambda:UpdateFunctionCode',
      `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:stethoscope-prod-probe`,
    ],
    [
      'functions of others',
      'lambda:InvokeFunction',
      `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:payroll`,
    ],
    ['taking on a role', 'sts:AssumeRole', OTHER_ROLE],
    ['passing a role', 'iam:PassRole', ROLE],
    ['files', 's3:GetObject', 'arn:aws:s3:::stethoscope-prod-sitebucket-x/index.html'],
    ['machines', 'ec2:RunInstances', '*'],
  ])('leaves no role %s', (_, action, resource) => {
    expect(allows(boundary, call(action, resource))).toBe(false);
  });

  it('has no wildcard but for network interfaces, which have no names', () => {
    const wide = boundary.filter(({ Resource }) => list(Resource).includes('*'));
    expect(wide.map(({ Sid }) => Sid)).toEqual(['NetworkOfSources']);
    expect(boundary.flatMap(({ Action }) => list(Action)).filter((action) => action.includes('*'))).toEqual(
      [],
    );
  });
});
