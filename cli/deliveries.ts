/** `deliveries`: answers on their way out, and those that were given up. */
import { Command } from 'commander';
import { listDeliveries, replayDeliveries } from '../shared/services/delivery/manage.ts';
import { createNotificationsTable } from '../shared/tables/notifications.ts';
import { CONFIG_FILE, loadConfig } from './config.ts';
import { UsageError } from './errors.ts';
import { printJson, printLine, say } from './output.ts';

const HELP = `
With --stage prod it reaches that stage. Without, the one that these name, as its functions do: AWS_REGION and
credentials, NOTIFICATIONS_TABLE.`;

export function deliveriesCommand(): Command {
  const command = new Command('deliveries').description("answers on their way to the organization's webhook");
  command
    .command('list')
    .description('one a line, without what was said; what was given up first')
    .option('--parked', 'only those that were given up', false)
    .addHelpText('after', `\nExample:\n  npm run -s cli -- deliveries list --parked\n${HELP}`)
    .action(list);
  command
    .command('replay')
    .description('try again what was given up, under the ids that it has')
    .argument('[delivery_id...]', 'which; none: all of them')
    .addHelpText('after', `\nExample:\n  npm run -s cli -- deliveries replay\n${HELP}`)
    .action(replay);
  return command;
}

async function openOutbox() {
  const { notifications } = await loadConfig(CONFIG_FILE);
  return createNotificationsTable({ keepFor: notifications.keep_for });
}

async function list({ parked }: { parked: boolean }): Promise<void> {
  const deliveries = await listDeliveries(await openOutbox(), parked ? ['parked'] : ['parked', 'waiting']);
  for (const delivery of deliveries) await printLine(delivery);
  if (deliveries.length === 0) say(parked ? 'Nothing was given up.' : 'Nothing waits.');
}

async function replay(ids: string[]): Promise<void> {
  const replayed = await replayDeliveries(await openOutbox(), ids.length > 0 ? ids : undefined);
  const missing = ids.filter((id) => !replayed.includes(id));
  await printJson({ replayed });
  if (missing.length > 0) throw new UsageError(`Not among those that were given up: ${missing.join(', ')}.`);
}
