/** Which tables a deployment will make, and whether their names are free. */
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { Stage } from '../../../cli/stage.ts';
import { TABLE_NAMES } from '../../../shared/tables/definitions.ts';
import type { PreflightResult } from './result.ts';

/**
 * @param isDeployed whether there is a stack
 * @returns `makes`: whether at least one table is still to be made
 */
export async function checkTables(
  stage: Stage,
  isDeployed: boolean,
): Promise<PreflightResult & { makes: boolean }> {
  const made = isDeployed ? await tablesOf(stage) : [];
  const missing = TABLE_NAMES.map((table) => `${stage.stack}-${table}`).filter(
    (name) => !made.includes(name),
  );
  const client = new DynamoDBClient({ region: stage.region });
  const taken: string[] = [];
  for (const name of missing) if (await exists(client, name)) taken.push(name);
  const makes = missing.length > 0;
  if (taken.length === 0) return { makes };
  const problem = `These tables are there and belong to no stack, so they cannot be made: ${taken.join(', ')}. They are left from a stage of this name that was removed. docs/deploy.md#removing-it says how to delete them; or take another name for the stage.`;
  return { makes, problem };
}

/** Names of the tables that the stack has. */
async function tablesOf({ region, stack: StackName }: Stage): Promise<string[]> {
  const client = new CloudFormationClient({ region });
  const names: string[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName })) {
    for (const { ResourceType, ResourceStatus = '', PhysicalResourceId = '' } of StackResourceSummaries) {
      const isThere = ResourceType === 'AWS::DynamoDB::Table' && !ResourceStatus.startsWith('DELETE_');
      if (isThere) names.push(PhysicalResourceId);
    }
  }
  return names;
}

async function exists(client: DynamoDBClient, TableName: string): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}
