/** `notifications`: those that could not be taken in. */
import { Command } from 'commander';
import { UsageError } from './errors.ts';
import { replayLost } from './lost-notifications.ts';
import { printLine, say } from './output.ts';

const HELP = `
Prints a line of JSON for each message. What the bus has taken is removed from the queue; everything else stays there,
with the reason, and the exit code is 1. Sending twice does no harm: a notification is kept once under its id.

With --stage prod it reaches that stage. Without, the one that these name: AWS_REGION and credentials,
LOST_NOTIFICATIONS (the queue's name), EVENT_BUS.`;

/** After so many messages a line says how far it is. */
const EVERY = 100;

export function notificationsCommand(): Command {
  const command = new Command('notifications').description(
    'notifications from the bus that were not taken in',
  );
  command
    .command('replay')
    .description('put all that wait in the queue on the bus again')
    .addHelpText('after', `\nExample:\n  npm run -s cli -- notifications replay --stage prod\n${HELP}`)
    .action(replay);
  return command;
}

async function replay(): Promise<void> {
  const { LOST_NOTIFICATIONS: queue, EVENT_BUS: bus } = process.env;
  if (!queue || !bus)
    throw new UsageError('Name the stage: --stage prod. Or set LOST_NOTIFICATIONS and EVENT_BUS.');
  const counts = { replayed: 0, left: 0 };
  for await (const message of replayLost({ queue, bus })) {
    counts[message.replayed ? 'replayed' : 'left'] += 1;
    await printLine(message);
    const all = counts.replayed + counts.left;
    if (all % EVERY === 0) say(`${all} read, ${counts.replayed} sent again …`);
  }
  say(counts.replayed + counts.left === 0 ? 'Nothing waits.' : `${counts.replayed} sent again and removed.`);
  if (counts.left > 0) throw new UsageError(`${counts.left} stay in the queue; each line above says why.`);
}
