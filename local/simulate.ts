/** `npm run simulate -- <name>`: one vendor of the sample company, or one feed, for the command line, until Ctrl-C. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Argument, Command, Option } from 'commander';
import type { Feed } from '../shared/model/feed.ts';
import { makeCompany } from './company/index.ts';
import { LOCAL_FOLDER } from './data.ts';
import { wholeNumber } from './options.ts';
import { freePort } from './process/ports.ts';
import { untilStopped } from './process/stop.ts';
import { FAULTS, type Fault, type Faults, FEED_FAULTS, type FeedFault } from './simulator/types.ts';
import { PLAYED_FEEDS, startFeedSimulator, startSimulator } from './simulators.ts';
import { PEOPLE } from './stack.ts';

const ADAPTERS = join(import.meta.dirname, '../adapters');
const SOURCES = readdirSync(ADAPTERS).filter((name) => existsSync(join(ADAPTERS, name, 'simulator.ts')));
/** Who has devices in every source. */
const PERSON = 'user@example.com';

interface Flags {
  people: number;
  port?: number;
  delay?: number;
  fail?: Fault | FeedFault;
}

async function simulate(name: string, { people, port: wanted, delay, fail }: Flags): Promise<void> {
  const stopped = untilStopped();
  const port = await freePort(wanted);
  if (wanted !== undefined && port !== wanted) throw new Error(`Port ${wanted} is taken; choose another.`);
  const faults = { ...(delay !== undefined && { delay }), ...(fail && { fail }) };
  const feed = PLAYED_FEEDS.find((one) => one === name);
  if (feed) await simulateFeed(feed, faults, port, stopped);
  else if (FEED_FAULTS.some((one) => one === fail)) throw new Error(`${fail} is a fault of feeds alone.`);
  else await simulateSource(name, people, faults, port, stopped);
  console.log('Stopped. Nothing is left running.');
}

async function simulateFeed(feed: Feed, faults: Faults, port: number, stopped: Promise<void>): Promise<void> {
  const simulator = await startFeedSimulator(feed, { faults, port });
  try {
    console.log(welcomeToFeed(feed, simulator.settings.url));
    await stopped;
  } finally {
    await simulator.close();
  }
}

async function simulateSource(
  source: string,
  people: number,
  faults: Faults,
  port: number,
  stopped: Promise<void>,
): Promise<void> {
  const company = makeCompany({ people, now: new Date() });
  const simulator = await startSimulator(source, company, faults, port);
  const file = join(LOCAL_FOLDER, 'simulated', `${source}.json`);
  try {
    await mkdir(join(LOCAL_FOLDER, 'simulated'), { recursive: true });
    await writeFile(file, `${JSON.stringify(simulator.settings, null, 2)}\n`, { mode: 0o600 });
    console.log(welcome(source, simulator.port, company.people, relative(process.cwd(), file)));
    await stopped;
  } finally {
    await simulator.close();
    await rm(file, { force: true });
  }
}

const welcomeToFeed = (feed: string, url: string): string => `
  ${feed} is played, with an invented history that ends now. Its address, as stethoscope.yml takes it:

    feeds:
      ${feed}: { url: ${url} }

  Ctrl-C stops it.
`;

const welcome = (source: string, port: number, people: number, file: string): string => `
  ${source} is played on port ${port}, about a company of ${people} people.
  Its secret is ${file} until this ends. From another terminal:

    npm run -s cli -- source ${source} check --secret ${file}
    npm run -s cli -- source ${source} email ${PERSON} --secret ${file}

  Ctrl-C stops it.
`;

try {
  await new Command('npm run simulate --')
    .description(
      'Plays one vendor about the sample company, or one feed of releases, so that the command line can be tried against it.',
    )
    .addArgument(new Argument('<name>', 'which vendor or feed').choices(SOURCES))
    .option('--people <number>', 'how many people the sample company has', wholeNumber(1), PEOPLE)
    .option('--port <port>', 'where it listens, on this machine only (default: any)', wholeNumber(1, 65535))
    .option('--delay <ms>', 'every answer takes that much longer', wholeNumber(0))
    .addOption(new Option('--fail <fault>', 'it fails, like this').choices([...FAULTS, ...FEED_FAULTS]))
    .helpOption('--help', 'shows this')
    .showHelpAfterError('Add --help to see what there is.')
    .action(simulate)
    .parseAsync();
  process.exitCode = 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
