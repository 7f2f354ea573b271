/** Roles in the bench: what is measured passes the proxy that holds functions to their roles, and so does its floor. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AWS, functionEnvironment } from '../../local/aws.ts';
import { functionName } from '../../local/functions/names.ts';
import { compileTemplate } from '../../local/permissions/template.ts';
import { createDocumentClient } from '../../shared/tables/records.ts';
import { startChild } from './child.ts';

/** Compiled once in a run: it takes seconds and is the same for all figures. */
let compiled: Promise<string> | undefined;

async function compile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-template-'));
  try {
    return JSON.stringify(
      await compileTemplate(join(folder, 'package'), functionEnvironment('http://localhost:1')),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param services the address of each, as signatures name it: `dynamodb`
 * @returns one address for all of them
 */
export async function openProxy(
  services: Readonly<Record<string, string>>,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  compiled ??= compile();
  const folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-roles-'));
  const file = join(folder, 'template.json');
  await writeFile(file, await compiled);
  const child = startChild('permissions.ts', [file, JSON.stringify(services)]);
  const endpoint = await child.ask<string>({});
  await rm(folder, { recursive: true, force: true });
  return { endpoint, close: () => child.close() };
}

/** The environment of a process that calls AWS as this function. @param name as in serverless.yml: `source-jamf` */
export const credentialsOf = (name: string): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: functionName(name),
  AWS_SECRET_ACCESS_KEY: AWS.credentials.secretAccessKey,
});

/** A client of the tables that may do what this function may. @param name as in serverless.yml: `aggregator` */
export function clientOf(name: string): DynamoDBClient {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    credentialsOf(name);
  return new DynamoDBClient({ credentials: { accessKeyId, secretAccessKey } });
}

/** The same, for whole documents. */
export const tablesOf = (name: string): DynamoDBDocumentClient => createDocumentClient(clientOf(name));
