/** `token`: API tokens for programs. */
import { Command, InvalidArgumentError } from 'commander';
import { SCOPES } from '../shared/access/scopes.ts';
import { LONGEST_DAYS } from '../shared/access/token.ts';
import { openAccess, STAGE_HELP } from './access.ts';
import { printJson } from './output.ts';

const SCOPE_HELP = Object.entries(SCOPES)
  .map(([name, what]) => `  ${name.padEnd(20)} ${what}`)
  .join('\n');

const HELP = `
Scopes:
${SCOPE_HELP}

Example:
  npm run -s cli -- token --sub siem --scope devices:read --days 90
${STAGE_HELP}`;

export function tokenCommand(): Command {
  const command = new Command('token').description('API tokens for programs').addHelpText('after', HELP);
  command
    .command('make', { isDefault: true })
    .description('make a token; it is shown once and kept nowhere')
    .requiredOption('--sub <who>', 'the program it is for; people see it under "Who looked at my data"')
    .requiredOption('--scope <scope...>', 'what it may do')
    .requiredOption('--days <n>', `how long it is valid, 1 to ${LONGEST_DAYS}`, wholeNumber)
    .addHelpText('after', HELP)
    .action(make);
  command
    .command('revoke')
    .description('end a token now')
    .argument('<id>', 'the `id` that was printed when it was made')
    .addHelpText('after', `\nExample:\n  npm run -s cli -- token revoke 0b3c…\n${STAGE_HELP}`)
    .action(revoke);
  return command;
}

async function make({ sub, scope, days }: { sub: string; scope: string[]; days: number }): Promise<void> {
  const { tokens } = await openAccess();
  const { token, id, expires } = await tokens.make({ sub, scopes: scope, days });
  await printJson({ id, sub, scopes: scope, expires, token });
}

async function revoke(id: string): Promise<void> {
  const { people, now } = await openAccess();
  // Its end is not known here, so the mark outlives the longest token there can be.
  await people.revokeToken(id, new Date(now().getTime() + LONGEST_DAYS * 86_400_000));
  await printJson({ id, revoked: true });
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Write a whole number.');
  return Number(value);
}
