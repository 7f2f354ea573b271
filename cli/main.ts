/** The command line, for people who deploy and debug. */
import { Command } from 'commander';
import { configCommand } from './config.ts';
import { deliveriesCommand } from './deliveries.ts';
import { mergeCommand } from './merge.ts';
import { migrateCommand } from './migrate/index.ts';
import { notificationsCommand } from './notifications.ts';
import { say } from './output.ts';
import { personCommand } from './person.ts';
import { releasesCommand } from './releases.ts';
import { secretCommand } from './secret.ts';
import { sessionCommand } from './session.ts';
import { sourceCommand } from './source.ts';
import { enterStage } from './stage.ts';
import { tokenCommand } from './token.ts';

const program = new Command('stethoscope')
  .description('JSON goes to stdout, errors to stderr, and the exit code is 1 when something went wrong.')
  .option('--stage <name>', 'the deployed stage to reach, such as prod')
  .addHelpText('after', '\nExample:\n  npm run -s cli -- source --help')
  .addCommand(sourceCommand())
  .addCommand(mergeCommand())
  .addCommand(releasesCommand())
  .addCommand(configCommand())
  .addCommand(tokenCommand())
  .addCommand(sessionCommand())
  .addCommand(personCommand())
  .addCommand(deliveriesCommand())
  .addCommand(notificationsCommand())
  .addCommand(migrateCommand())
  .addCommand(secretCommand());

/** Commands that work as the functions of a stage do, with their tables and secrets. */
const AS_FUNCTIONS_DO = new Set(['token', 'session', 'person', 'deliveries', 'notifications']);

program.hook('preAction', async (_, action) => {
  const { stage } = program.opts<{ stage?: string }>();
  const group = action.parent === program ? action.name() : action.parent?.name();
  if (stage !== undefined && AS_FUNCTIONS_DO.has(group ?? '')) await enterStage(stage);
});

// `… | head` closes the pipe early; that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  say(messageOf(error));
  process.exitCode = 1;
}

/** The message with its code; never a stack, which says nothing to the people who read it. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `${error.message}${code}`;
}
