/** `person`: what is kept about somebody. */
import { Command } from 'commander';
import { forgetPerson } from '../shared/services/person/forget.ts';
import { createForgetting } from '../shared/tables/forget.ts';
import { emailArgument, openAccess, STAGE_HELP } from './access.ts';
import { printJson } from './output.ts';

export function personCommand(): Command {
  const command = new Command('person').description('what is kept about a person');
  command
    .command('forget')
    .description('end their sessions and delete what is kept about them')
    .argument('<email>', 'whom')
    .addHelpText(
      'after',
      `
What the sources still know comes back with the next fetch: remove the person there first. Answers that still wait to
be delivered are deleted with the rest: "deliveries list" shows them.

Example:
  npm run -s cli -- person forget ann@example.com
${STAGE_HELP}`,
    )
    .action(forget);
  return command;
}

async function forget(value: string): Promise<void> {
  const email = emailArgument(value);
  const { people, settings } = await openAccess();
  const tables = {
    records: createForgetting('records'),
    people: createForgetting('people'),
    notifications: createForgetting('notifications'),
    fleet: createForgetting('fleet'),
  };
  const deleted = await forgetPerson(email, { people, session: settings.session, tables });
  await printJson({ email, deleted });
}
