/** The functions' roles, from the template that would be deployed. */
import { AWS } from '../aws.ts';
import { resolver, type Template } from './intrinsics.ts';
import { readStatement, type Statement, UnknownInPolicyError } from './policy.ts';

/** By the function's name in AWS: `stethoscope-local-aggregator`. */
export type IamRoles = ReadonlyMap<string, IamRole>;

export interface IamRole {
  /** Its logical name in the template. */
  name: string;
  statements: readonly Statement[];
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
  if (resolve(properties.PermissionsBoundary) !== undefined)
    throw new UnknownInPolicyError('A permissions boundary is not known here.');
  // The names of policies may hold anything; nothing depends on them.
  const documents = (properties.Policies as { PolicyDocument: { Statement: unknown } }[]).map(
    ({ PolicyDocument }) => [PolicyDocument.Statement].flat(),
  );
  return { name: id, statements: documents.flat().map((statement) => readStatement(resolve(statement))) };
}
