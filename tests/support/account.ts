/** As much of IAM, STS, Lambda, DynamoDB, Secrets Manager and CloudFormation as a deployment asks before it begins. */
import type { IncomingHttpHeaders } from 'node:http';

export const ACCOUNT_ID = '111122223333';

export interface PlayedAccount {
  /** Name of a managed policy → what it says. */
  policies: Map<string, unknown>;
  /** Names of tables that are there. */
  tables: Set<string>;
  /** Names of tables that the stack has, with their states. */
  stackTables: Map<string, string>;
  /** Name of a secret → the id of its current version. */
  secrets: Map<string, { version: string; deleted?: boolean }>;
  concurrency: { all: number; unreserved: number };
  /** Actions that the caller has no right for. */
  forbidden: Set<string>;
}

export const emptyAccount = (): PlayedAccount => ({
  policies: new Map(),
  tables: new Set(),
  stackTables: new Map(),
  secrets: new Map(),
  concurrency: { all: 1000, unreserved: 1000 },
  forbidden: new Set(),
});

interface Call {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}
interface Answer {
  status: number;
  type: string;
  body: string;
}

const xml = (status: number, body: string): Answer => ({ status, type: 'text/xml', body });
const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify(body),
});
const xmlError = (status: number, code: string): Answer =>
  xml(
    status,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${code} of the test.</Message></Error></ErrorResponse>`,
  );

/** @returns nothing for what is not played here */
export function answerAccount(account: PlayedAccount, { path, headers, body }: Call): Answer | undefined {
  const target = headers['x-amz-target'];
  if (typeof target === 'string')
    return answerTarget(account, target.split('.').at(-1) ?? '', JSON.parse(body) as Record<string, string>);
  if (path.endsWith('/account-settings')) return settingsOf(account);
  const form = new URLSearchParams(body);
  const action = form.get('Action') ?? '';
  if (account.forbidden.has(action)) return xmlError(403, 'AccessDenied');
  return FORMS[action]?.(account, form);
}

function settingsOf({ concurrency, forbidden }: PlayedAccount): Answer {
  if (forbidden.has('GetAccountSettings'))
    return json(403, { __type: 'AccessDeniedException', message: 'No.' });
  const { all, unreserved } = concurrency;
  return json(200, {
    AccountLimit: { ConcurrentExecutions: all, UnreservedConcurrentExecutions: unreserved },
  });
}

function answerTarget(
  account: PlayedAccount,
  operation: string,
  input: Record<string, string>,
): Answer | undefined {
  if (operation === 'DescribeTable') {
    const { TableName = '' } = input;
    if (account.tables.has(TableName)) return json(200, { Table: { TableName } });
    return json(400, { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' });
  }
  if (operation !== 'DescribeSecret') return undefined;
  const secret = account.secrets.get(input.SecretId ?? '');
  if (!secret) return json(400, { __type: 'ResourceNotFoundException' });
  return json(200, {
    VersionIdsToStages: { [secret.version]: ['AWSCURRENT'], before: ['AWSPREVIOUS'] },
    ...(secret.deleted && { DeletedDate: 1_700_000_000 }),
  });
}

const FORMS: Record<string, (account: PlayedAccount, form: URLSearchParams) => Answer> = {
  GetCallerIdentity: () =>
    xml(
      200,
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT_ID}</Account><Arn>arn:aws:sts::${ACCOUNT_ID}:assumed-role/deploys/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    ),
  GetPolicy: ({ policies }, form) => {
    if (!policies.has(nameIn(form))) return xmlError(404, 'NoSuchEntity');
    return xml(
      200,
      '<GetPolicyResponse><GetPolicyResult><Policy><DefaultVersionId>v3</DefaultVersionId></Policy></GetPolicyResult></GetPolicyResponse>',
    );
  },
  GetPolicyVersion: ({ policies }, form) => {
    const document = encodeURIComponent(JSON.stringify(policies.get(nameIn(form)) ?? null));
    return xml(
      200,
      `<GetPolicyVersionResponse><GetPolicyVersionResult><PolicyVersion><Document>${document}</Document></PolicyVersion></GetPolicyVersionResult></GetPolicyVersionResponse>`,
    );
  },
  ListStackResources: ({ stackTables }) => {
    const members = [...stackTables].map(
      ([name, status]) =>
        `<member><ResourceType>AWS::DynamoDB::Table</ResourceType><PhysicalResourceId>${name}</PhysicalResourceId><ResourceStatus>${status}</ResourceStatus></member>`,
    );
    return xml(
      200,
      `<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>${members.join('')}</StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>`,
    );
  },
};

/** Only policies of this account are found. */
const nameIn = (form: URLSearchParams): string =>
  form.get('PolicyArn')?.replace(`arn:aws:iam::${ACCOUNT_ID}:policy/`, '') ?? '';
