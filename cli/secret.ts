/** `secret`: fills the secrets of a stage. Nothing secret is ever an argument, printed or logged. */
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { Command } from 'commander';
import * as z from 'zod';
import { parseSettings } from '../shared/adapter-kit/settings.ts';
import { ADAPTER_NAMES, loadAdapter } from './adapters.ts';
import { UsageError } from './errors.ts';
import { readJson } from './files.ts';
import { printJson, say } from './output.ts';
import { changePair, PAIRED } from './paired-secret.ts';
import { createPrompt } from './prompt.ts';
import { askSettings } from './secret-settings.ts';
import { changeKeys, type KeyChange } from './session-keys.ts';
import { deployed, type Stage, secretName, stageOf } from './stage.ts';

/** Sign-in at the identity provider; docs/identity-providers.md says where each is found. */
const OIDC = z.strictObject({
  issuer: z.url().meta({ description: 'Address of the identity provider', secret: false }),
  client_id: z.string().min(1).meta({ description: 'Client ID', secret: false }),
  client_secret: z.string().min(1).meta({ description: 'Client secret', secret: true }),
  scopes: z.string().optional().meta({ description: 'Scopes, with blanks between', secret: false }),
});

export function secretCommand(): Command {
  const command = new Command('secret').description('secrets of a deployed stage');
  command
    .command('set')
    .description('asks for the settings of a source, or reads them as JSON from what is piped in')
    .argument('<name>', `one of: ${[...ADAPTER_NAMES, 'oidc', 'session', ...Object.keys(PAIRED)].join(', ')}`)
    .option('--first', 'session: sign with the newest key from now on')
    .option('--drop <kid>', 'session: take a key out; what it signed ends')
    .option(
      '--only',
      'session: a new key instead of all others, everybody signs in again; origin, webhook, hook/…: the value before ends',
    )
    .addHelpText(
      'after',
      `
Asks for exactly what the source declares. What is secret is not shown while it is typed. @file stands for a file's
content, for keys that have several lines. Enter keeps what is stored already.
oidc is the identity provider. session makes a new signing key behind the others, which stay valid; five minutes later,
when every function knows it, --first lets it sign. origin, webhook and hook/<source> (what a vendor sends with its
hooks) get a new value, and the one before stays good until --only ends it.

Examples:
  npm run -s cli -- secret set jamf --stage prod
  npm run -s cli -- secret set oidc --stage prod < oidc.json
  npm run -s cli -- secret set session --stage prod`,
    )
    .action(set);
  return command;
}

async function set(name: string, options: KeyChange, command: Command): Promise<void> {
  const { stage: wanted } = command.optsWithGlobals<{ stage?: string }>();
  if (!wanted) throw new UsageError('Say which stage: --stage prod.');
  const stage = stageOf(wanted);
  const id = secretName(stage, ADAPTER_NAMES.includes(name) ? `source/${name}` : name);
  const client = new SecretsManagerClient({ region: stage.region });
  const current = await stored(client, id);
  const value = await changed(name, current, options, stage);
  const { VersionId } = await client.send(
    new PutSecretValueCommand({ SecretId: id, SecretString: JSON.stringify(value) }),
  );
  const keys =
    'keys' in value ? { keys: (value as { keys: { kid: string }[] }).keys.map(({ kid }) => kid) } : {};
  await printJson({ secret: id, version: VersionId, ...keys });
  if (ADAPTER_NAMES.includes(name)) {
    say(`Now see whether it works: npm run -s cli -- source ${name} check --stage ${stage.name}`);
  }
  if (PAIRED[name] && !options.only) say(`${PAIRED[name].next} ${stage.name}`);
}

async function changed(name: string, current: Stored, options: KeyChange, stage: Stage): Promise<object> {
  if (name === 'session') return changeKeys(current.value, options, new Date());
  if (!(name in PAIRED)) return contentFor(name, current.value);
  const { only = false } = options;
  if (name === 'origin') await checkCdn(stage, current, only);
  return changePair(name, current.value, only);
}

/**
 * Keeps the way through the CDN open.
 *
 * @throws UsageError when the functions would not know what the CDN sends
 */
async function checkCdn(stage: Stage, { version }: Stored, only: boolean): Promise<void> {
  const { OriginSecretVersion: has } = (await deployed(stage)).parameters;
  const deploy = `npm run deploy -- --stage ${stage.name}`;
  if (has === undefined)
    throw new UsageError(
      `The functions of this stage know one value only. Deploy this version first: ${deploy}`,
    );
  if (only && has !== version)
    throw new UsageError(`The CDN still sends the value before. Deploy first: ${deploy}`);
}

async function contentFor(name: string, current: Record<string, unknown>): Promise<object> {
  const schema = name === 'oidc' ? OIDC : (await loadAdapter(name)).config;
  const value = process.stdin.isTTY ? await asked(schema, current) : await readJson('-');
  parseSettings(name, schema, value);
  // What the schema takes is an object.
  return value as object;
}

async function asked(schema: z.ZodType, current: Record<string, unknown>): Promise<unknown> {
  const prompt = createPrompt();
  try {
    return await askSettings(schema, prompt, current);
  } finally {
    prompt.close();
  }
}

const NEVER_SET = 'AWSCURRENT';

interface Stored {
  value: Record<string, unknown>;
  version?: string | undefined;
}

/** @returns what is stored; nothing when there is nothing yet, or it may not be read */
async function stored(client: SecretsManagerClient, id: string): Promise<Stored> {
  try {
    const { SecretString, VersionId } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    return { value: JSON.parse(SecretString ?? '{}') as Record<string, unknown>, version: VersionId };
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'AccessDeniedException' || name === 'SyntaxError') return { value: {} };
    if (name !== 'ResourceNotFoundException') throw error;
    // The same exception for a secret without a value, and for one that does not exist.
    if (message.includes(NEVER_SET)) return { value: {} };
    throw new UsageError(`There is no secret ${id}. Deploy the stage first: the deployment makes it.`);
  }
}
