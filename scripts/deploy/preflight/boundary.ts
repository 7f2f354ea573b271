/** Whether the account has the policy that no function's role can go beyond, and whether it is the one of this version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  NoSuchEntityException,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Stage } from '../../../cli/stage.ts';
import type { PreflightResult } from './result.ts';

const FILE = 'docs/permissions-boundary.json';
/** As resources/parameters.yml has it; a test compares the two. */
export const BOUNDARY = 'stethoscope-boundary';

/** @param parameters what stages.yml chooses; its `PermissionsBoundary` is the name of the policy, empty for none */
export async function checkBoundary(
  { region }: Stage,
  { PermissionsBoundary = BOUNDARY }: Readonly<Record<string, unknown>>,
): Promise<PreflightResult> {
  const name = String(PermissionsBoundary);
  if (name === '')
    return {
      warning:
        'PermissionsBoundary is empty: who may deploy this stage can give a function any right, and so become administrator of the account. docs/deploy.md#the-rights-of-a-deployer says how to prevent that.',
    };
  const arn = await arnOf(name, region);
  const iam = new IAMClient({ region });
  const document = await documentOf(iam, arn);
  if (document === undefined)
    return {
      problem: `There is no policy ${arn}, which no function's role may go beyond. An administrator makes it once:
  aws iam create-policy --policy-name ${name} --policy-document file://${FILE}
Without one: PermissionsBoundary: "" under the stage's parameters in stages.yml.`,
    };
  const wanted: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../..', FILE), 'utf8'));
  if (isDeepStrictEqual(document, wanted)) return {};
  return {
    warning: `${arn} is not what ${FILE} says; functions lack the rights that only the file has. An administrator renews it:
  aws iam create-policy-version --policy-arn ${arn} --policy-document file://${FILE} --set-as-default`,
  };
}

async function arnOf(name: string, region: string): Promise<string> {
  const { Arn = '' } = await new STSClient({ region }).send(new GetCallerIdentityCommand());
  const [, partition, , , account] = Arn.split(':');
  return `arn:${partition}:iam::${account}:policy/${name}`;
}

/** @returns what the policy says now; nothing when there is none */
async function documentOf(iam: IAMClient, PolicyArn: string): Promise<unknown> {
  try {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
    );
    return JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? 'null')) as unknown;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return undefined;
    throw error;
  }
}
