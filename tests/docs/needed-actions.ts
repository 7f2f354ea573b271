/**
 * What a deployer needs of AWS for a template: what its resource types' own schemas say
 * (scripts/resource-permissions.ts writes them down), each with a resource that it is asked for.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './commands.ts';
import { allows, type PolicyCall, type PolicyStatement } from './policy.ts';

const ACCOUNT = '111122223333';
const schemas = JSON.parse(
  readFileSync(join(ROOT, 'tests/docs/resource-permissions.json'), 'utf8'),
) as Record<string, string[]>;

/** Actions that name no resource, by AWS's service authorization reference. */
const NAMELESS = [
  ...['CreateDistribution', 'CreateDistributionWithTags', 'CreateFunction', 'CreateOriginAccessControl'].map(
    (name) => `cloudfront:${name}`,
  ),
  'cloudfront:CreateResponseHeadersPolicy',
  ...['NetworkInterfaces', 'SecurityGroups', 'Subnets', 'Vpcs'].map((name) => `ec2:Describe${name}`),
  'kms:CreateKey',
  ...[
    'logs:CreateLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:PutResourcePolicy',
  ],
  'secretsmanager:GetRandomPassword',
  ...['sns:GetSubscriptionAttributes', 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
];

/** Resources of stage prod, by service; an action is allowed when it is for one of them. */
const RESOURCES: Record<string, string[]> = {
  apigateway: ['/apis', '/apis/a1/routes/r1', '/tags/x'].map(
    (path) => `arn:aws:apigateway:eu-west-1::${path}`,
  ),
  billing: [`arn:aws:billing::${ACCOUNT}:billingview/primary`],
  budgets: [`arn:aws:budgets::${ACCOUNT}:budget/stethoscope-prod`],
  cloudfront: [
    'distribution/E1',
    'function/stethoscope-prod-page-paths',
    'origin-access-control/E2',
    'response-headers-policy/1',
  ].map((name) => `arn:aws:cloudfront::${ACCOUNT}:${name}`),
  cloudwatch: [
    `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:stethoscope-prod-api-slow`,
    `arn:aws:cloudwatch::${ACCOUNT}:dashboard/stethoscope-prod`,
  ],
  dynamodb: [`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/stethoscope-prod-people`],
  events: [
    'rule/stethoscope-prod-x',
    'rule/stethoscope-prod/stethoscope-prod-y',
    'event-bus/stethoscope-prod',
  ].map((name) => `arn:aws:events:eu-west-1:${ACCOUNT}:${name}`),
  iam: [`arn:aws:iam::${ACCOUNT}:role/stethoscope-prod-ProbeIamRole-X`],
  kms: [`arn:aws:kms:eu-west-1:${ACCOUNT}:key/0a1b`],
  lambda: ['function:stethoscope-prod-probe', 'event-source-mapping:0a1b'].map(
    (name) => `arn:aws:lambda:eu-west-1:${ACCOUNT}:${name}`,
  ),
  logs: ['/aws/lambda/stethoscope-prod-probe', '/aws/http-api/stethoscope-prod'].map(
    (name) => `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:${name}:*`,
  ),
  s3: ['arn:aws:s3:::stethoscope-prod-sitebucket-x', 'arn:aws:s3:::stethoscope-prod-sitebucket-x/index.html'],
  secretsmanager: [`arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:stethoscope/prod/session-AbCdEf`],
  sns: [`arn:aws:sns:eu-west-1:${ACCOUNT}:stethoscope-prod-alarms`],
  wafv2: [`arn:aws:wafv2:us-east-1:${ACCOUNT}:global/webacl/stethoscope-prod/0a1b`],
  sqs: [`arn:aws:sqs:eu-west-1:${ACCOUNT}:stethoscope-prod-lost-notifications`],
};

/** What a call of CloudFormation for a stack of ours carries. */
const KEYS = {
  'aws:CalledVia': ['cloudformation.amazonaws.com'],
  'aws:ResourceTag/application': ['stethoscope-prod'],
  'iam:PassedToService': ['lambda.amazonaws.com'],
  'lambda:FunctionArn': [`arn:aws:lambda:eu-west-1:${ACCOUNT}:function:stethoscope-prod-hooks`],
  'iam:PermissionsBoundary': [`arn:aws:iam::${ACCOUNT}:policy/stethoscope-boundary`],
};

/** What the schemas list and this template never asks for, with the reason. */
export const NOT_NEEDED: readonly { actions: RegExp; reason: string }[] = [
  { actions: /^iam:DeleteRolePermissionsBoundary$/, reason: 'nobody takes the boundary off a role' },
  { actions: /^iam:CreateServiceLinkedRole$/, reason: 'tables have one region and no replica' },
  { actions: /^kinesis:/, reason: 'no table has a stream' },
  { actions: /^dynamodb:(DescribeImport|ImportTable)$/, reason: 'no table is made from files' },
  {
    actions:
      /^kms:(CreateGrant|Decrypt|Encrypt|GenerateDataKey|GenerateDataKeyWithoutPlaintext|ListAliases|ReEncrypt|ReEncryptFrom|ReEncryptTo|RevokeGrant)$/,
    reason:
      'what is stored is encrypted with keys of AWS, whose policies let the account in; only alarms have a key',
  },
  { actions: /^(elasticfilesystem|s3files):/, reason: 'no function mounts files' },
  {
    actions: /^lambda:(GetCodeSigningConfig|GetLayerVersion|PassCapacityProvider)$/,
    reason: 'no function has one',
  },
  { actions: /^(firehose:|s3:REST\.)/, reason: 'logs go nowhere else' },
  { actions: /^payments:/, reason: 'no rule group is bought' },
  { actions: /^s3tables:/, reason: 'buckets keep files' },
  {
    actions: /^cloudfront:(Create|Get)ConnectionGroup$|^cloudfront:GetVpcOrigin$/,
    reason: 'the CDN has neither',
  },
];

/** @returns every action that is needed for these resource types. @throws Error for a type that nobody has written down */
export function neededActions(types: Iterable<string>): string[] {
  const actions = [...types].flatMap((type) => {
    const own = schemas[type];
    if (own) return own;
    throw new Error(
      `${type} is not in tests/docs/resource-permissions.json; see scripts/resource-permissions.ts.`,
    );
  });
  return [...new Set(actions)].sort();
}

export const isNeeded = (action: string): boolean => !NOT_NEEDED.some(({ actions }) => actions.test(action));

/** Whether the statements allow an action for at least one resource of the stage, or for none where it names none. */
export function isAllowed(statements: readonly PolicyStatement[], action: string): boolean {
  const named = RESOURCES[action.split(':')[0] ?? ''] ?? [];
  const calls: PolicyCall[] = (NAMELESS.includes(action) ? ['*'] : named).map((resource) => ({
    action,
    resource,
    keys: KEYS,
  }));
  return calls.some((one) => allows(statements, one));
}
