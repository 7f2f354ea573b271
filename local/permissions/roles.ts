/** The functions' roles, from the template that would be deployed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS } from '../aws.ts';
import { resolver, type Template } from './intrinsics.ts';
import {
  type AuthorizationRequest,
  type Decision,
  decide,
  readStatement,
  type Statement,
  UnknownInPolicyError,
} from './policy.ts';

/** By the function's name in AWS: `stethoscope-local-aggregator`. */
export type IamRoles = ReadonlyMap<string, IamRole>;

export interface IamRole {
  /** Its logical name in the template. */
  name: string;
  statements: readonly Statement[];
  /** What it cannot go beyond; absent: nothing bounds it. */
  boundary?: readonly Statement[];
}

/** The one policy that bounds roles: an administrator makes it from this file. */
const BOUNDARY = {
  arn: /^arn:[^:]+:iam::\d{12}:policy\/stethoscope-boundary$/,
  file: join(import.meta.dirname, '../../docs/permissions-boundary.json'),
};

/** Whether a role lets a call pass: its statements have to, and its boundary as well. */
export function judgeByRole({ statements, boundary }: IamRole, call: AuthorizationRequest): Decision {
  const decision = decide(statements, call);
  return decision === 'allowed' && boundary ? decide(boundary, call) : decision;
}

/**
 * @param parameters values of the stack's parameters; the others have their defaults
 * @throws Error that names the function when its role holds what is not known here
 */
export function readRoles(template: Template, parameters: Readonly<Record<string, unknown>> = {}): IamRoles {
  const resolve = resolver(template, AWS.region, parameters);
  const functions = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return new Map(
    functions.map(({ Properties }): [string, IamRole] => {
      const name = String(resolve(Properties.FunctionName));
      try {
        return [name, readRole(template, Properties.Role, resolve)];
      } catch (error) {
        throw new Error(`The role of function ${name}: ${(error as Error).message}`, { cause: error });
      }
    }),
  );
}

function readRole(template: Template, reference: unknown, resolve: (value: unknown) => unknown): IamRole {
  const [id = ''] = (reference as { 'Fn::GetAtt'?: string[] })['Fn::GetAtt'] ?? [];
  const properties = template.Resources[id]?.Properties;
  if (!properties) throw new Error(`It is no role of this template: ${JSON.stringify(reference)}.`);
  const managed = resolve(properties.ManagedPolicyArns ?? []) as unknown[];
  if (managed.length > 0) throw new UnknownInPolicyError(`Managed policies are not known here: ${managed}.`);
  const boundary = readBoundary(resolve(properties.PermissionsBoundary));
  // The names of policies may hold anything; nothing depends on them.
  const documents = (properties.Policies as { PolicyDocument: { Statement: unknown } }[]).map(
    ({ PolicyDocument }) => [PolicyDocument.Statement].flat(),
  );
  const statements = documents.flat().map((statement) => readStatement(resolve(statement)));
  return { name: id, statements, ...(boundary && { boundary }) };
}

function readBoundary(arn: unknown): Statement[] | undefined {
  if (arn === undefined) return undefined;
  if (!BOUNDARY.arn.test(String(arn)))
    throw new UnknownInPolicyError(`The permissions boundary ${String(arn)} is not known here.`);
  const { Statement } = JSON.parse(readFileSync(BOUNDARY.file, 'utf8')) as { Statement: unknown[] };
  return Statement.map(readStatement);
}
