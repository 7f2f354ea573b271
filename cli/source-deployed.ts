/** Asks a deployed source function to check itself: with its own role, network and secret. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { UsageError } from './errors.ts';
import { printJson, say } from './output.ts';
import { functionName, stageOf } from './stage.ts';

interface Reply {
  check?: unknown;
  error?: { code: string; message: string };
}

/** Prints what the function found. Exit code 1 when the vendor cannot be used. */
export async function checkDeployed(source: string, stageName: string): Promise<void> {
  const stage = stageOf(stageName);
  const name = functionName(stage, `source-${source}`);
  const client = new LambdaClient({ region: stage.region });
  const reply = await invoke(client, name);
  if (reply.check !== undefined) return printJson(reply.check);
  const { code, message } = reply.error ?? {
    code: 'internal',
    message: 'It answered nonsense; its log says why.',
  };
  say(`${message} (${code})`);
  process.exitCode = 1;
}

async function invoke(client: LambdaClient, name: string): Promise<Reply> {
  try {
    const answer = await client.send(
      new InvokeCommand({ FunctionName: name, Payload: JSON.stringify({ check: true }) }),
    );
    if (!answer.FunctionError) return JSON.parse(new TextDecoder().decode(answer.Payload)) as Reply;
    return { error: { code: 'internal', message: `${name} ended without an answer; its log says why.` } };
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    throw new UsageError(
      `There is no function ${name}. Is the source in serverless.yml, and the stage deployed?`,
    );
  }
}
