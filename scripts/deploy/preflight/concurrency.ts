/** Whether the account has as much concurrency as stages.yml reserves. */
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Stage } from '../../../cli/stage.ts';
import type { PreflightResult } from './result.ts';

/** Lambda keeps so many for functions that reserve none; an account that has fewer cannot reserve any. */
const KEPT = 100;

type Parameters = Readonly<Record<string, unknown>>;

/**
 * @param chosen what stages.yml says
 * @param deployed what the stack has reserved already
 */
export async function checkConcurrency(
  stage: Stage,
  chosen: Parameters,
  deployed: Parameters,
): Promise<PreflightResult> {
  const more = Object.entries(chosen)
    .filter(([name]) => name.endsWith('Concurrency'))
    // What another function gives back may come later than what this one takes.
    .map(([name, value]) => Math.max(0, Number(value) - Number(deployed[name] ?? 0)))
    .reduce((sum, one) => sum + one, 0);
  if (more === 0) return {};
  const { AccountLimit = {} } = await new LambdaClient({ region: stage.region }).send(
    new GetAccountSettingsCommand(),
  );
  const { ConcurrentExecutions = 0, UnreservedConcurrentExecutions = 0 } = AccountLimit;
  const free = Math.max(0, UnreservedConcurrentExecutions - KEPT);
  if (more <= free) return {};
  return {
    problem: `stages.yml reserves ${more} more concurrent executions than now, and this account has ${free} to give: ${ConcurrentExecutions} in all in ${stage.region}, ${UnreservedConcurrentExecutions} not reserved, of which Lambda keeps ${KEPT}. Take the parameters that end in Concurrency out, or ask for more: Service Quotas, AWS Lambda, Concurrent executions.`,
  };
}
