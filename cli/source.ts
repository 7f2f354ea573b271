/** `source`: one adapter against a real vendor, without any cloud. */
import { Argument, Command } from 'commander';
import type { Adapter, Connection } from '../shared/adapter-kit/contract.ts';
import { createHttp } from '../shared/adapter-kit/http.ts';
import { silentLog } from '../shared/adapter-kit/log.ts';
import { parseSettings } from '../shared/adapter-kit/settings.ts';
import { following } from '../shared/adapter-kit/walks.ts';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../shared/identifiers/index.ts';
import type { Answer, Claim, DeviceRecord, Dropped } from '../shared/model/record.ts';
import { ADAPTER_NAMES, loadAdapter } from './adapters.ts';
import { UsageError } from './errors.ts';
import { readJson } from './files.ts';
import { printJson, printLine, say } from './output.ts';
import { checkDeployed } from './source-deployed.ts';

type Item = DeviceRecord | Claim;

const VERBS = ['check', 'email', 'serial', 'macaddr', 'all', 'accounts', 'events', 'log'] as const;
type Verb = (typeof VERBS)[number];

const DAY = 86_400_000;

export function sourceCommand(): Command {
  return new Command('source')
    .description('ask one vendor and print normalized records, accounts or events, one JSON a line')
    .argument('<name>', `one of: ${ADAPTER_NAMES.join(', ')}`)
    .addArgument(
      new Argument(
        '<what>',
        'check the credentials, look something up, walk over all, or read one page of the log',
      ).choices(VERBS),
    )
    .argument('[value]', 'the e-mail, serial or MAC address to look up; for the log, since when (a day ago)')
    .option('--secret <file>', "the source's settings as JSON, as its secret holds them")
    .addHelpText(
      'after',
      `
Examples:
  npm run -s cli -- source jamf check --secret jamf.json
  npm run -s cli -- source jamf email ann@example.com --secret jamf.json
  npm run -s cli -- source jamf all --secret jamf.json > records.jsonl
  npm run -s cli -- source google events ann@example.com --secret google.json
  npm run -s cli -- source duo log 2026-11-23T08:00:00Z --secret duo.json
  npm run -s cli -- source jamf check --stage prod     # what the deployed function can reach

Exit code 1 when the vendor fails, and when its answer was not complete.`,
    )
    .action(run);
}

async function run(
  name: string,
  verb: Verb,
  value: string | undefined,
  options: { secret?: string },
  command: Command,
): Promise<void> {
  const adapter = await loadAdapter(name);
  const { stage } = command.optsWithGlobals<{ stage?: string }>();
  if (stage !== undefined) {
    if (verb !== 'check')
      throw new UsageError('A stage is only asked to check: looks at people are kept there.');
    return checkDeployed(name, stage);
  }
  if (options.secret === undefined)
    throw new UsageError('Give --secret <file>, or --stage <name> to check a stage.');
  const connection = connect(adapter, await readJson(options.secret));
  try {
    if (verb === 'check') await printJson(await connection.check());
    else if (verb === 'all') await printAll(name, connection);
    else if (verb === 'log') await printLog(name, connection, value);
    else await printAnswer(await lookUp(name, connection, verb, value));
  } finally {
    await connection.close?.();
  }
}

function connect(adapter: Adapter<unknown>, secret: unknown): Connection<Item> {
  const settings = parseSettings(adapter.source, adapter.config, secret);
  return adapter.connect(settings, { http: createHttp(), log: silentLog, now: () => new Date() });
}

const LOOKUPS = {
  email: { of: 'email', canonical: canonicalEmail, method: 'byEmail', what: "a person's devices" },
  serial: { of: 'serial', canonical: canonicalSerial, method: 'bySerial', what: 'devices by serial number' },
  macaddr: { of: 'macaddr', canonical: canonicalMac, method: 'byMac', what: 'devices by MAC address' },
  accounts: { of: 'email', canonical: canonicalEmail, method: 'accountsOf', what: "a person's accounts" },
  events: { of: 'email', canonical: canonicalEmail, method: 'eventsOf', what: "a person's events" },
} as const;

/** @throws UsageError for a value that is none, or a source that cannot */
function lookUp(
  name: string,
  connection: Connection<Item>,
  verb: keyof typeof LOOKUPS,
  value: string | undefined,
): Promise<Answer<unknown>> {
  const { of, canonical, method, what } = LOOKUPS[verb];
  const wanted = canonical(value);
  if (wanted === undefined) throw new UsageError(`${value ?? 'Nothing'} is not a usable ${of}.`);
  const ask = connection[method]?.bind(connection);
  if (!ask) throw new UsageError(`Source ${name} cannot tell ${what}.`);
  return ask(wanted);
}

async function printAll(name: string, connection: Connection<Item>): Promise<void> {
  if (!connection.all) throw new UsageError(`Source ${name} cannot list all devices.`);
  const cursors: (string | undefined)[] = [undefined];
  while (cursors.length > 0) {
    const page = await connection.all(cursors.shift());
    await printAnswer(page);
    cursors.unshift(...following(page));
  }
}

/** One page: a vendor that keeps a log allows about one call a minute. */
async function printLog(
  name: string,
  connection: Connection<Item>,
  since: string | undefined,
): Promise<void> {
  const from = new Date(since ?? Date.now() - DAY);
  if (Number.isNaN(from.getTime()))
    throw new UsageError(`${since} is not a time. Write it like 2026-11-23T08:00:00Z.`);
  if (!connection.eventsSince) throw new UsageError(`Source ${name} has no log that is read for everybody.`);
  const { until, ...page } = await connection.eventsSince(undefined, from.toISOString());
  await printAnswer(page);
  say(`This is the log up to ${until}. For what comes after, ask from then.`);
}

/** What is missing goes to stderr and into the exit code: a short list must not pass for a whole one. */
async function printAnswer({ records, dropped, complete }: Answer<unknown>): Promise<void> {
  for (const record of records) await printLine(record);
  for (const { id, reason } of dropped as readonly Dropped[]) say(`Left out ${id ?? 'something'}: ${reason}`);
  if (complete) return;
  say('The answer is not complete: more may exist.');
  process.exitCode = 1;
}
