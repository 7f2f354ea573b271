/** `npm run simulate -- <source>`: one vendor of the sample company, for the command line, until Ctrl-C. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { makeCompany } from './company/index.ts';
import { LOCAL_FOLDER } from './data.ts';
import { wholeNumber } from './options.ts';
import { freePort } from './process/ports.ts';
import { untilStopped } from './process/stop.ts';
import { FAULTS, type Fault } from './simulator/types.ts';
import { startSimulator } from './simulators.ts';
import { PEOPLE } from './stack.ts';

const ADAPTERS = join(import.meta.dirname, '../adapters');
const SOURCES = readdirSync(ADAPTERS).filter((name) => existsSync(join(ADAPTERS, name, 'simulator.ts')));
/** Who has devices in every source. */
const PERSON = 'user@example.com';

interface Flags {
  people: number;
  port?: number;
  delay?: number;
  fail?: Fault;
}

async function simulate(source: string, { people, port: wanted, delay, fail }: Flags): Promise<void> {
  const stopped = untilStopped();
  const port = await freePort(wanted);
  if (wanted !== undefined && port !== wanted) throw new Error(`Port ${wanted} is taken; choose another.`);
  const company = makeCompany({ people, now: new Date() });
  const faults = { ...(delay !== undefined && { delay }), ...(fail && { fail }) };
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
  console.log('Stopped. Nothing is left running.');
}

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
      'Plays one vendor about the sample company, so that the command line can be tried against it.',
    )
    .addArgument(new Argument('<source>', 'which vendor').choices(SOURCES))
    .option('--people <number>', 'how many people the sample company has', wholeNumber(1), PEOPLE)
    .option('--port <port>', 'where it listens, on this machine only (default: any)', wholeNumber(1, 65535))
    .option('--delay <ms>', 'every answer takes that much longer', wholeNumber(0))
    .addOption(new Option('--fail <fault>', 'it fails, like this').choices(FAULTS))
    .helpOption('--help', 'shows this')
    .showHelpAfterError('Add --help to see what there is.')
    .action(simulate)
    .parseAsync();
  process.exitCode = 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
