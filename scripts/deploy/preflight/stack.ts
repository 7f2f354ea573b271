/** Whether the stage's stack is in a state that a deployment can begin from. */
import { type Deployed, findDeployed, type Stage } from '../../../cli/stage.ts';
import type { PreflightResult } from './result.ts';

/** @returns the stack as well, when there is one */
export async function checkStack(
  stage: Stage,
): Promise<PreflightResult & { deployed: Deployed | undefined }> {
  const deployed = await findDeployed(stage);
  const problem = deployed && obstacle(deployed);
  return { deployed, ...(problem && { problem }) };
}

/** States from which CloudFormation updates nothing any more. */
const DEAD = ['REVIEW_IN_PROGRESS', 'CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED'];

function obstacle({ status, stack, region, name }: Deployed): string | undefined {
  const is = `Stack ${stack} is ${status}`;
  if (DEAD.includes(status))
    return `${is}: it was never made, or half removed. Remove what is left: npm run deploy -- remove --yes ${name} --stage ${name}`;
  if (status === 'UPDATE_ROLLBACK_FAILED')
    return `${is}. First let it end its going back: aws cloudformation continue-update-rollback --region ${region} --stack-name ${stack}`;
  if (status.endsWith('_IN_PROGRESS')) return `${is}: somebody else changes it. Wait until that has ended.`;
  return undefined;
}
