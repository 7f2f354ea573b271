/** The template of a stage with the longest name: what it may, what it guards, and that AWS would take it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { decide } from '../../local/permissions/policy.ts';
import { readRoles } from '../../local/permissions/roles.ts';
import { TABLE_NAMES, TABLES } from '../../shared/tables/definitions.ts';
import { isAllowed, isNeeded, NOT_NEEDED, neededActions } from '../docs/needed-actions.ts';
import { readPolicy } from '../docs/policy.ts';
import { ofType, packagedTemplate, type Template } from './package.ts';
import { checkNames } from './template/names.ts';
import { danglingReferences } from './template/references.ts';
import { schemaChecker } from './template/schema.ts';
import { type Statement, statementsOf } from './template/statements.ts';

const STAGE = 'stage-of-twenty-char';
/** Where a `*` is, and why. */
const WILDCARDS: { reason: string; where: RegExp; what: RegExp }[] = [
  {
    reason: 'log streams of the function’s own group have names of Lambda',
    where: /IamRoleLambdaExecution$/,
    what: new RegExp(`:log-group:/aws/lambda/stethoscope-${STAGE}-[a-z-]+:\\*:\\*$`),
  },
  {
    reason: 'source functions by their common beginning, so that a new one changes no other',
    where: /^(Aggregator|Activity|Hooks)IamRole/,
    what: new RegExp(`:function:stethoscope-${STAGE}-source-\\*$`),
  },
  {
    reason: 'what vendors send with hooks, by its common beginning; it opens nothing at a vendor',
    where: /^HooksIamRole/,
    what: new RegExp(`:secret:stethoscope/${STAGE}/hook/\\*$`),
  },
  {
    reason: 'a key’s own policy speaks of that key; without its account nobody could ever change it',
    where: /^AlarmsKey$/,
    what: /^(\*|kms:\*)$/,
  },
  { reason: 'files of the site', where: /^SiteBucketPolicy$/, what: /^\$\{SiteBucket\.Arn\}\/\*$/ },
  {
    reason: 'the bucket that osls makes for what is deployed',
    where: /^ServerlessDeploymentBucketPolicy$/,
    what: /\/\*|^s3:\*$/,
  },
];

let template: Template;
let statements: Statement[];
beforeAll(async () => {
  template = await packagedTemplate(STAGE);
  statements = statementsOf(template);
}, 120_000);

/** A resource that a pattern means. */
const exampleOf = (pattern: string): string => pattern.replaceAll('*', 'x');

/** Tables that DynamoDB would refuse to delete, with the parameters' defaults. */
function protectedTables({ Resources, Parameters, Conditions }: Template): string[] {
  expect(Conditions.TablesProtected).toEqual({ 'Fn::Equals': [{ Ref: 'TableProtection' }, 'on'] });
  const isOn = Parameters.TableProtection?.Default === 'on';
  return TABLE_NAMES.filter((name) => {
    const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}Table`;
    const written: unknown = Resources[id]?.Properties.DeletionProtectionEnabled;
    if (typeof written !== 'object') return written === true;
    expect(written).toEqual({ 'Fn::If': ['TablesProtected', true, false] });
    return isOn;
  });
}

/** `template` with the places of the packaged files that `other` has: each packaging has its own. */
function withoutFiles(other: Template, template: Template): Template['Resources'] {
  const resources = structuredClone(template.Resources);
  for (const [id, { Type, Properties }] of Object.entries(resources)) {
    if (Type === 'AWS::Lambda::Function') Properties.Code = other.Resources[id]?.Properties.Code;
  }
  return resources;
}

const properties = (type: string) => ofType(template, type).map(([, { Properties }]) => Properties);

describe('rights', () => {
  it('allow no action or resource by wildcard, but what is named here with its reason', () => {
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.length).toBeGreaterThan(30);
    const wild = allowed.flatMap(({ where, Action, Resource }) =>
      [...Action, ...Resource].filter((text) => text.includes('*')).map((what) => ({ where, what })),
    );
    const used = new Set<string>();
    const unnamed = wild.filter(({ where, what }) => {
      const exception = WILDCARDS.find((one) => one.where.test(where) && one.what.test(what));
      if (exception) used.add(exception.reason);
      return !exception;
    });
    expect(unnamed).toEqual([]);
    expect(used.size).toBe(
      WILDCARDS.filter(({ where }) => !where.test('ServerlessDeploymentBucketPolicy')).length,
    );
  });

  it('are given to nobody outside', () => {
    const principals = statements
      .filter(({ Effect }) => Effect === 'Allow')
      .map(({ Principal }) => Principal);
    for (const principal of principals) expect(['*', { AWS: '*' }]).not.toContainEqual(principal);
    for (const permission of properties('AWS::Lambda::Permission')) {
      expect(permission.SourceArn).toBeDefined();
      expect(permission.Principal).toMatch(/^(apigateway|events)\.amazonaws\.com$/);
    }
  });

  it('are of each function alone', () => {
    const functions = properties('AWS::Lambda::Function');
    const roles = functions.map(({ Role }) => Role['Fn::GetAtt'][0]);
    expect(new Set(roles).size).toBe(functions.length);
    expect(
      ofType(template, 'AWS::IAM::Role')
        .map(([id]) => id)
        .sort(),
    ).toEqual(roles.sort());
    // A name of its own could be too long, and would clash with the same stage in another region.
    for (const role of properties('AWS::IAM::Role')) expect(role.RoleName).toBeUndefined();
  });

  it('go beyond the permissions boundary in no role, unless a stage has none', () => {
    expect(template.Conditions.HasPermissionsBoundary).toEqual({
      'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'PermissionsBoundary' }, ''] }],
    });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the template has it.
    const arn = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/${PermissionsBoundary}';
    for (const { PermissionsBoundary } of properties('AWS::IAM::Role')) {
      expect(PermissionsBoundary).toEqual({
        'Fn::If': ['HasPermissionsBoundary', { 'Fn::Sub': arn }, { Ref: 'AWS::NoValue' }],
      });
    }
  });

  it('are all within the boundary: none of them is given and could never be used', () => {
    const beyond = [...readRoles(template)].flatMap(([name, { statements: own, boundary = [] }]) =>
      own
        .flatMap(({ actions, resources }) =>
          actions.flatMap((action) => resources.map((pattern) => ({ action, resource: exampleOf(pattern) }))),
        )
        .filter((call) => decide(boundary, { ...call, keys: {} }) !== 'allowed')
        .map(({ action, resource }) => `${name}: ${action} on ${resource}`),
    );
    expect(beyond).toEqual([]);
  });

  it('let a source make network interfaces only where it is in a network', () => {
    const roles = ofType(template, 'AWS::IAM::Role').filter(([id]) => id.startsWith('SourceDash'));
    for (const [, { Properties }] of roles) {
      expect(Properties.ManagedPolicyArns).toEqual([
        { 'Fn::If': [expect.stringMatching(/InNetwork$/), expect.anything(), { Ref: 'AWS::NoValue' }] },
      ]);
      const [, arn] = Properties.ManagedPolicyArns[0]['Fn::If'];
      expect(arn['Fn::Sub']).toMatch(/:iam::aws:policy\/service-role\/AWSLambdaENIManagementAccess$/);
    }
    for (const [id, { Properties }] of ofType(template, 'AWS::IAM::Role')) {
      if (!id.startsWith('SourceDash')) expect(Properties.ManagedPolicyArns).toEqual([]);
    }
  });

  it('reach only the secret that is the source’s own', () => {
    const readers = statements.filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'));
    const ofSources = readers.filter(({ where }) => where.startsWith('SourceDash'));
    for (const { where, Resource } of ofSources) {
      const source = where.replace(/^SourceDash|IamRole.*$/g, '');
      const id = `${source.charAt(0).toUpperCase()}${source.slice(1)}Secret`;
      expect(Resource).toEqual([JSON.stringify({ Ref: id })]);
    }
    expect(ofSources.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the rights of a deployer', () => {
  const needed = () => neededActions(new Set(Object.values(template.Resources).map(({ Type }) => Type)));

  it('are all that CloudFormation needs for these resources', () => {
    const policy = readPolicy('docs/deployer-policy.json');
    expect(needed().length).toBeGreaterThan(200);
    expect(needed().filter((action) => isNeeded(action) && !isAllowed(policy, action))).toEqual([]);
  });

  it('leave out only what is listed with its reason', () => {
    const unused = NOT_NEEDED.filter(({ actions }) => !needed().some((action) => actions.test(action)));
    expect(unused).toEqual([]);
  });
});

describe('what is stored', () => {
  it('is encrypted', () => {
    for (const { BucketEncryption } of properties('AWS::S3::Bucket')) {
      expect(BucketEncryption.ServerSideEncryptionConfiguration).toHaveLength(1);
    }
    for (const { SSESpecification } of properties('AWS::DynamoDB::Table')) {
      expect(SSESpecification).toEqual({ SSEEnabled: true });
    }
    for (const { SqsManagedSseEnabled } of properties('AWS::SQS::Queue'))
      expect(SqsManagedSseEnabled).toBe(true);
    for (const { KmsMasterKeyId } of properties('AWS::SNS::Topic')) expect(KmsMasterKeyId).toBeDefined();
    const [cdn] = properties('AWS::CloudFront::Distribution');
    const { DefaultCacheBehavior, CacheBehaviors, Origins } = cdn.DistributionConfig;
    for (const { ViewerProtocolPolicy } of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(ViewerProtocolPolicy).toMatch(/^(redirect-to-https|https-only)$/);
    }
    expect(Origins[1].CustomOriginConfig.OriginProtocolPolicy).toBe('https-only');
  });

  it('is in no public bucket', () => {
    const buckets = properties('AWS::S3::Bucket');
    expect(buckets.length).toBeGreaterThanOrEqual(1);
    for (const { PublicAccessBlockConfiguration, AccessControl, WebsiteConfiguration } of buckets) {
      expect(Object.values(PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect([AccessControl, WebsiteConfiguration]).toEqual([undefined, undefined]);
    }
  });

  it('outlives the stack where it matters, but not the deployment that makes it and fails', () => {
    const tables = ofType(template, 'AWS::DynamoDB::Table');
    expect(tables.length).toBeGreaterThanOrEqual(4);
    for (const [, table] of tables) {
      expect(table).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
    // Nothing else keeps its name when the deployment that makes it is taken back.
    const kept = Object.entries(template.Resources).filter(([, one]) => 'DeletionPolicy' in one);
    expect(kept.map(([id]) => id)).toEqual(tables.map(([id]) => id));
  });

  it('is protected where it exists nowhere else, and not while it is made', async () => {
    const recoverable = TABLE_NAMES.filter((name) => TABLES[name].recovery);
    expect(recoverable).toEqual(['people', 'notifications', 'fleet']);
    expect(protectedTables(template)).toEqual(recoverable);
    const first = await packagedTemplate(STAGE, ['--param=tableProtection=off']);
    expect(protectedTables(first)).toEqual([]);
    expect(first.Resources).toEqual(withoutFiles(first, template));
  }, 120_000);

  it('waits in a queue only where it exists nowhere else', () => {
    const queues = ofType(template, 'AWS::SQS::Queue').map(([id]) => id);
    // A hook tells nothing that the next sweep does not tell.
    expect(queues.sort()).toEqual(['HookQueue', 'LostNotifications']);
    const configs = properties('AWS::Lambda::EventInvokeConfig');
    const behind = configs.filter(({ DestinationConfig }) => DestinationConfig.OnFailure);
    expect(behind).toMatchObject([{ FunctionName: { Ref: 'NotificationDasheventsLambdaFunction' } }]);
  });
});

describe('the template', () => {
  it('has only resources as CloudFormation describes them', async () => {
    const check = await schemaChecker();
    const problems = Object.entries(template.Resources).map(
      ([id, resource]) => check(id, resource) ?? [`${id}: ?`],
    );
    expect(problems.length).toBeGreaterThan(100);
    expect(problems.flat()).toEqual([]);
  });

  it('would not pass with a property that does not exist, a wrong type or one that is missing', async () => {
    const check = await schemaChecker();
    const [, table] = ofType(template, 'AWS::DynamoDB::Table')[0] ?? [];
    const Properties = { ...table?.Properties, Foo: 1, TableName: ['a'], KeySchema: undefined };
    expect(check('T', { Type: 'AWS::DynamoDB::Table', Properties })).toEqual([
      'T.KeySchema is missing',
      'T.TableName is not of type string: ["a"]',
      'T.Foo is not known',
    ]);
  });

  it('points at nothing that is not there', async () => {
    expect(await danglingReferences(template)).toEqual([]);
  });

  it('stays within the limits of AWS', () => {
    expect(checkNames(template)).toEqual([]);
    expect(Object.keys(template.Resources).length).toBeLessThan(500);
    expect(Object.keys(template.Parameters).length).toBeLessThan(200);
    expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
  });

  it('describes every parameter', () => {
    for (const { Description, Default } of Object.values(template.Parameters)) {
      expect(Description).toMatch(/^[A-Z].{20,}\.$/);
      expect(Default).toBeDefined();
    }
  });

  it('says of every text that can be chosen what it has to look like', () => {
    for (const [name, parameter] of Object.entries(template.Parameters)) {
      const { Type, Default, AllowedValues, AllowedPattern, ConstraintDescription = '' } = parameter;
      if (Type === 'Number' || AllowedValues) continue;
      expect([name, ConstraintDescription]).toEqual([name, expect.stringMatching(/^must be .+\.$/)]);
      expect(new RegExp(`^(?:${AllowedPattern})$`).test(String(Default))).toBe(true);
      expect(new RegExp(`^(?:${AllowedPattern})$`).test('neither one nor the other')).toBe(false);
    }
  });
});
