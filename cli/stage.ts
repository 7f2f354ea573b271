/** A deployed stage: where it is, what its parts are called, and how commands reach it as its functions do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';
import { UsageError } from './errors.ts';

const STAGES_FILE = join(import.meta.dirname, '../stages.yml');
const SERVICE = 'stethoscope';

export interface Stage {
  name: string;
  region: string;
  /** Of the stack, and of the names of all that is in it. */
  stack: string;
}

/** What a stage's stack says; outputs and parameters by name. */
export interface Deployed extends Stage {
  /** CloudFormation's word, such as `UPDATE_COMPLETE`. */
  status: string;
  outputs: Readonly<Record<string, string>>;
  parameters: Readonly<Record<string, string>>;
}

/** What stages.yml says of a stage. */
interface StageSettings {
  region?: string;
  parameters?: Record<string, unknown>;
}

/** @throws UsageError for a name that no stage can have */
export function stageOf(name: string): Stage {
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(name)) {
    throw new UsageError(`${name} is no name of a stage: small letters, digits and -, 20 at most.`);
  }
  const region = settingsOf(name).region ?? process.env.AWS_REGION ?? 'us-east-1';
  return { name, region, stack: `${SERVICE}-${name}` };
}

/** The stack's parameters that stages.yml sets, as they stand there; they are checked when the stage is packaged. */
export const chosenParameters = ({ name }: Stage): Readonly<Record<string, unknown>> =>
  settingsOf(name).parameters ?? {};

function settingsOf(name: string): StageSettings {
  const stages = (parse(readFileSync(STAGES_FILE, 'utf8')) ?? {}) as Record<string, StageSettings | null>;
  return stages[name] ?? {};
}

export const functionName = ({ stack }: Stage, name: string): string => `${stack}-${name}`;
export const secretName = ({ name }: Stage, secret: string): string => `${SERVICE}/${name}/${secret}`;

/** @throws UsageError when it is not deployed */
export async function deployed(stage: Stage): Promise<Deployed> {
  const found = await findDeployed(stage);
  if (found) return found;
  throw new UsageError(
    `There is no stack ${stage.stack} in ${stage.region}. Deploy it first, or write its region in stages.yml.`,
  );
}

/** @returns nothing when there is no stack */
export async function findDeployed(stage: Stage): Promise<Deployed | undefined> {
  const stack = await describe(new CloudFormationClient({ region: stage.region }), stage);
  if (!stack) return undefined;
  const outputs = (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
  const parameters = (stack.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [
    ParameterKey,
    ParameterValue,
  ]);
  return {
    ...stage,
    status: String(stack.StackStatus),
    outputs: Object.fromEntries(outputs),
    parameters: Object.fromEntries(parameters),
  };
}

async function describe(client: CloudFormationClient, { stack }: Stage): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    return Stacks[0];
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/** Names of the environment by what the stack says. */
const ENVIRONMENT = {
  RECORDS_TABLE: 'RecordsTableName',
  PEOPLE_TABLE: 'PeopleTableName',
  NOTIFICATIONS_TABLE: 'NotificationsTableName',
  FLEET_TABLE: 'FleetTableName',
} as const;

/** Gives this process the environment that the stage's functions have, but for what is set already. */
export async function enterStage(name: string): Promise<void> {
  const stage = await deployed(stageOf(name));
  const tables = Object.entries(ENVIRONMENT).map(([key, parameter]) => [key, stage.parameters[parameter]]);
  const found: Record<string, string | undefined> = {
    ...Object.fromEntries(tables),
    AWS_REGION: stage.region,
    SECRETS_PREFIX: `${SERVICE}/${name}`,
    PUBLIC_ORIGIN: stage.outputs.Address,
    EVENT_BUS: stage.stack,
    LOST_NOTIFICATIONS: `${stage.stack}-lost-notifications`,
  };
  for (const [key, value] of Object.entries(found)) {
    if (value !== undefined) process.env[key] ??= value;
  }
}
