/** `person`: what is kept about somebody. */
import { Command } from 'commander';
import { lookAlikes } from '../shared/identifiers/look-alikes.ts';
import { forgetPerson } from '../shared/services/person/forget.ts';
import { TABLE_NAMES } from '../shared/tables/definitions.ts';
import { createForgetting } from '../shared/tables/forget.ts';
import { storedPeople } from '../shared/tables/stored-people.ts';
import { emailArgument, openAccess, STAGE_HELP } from './access.ts';
import { UsageError } from './errors.ts';
import { printJson, say } from './output.ts';

export function personCommand(): Command {
  const command = new Command('person').description('what is kept about a person');
  command
    .command('forget')
    .description('end their sessions and take them out of all tables')
    .argument('<email>', 'whom')
    .addHelpText(
      'after',
      `
Reads every table to its end, deletes what stands under the person, takes the address out of everything else, and reads
again until nothing is found. Says what became of what, table by table.

What the sources still know comes back with the next fetch: remove the person there first. Answers of theirs that still
wait to be delivered are deleted undelivered; "deliveries list" shows them before. What stays is listed under "stays":
the marks that sessions are over, and the looks that they took at others.

Example:
  npm run -s cli -- person forget ann@example.com
${STAGE_HELP}`,
    )
    .action(forget);
  command
    .command('look-alikes')
    .description('addresses in the tables that could be taken for others, or that nobody can sign in with')
    .addHelpText(
      'after',
      `
Lists each with the addresses it looks like. Reads the keys of all tables; what is stored is not read and not changed.

Example:
  npm run -s cli -- person look-alikes
${STAGE_HELP}`,
    )
    .action(listLookAlikes);
  return command;
}

async function listLookAlikes(): Promise<void> {
  const found = [];
  for (const table of TABLE_NAMES) {
    say(`Reading the keys of table ${table} …`);
    found.push(...(await storedPeople(table)));
  }
  await printJson({ look_alikes: lookAlikes(found) });
}

async function forget(value: string): Promise<void> {
  const email = emailArgument(value);
  const { people, settings } = await openAccess();
  const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, createForgetting(table)]));
  say(`Looking through ${TABLE_NAMES.join(', ')}; large tables take minutes.`);
  const forgotten = await forgetPerson(email, { people, session: settings.session, tables });
  await printJson({ email, tables: forgotten });
  const left = Object.entries(forgotten).filter(([, { left }]) => Object.keys(left).length > 0);
  if (left.length > 0) {
    throw new UsageError(
      `Something writes ${email} while it is removed: ${left.map(([table]) => table).join(', ')}. Take the person off the sources, then run this again.`,
    );
  }
}
