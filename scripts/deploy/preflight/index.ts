/**
 * What can be known before a deployment: everything that would make CloudFormation give up minutes later. What is wrong
 * in stages.yml itself is found when the stage is packaged (scripts/serverless/stage-parameters.cjs).
 */
import type { Stage } from '../../../cli/stage.ts';
import { checkBoundary } from './boundary.ts';
import { checkConcurrency } from './concurrency.ts';
import { checkOriginSecret } from './origin-secret.ts';
import type { PreflightResult } from './result.ts';
import { checkStack } from './stack.ts';
import { checkTables } from './tables.ts';

export interface Preflight {
  /** What would make the deployment fail, and how to mend it. */
  problems: string[];
  /** What the operator should know and may want. */
  warnings: string[];
  /** Whether this deployment makes tables: they must not be protected until it has succeeded. */
  makesTables: boolean;
  /** Of secret `origin`, as the functions know it; empty before there is one. */
  originSecretVersion: string;
}

/**
 * Asks the account; changes nothing there.
 *
 * @param parameters what stages.yml chooses for the stage
 */
export async function preflight(
  stage: Stage,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Preflight> {
  const { deployed, ...state } = await checkStack(stage);
  const [boundary, concurrency, tables, origin] = await Promise.all([
    unlessForbidden('the permissions boundary', checkBoundary(stage, parameters)),
    unlessForbidden('concurrency', checkConcurrency(stage, parameters, deployed?.parameters ?? {})),
    checkTables(stage, deployed !== undefined),
    checkOriginSecret(stage, deployed !== undefined),
  ]);
  const results: PreflightResult[] = [state, boundary, concurrency, tables, origin];
  return {
    problems: results.flatMap(({ problem }) => problem ?? []),
    warnings: results.flatMap(({ warning }) => warning ?? []),
    makesTables: tables.makes,
    originSecretVersion: origin.version,
  };
}

/** A right that only this check needs and that is not there keeps nobody from deploying. */
async function unlessForbidden(what: string, check: Promise<PreflightResult>): Promise<PreflightResult> {
  try {
    return await check;
  } catch (error) {
    const { name = '', message = '' } = error as Partial<Error>;
    if (!/^AccessDenied/.test(name)) throw error;
    return { warning: `Not checked beforehand: ${what}. ${message}` };
  }
}
