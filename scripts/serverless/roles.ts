/**
 * One role for each function: it may write its own log and what its `iamRoleStatements` say. osls itself would make one
 * role that may do what any function may. CloudFormation names them: a name of stage, region and function would be
 * longer than IAM's 64 characters where stages have long names. No role goes beyond the permissions boundary
 * (docs/permissions-boundary.json), so that who may make roles here gains nothing by it.
 */
import { inserted, onlyIf, sub, type TemplateResource } from './cloudformation.ts';

/** Statements of a role, as IAM takes them. */
export type RoleStatements = readonly object[];

/** What CloudFormation calls the role of a function; stacks of version 0.1 have it. */
export const roleId = (functionId: string): string => `${functionId}IamRoleLambdaExecution`;

const PREFIX = `arn:${inserted('AWS::Partition')}:logs:${inserted('AWS::Region')}:${inserted('AWS::AccountId')}`;

const BOUNDARY = onlyIf(
  'HasPermissionsBoundary',
  sub(
    `arn:${inserted('AWS::Partition')}:iam::${inserted('AWS::AccountId')}:policy/${inserted('PermissionsBoundary')}`,
  ),
);

/**
 * @param logGroup name of the function's log group
 * @param policyName as IAM shows it in the role
 * @param managed policies of AWS that it has besides
 */
export const role = (
  statements: RoleStatements,
  { logGroup, policyName, managed }: { logGroup: string; policyName: object; managed: readonly object[] },
): TemplateResource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: document([
      { Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] }, Action: ['sts:AssumeRole'] },
    ]),
    Policies: [
      {
        PolicyName: policyName,
        PolicyDocument: document([
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:CreateLogGroup', 'logs:PutLogEvents'],
            Resource: [sub(`${PREFIX}:log-group:${logGroup}:*:*`)],
          },
          ...statements,
        ]),
      },
    ],
    Path: '/',
    ManagedPolicyArns: managed,
    PermissionsBoundary: BOUNDARY,
  },
});

const document = (Statement: RoleStatements): object => ({ Version: '2012-10-17', Statement });
