/** Which version of secret `origin` the CDN is to have. */
import {
  DescribeSecretCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type Stage, secretName } from '../../../cli/stage.ts';
import type { PreflightResult } from './result.ts';

/** @param isDeployed whether there is a stack; without one there is no secret yet */
export async function checkOriginSecret(
  stage: Stage,
  isDeployed: boolean,
): Promise<PreflightResult & { version: string }> {
  if (!isDeployed) return { version: '' };
  const id = secretName(stage, 'origin');
  try {
    const client = new SecretsManagerClient({ region: stage.region });
    const { DeletedDate, VersionIdsToStages = {} } = await client.send(
      new DescribeSecretCommand({ SecretId: id }),
    );
    const current = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT'));
    const version = current?.[0] ?? '';
    if (!DeletedDate) return { version };
    const restore = `aws secretsmanager restore-secret --region ${stage.region} --secret-id ${id}`;
    return { version, problem: `Secret ${id} is being deleted; the CDN needs it. Restore it: ${restore}` };
  } catch (error) {
    // The first deployment failed, or has not come that far.
    if (error instanceof ResourceNotFoundException) return { version: '' };
    throw error;
  }
}
