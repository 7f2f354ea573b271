/** `npm run notify -- <email> [kind]`: sends a sample notification to the stack that runs here. */
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { LOCAL_FOLDER, runningAt } from '../data.ts';
import { SAMPLE_KINDS, type SampleKind, sampleNotification } from './samples.ts';
import { sampleToken } from './token.ts';

async function send(recipient: string, { kind }: { kind: SampleKind }): Promise<void> {
  const origin = await runningAt();
  const body = JSON.stringify(sampleNotification(recipient, kind));
  const response = await fetch(`${origin}/api/v1/notifications`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await token(origin)}`,
      'content-type': 'application/json',
    },
    body,
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`The API answered ${response.status}: ${answer}`);
  console.log(
    `Sent. Sign in at ${origin} as ${recipient} and answer it; the terminal of \`npm start\` shows what comes out.`,
  );
}

const token = (origin: string) =>
  sampleToken(origin, join(LOCAL_FOLDER, 'secrets.json'), ['notifications:write']);

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
