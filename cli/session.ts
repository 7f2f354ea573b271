/** `session`: ends what somebody is signed in with. */
import { Command } from 'commander';
import { revokeSessions } from '../shared/access/revoke.ts';
import { emailArgument, openAccess, STAGE_HELP } from './access.ts';
import { printJson } from './output.ts';

export function sessionCommand(): Command {
  const command = new Command('session').description('sessions of people');
  command
    .command('revoke')
    .description('end all sessions of a person at once; signing in again is possible')
    .argument('<email>', 'whose')
    .addHelpText('after', `\nExample:\n  npm run -s cli -- session revoke ann@example.com\n${STAGE_HELP}`)
    .action(revoke);
  return command;
}

async function revoke(value: string): Promise<void> {
  const email = emailArgument(value);
  const { people, settings } = await openAccess();
  await revokeSessions(email, people, settings.session);
  await printJson({ email, revoked: true });
}
