/** `npm run notify -- <email> [kind]`: sends a sample notification to the stack that runs here. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { createKeys } from '../../shared/runtime/access/keys.ts';
import { createTokens } from '../../shared/runtime/access/token.ts';
import { SECRETS_PREFIX } from '../functions/index.ts';
import { contentOf, openSecrets } from '../secrets/store.ts';
import { SAMPLE_KINDS, type SampleKind, sampleNotification } from './samples.ts';

const FOLDER = join(import.meta.dirname, '../../.local');

async function send(recipient: string, { kind }: { kind: SampleKind }): Promise<void> {
  const origin = await runningAt();
  const body = JSON.stringify(sampleNotification(recipient, kind));
  const response = await fetch(`${origin}/api/v1/notifications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await makeToken(origin)}`, 'content-type': 'application/json' },
    body,
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`The API answered ${response.status}: ${answer}`);
  console.log(
    `Sent. Sign in at ${origin} as ${recipient} and answer it; the terminal of \`npm start\` shows what comes out.`,
  );
}

async function runningAt(): Promise<string> {
  const stamp = await readFile(join(FOLDER, 'stack.json'), 'utf8').catch(() => '{}');
  const { running } = JSON.parse(stamp) as { running?: { origin: string } };
  if (running) return running.origin;
  throw new Error('Nothing runs here. Run `npm start` first, and this in another terminal.');
}

/** As `npm run -s cli -- token` would make one. */
async function makeToken(issuer: string): Promise<string> {
  const store = await openSecrets(join(FOLDER, 'secrets.json'));
  const read = async (name: string) => ({
    value: contentOf(store, `${SECRETS_PREFIX}/${name}`),
    version: name,
  });
  const now = () => new Date();
  const tokens = createTokens({ keys: createKeys({ read }, now), issuer, now });
  const { token } = await tokens.make({ sub: 'sample', scopes: ['notifications:write'], days: 1 });
  return token;
}

try {
  await new Command('npm run notify --')
    .description('Sends a sample notification to somebody, through the API, as another system would.')
    .argument('<email>', 'whom, such as user@example.com')
    .addOption(new Option('--kind <kind>', 'which').choices(SAMPLE_KINDS).default('confirm'))
    .action(send)
    .parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
