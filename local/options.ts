/** What `npm start` understands. */
import { Command, InvalidArgumentError } from 'commander';
import { FAULTS, type Fault, type Faults, FEED_FAULTS, type FeedFault } from './simulator/types.ts';
import { PEOPLE } from './stack.ts';

export interface StartOptions {
  people: number;
  /** Asked for by name: then it must be that one. */
  port: number | undefined;
  fresh: boolean;
  faults: Record<string, Faults>;
}

interface Flags {
  people: number;
  delay: number;
  fail?: Record<string, Fault | FeedFault>;
  port?: number;
  fresh: boolean;
}

/**
 * Reads the arguments. Prints and exits for `--help` and for what it does not understand.
 *
 * @param args without Node and the script
 * @param sources the enabled sources, which `--fail` may name
 * @param feeds the lists of releases, which it may name too
 */
export function readOptions(
  args: readonly string[],
  sources: readonly string[],
  feeds: readonly string[] = [],
): StartOptions {
  const command = new Command('npm start --')
    .description('Runs Stethoscope on this machine with a sample company. No cloud account is needed.')
    .option('--people <number>', 'how many people the sample company has', wholeNumber(1), PEOPLE)
    .option('--delay <ms>', 'every vendor answers that much later', wholeNumber(0), 0)
    .option(
      '--fail <name=fault>',
      `a source or a list of releases fails; may be given for several. Faults: ${FAULTS.join(', ')}; of lists also: ${FEED_FAULTS.join(', ')}`,
      failure(sources, feeds),
    )
    .option(
      '--port <port>',
      'where the page is (default: 8080, or another when that is taken)',
      wholeNumber(1, 65535),
    )
    .option('--fresh', 'forgets what earlier starts stored', false)
    .helpOption('--help', 'shows this')
    .showHelpAfterError('Add --help to see what there is.')
    .allowExcessArguments(false);
  const { people, delay, fail = {}, port, fresh } = command.parse(args, { from: 'user' }).opts<Flags>();
  const faults = Object.fromEntries(
    [...sources, ...feeds].map((source): [string, Faults] => [
      source,
      { ...(delay > 0 && { delay }), ...(fail[source] && { fail: fail[source] }) },
    ]),
  );
  return { people, port, fresh, faults };
}

/** Reads an option that is a whole number. @throws InvalidArgumentError for anything else */
export function wholeNumber(least: number, most = 1_000_000): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function failure(sources: readonly string[], feeds: readonly string[]) {
  return (
    text: string,
    others: Record<string, Fault | FeedFault> = {},
  ): Record<string, Fault | FeedFault> => {
    const [name = '', wanted = ''] = text.split('=');
    if (![...sources, ...feeds].includes(name)) {
      const lists = feeds.length > 0 ? ` Lists of releases: ${feeds.join(', ')}.` : '';
      throw new InvalidArgumentError(`Sources: ${sources.join(', ')}.${lists}`);
    }
    const faults = feeds.includes(name) ? [...FAULTS, ...FEED_FAULTS] : FAULTS;
    const fault = faults.find((known) => known === wanted);
    if (!fault) throw new InvalidArgumentError(`Faults: ${faults.join(', ')}; for example ${name}=500.`);
    return { ...others, [name]: fault };
  };
}
