/** `npm run -s token -- <scope...>`: a token for the API of the stack that runs here. */
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { SCOPES } from '../shared/access/scopes.ts';
import { LOCAL_FOLDER, runningAt } from './data.ts';
import { sampleToken } from './notifications/token.ts';

async function make(scopes: string[]): Promise<void> {
  const origin = await runningAt();
  console.log(await sampleToken(origin, join(LOCAL_FOLDER, 'secrets.json'), scopes));
}

try {
  await new Command('npm run -s token --')
    .description('Prints a token, good for a day, for the API of the stack that runs here.')
    .addArgument(new Argument('<scope...>', 'what it may do').choices(Object.keys(SCOPES)))
    .action(make)
    .parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
