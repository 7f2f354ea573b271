/** `npm run deploy`: brings a stage, one source or only the site into an AWS account. docs/deploy.md explains it. */
import { Command } from 'commander';
import { chosenParameters, deployed, findDeployed, stageOf } from '../../cli/stage.ts';
import { addressLimitSays } from './address-limit.ts';
import { type Preflight, preflight } from './preflight/index.ts';
import { releaseWith, timestampsIn } from './roll-back.ts';
import { ROOT, readServerless, runCli, runNode, runServerless } from './run.ts';
import { currentRelease, publish, releases, rollBack } from './site.ts';
import { openSite, type Site } from './stage-site.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);
const SITE = 'web/dist';

interface Options {
  stage: string;
}

const program = new Command('deploy')
  .description('the whole stage: functions, tables, CDN, alarms, then the site')
  .requiredOption('--stage <name>', 'which stage; stages.yml says what it differs in')
  .action(deployAll);

program
  .command('source')
  .description("only the code of one source's function; everything else stays as it is")
  .argument('<name>', 'such as jamf')
  .action((name: string) => deploySource(name, program.opts()));

program
  .command('site')
  .description('only the site')
  .option('--roll-back [release]', 'show the release before, or the one of that name')
  .option('--list', 'name the releases that there are')
  .action((options: SiteOptions) => deploySite(options, program.opts()));

program
  .command('roll-back')
  .description('functions and site as they were with an earlier deployment')
  .argument('[timestamp]', 'of the deployment; none: name those that there are')
  .action((timestamp: string | undefined) => rollAllBack(timestamp, program.opts()));

program
  .command('remove')
  .description('everything but the tables, which keep what people answered')
  .requiredOption('--yes <stage>', 'the name of the stage once more')
  .action((options: { yes: string }) => remove(options, program.opts()));

try {
  await program.parseAsync();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function placeOf({ stage }: Options): string[] {
  const { name, region } = stageOf(stage);
  return ['--stage', name, '--region', region];
}

async function deployAll(_: object, command: Command): Promise<void> {
  const options = command.opts<Options>();
  const place = placeOf(options);
  await runCli('Checking stethoscope.yml', ['config', 'check']);
  const found = await preflight(stageOf(options.stage), chosenParameters(stageOf(options.stage)));
  tell(found);
  const origin = `--param=originSecretVersion=${found.originSecretVersion}`;
  if (found.makesTables) {
    // A deployment that fails takes back what it made, which it could not do with a protected table.
    await runServerless('Deploying', ['deploy', ...place, origin, '--param=tableProtection=off']);
    say('Now the tables that are made are protected, with a second deployment.');
  }
  await runServerless('Deploying', ['deploy', ...place, origin]);
  await deploySite({}, options);
  const { outputs, region } = await deployed(stageOf(options.stage));
  say(addressLimitSays(outputs.AddressLimit, region));
}

/** @throws Error when the deployment would fail; nothing was done */
function tell({ problems, warnings }: Preflight): void {
  for (const warning of warnings) say(`Warning: ${warning}`);
  if (problems.length > 0) throw new Error([...problems, 'Nothing was deployed.'].join('\n'));
}

async function deploySource(name: string, options: Options): Promise<void> {
  await runServerless(`Deploying source ${name}`, [
    ...['deploy', 'function', '--function', `source-${name}`],
    ...placeOf(options),
  ]);
  say(`See whether it works: npm run -s cli -- source ${name} check --stage ${options.stage}`);
}

interface SiteOptions {
  rollBack?: string | true;
  list?: boolean;
}

async function deploySite({ rollBack: back, list }: SiteOptions, options: Options): Promise<void> {
  if (list) return listReleases(await openSite(stageOf(options.stage)));
  if (!back) await runNode('Building the site', ['web/build.mjs']);
  const site = await openSite(stageOf(options.stage));
  const release = back
    ? await rollBack(site.bucket, back === true ? undefined : back)
    : await publish(`${ROOT}/${SITE}`, site.bucket, new Date());
  await site.invalidate(release.plain);
  say(`${site.address} shows release ${release.id}.`);
}

async function listReleases({ bucket }: Site): Promise<void> {
  const [ids, current] = await Promise.all([releases(bucket), currentRelease(bucket)]);
  for (const id of ids) process.stdout.write(`${id}${id === current?.id ? ' (shown)' : ''}\n`);
}

async function rollAllBack(timestamp: string | undefined, options: Options): Promise<void> {
  const place = placeOf(options);
  const listed = await readServerless('Looking at what was deployed', ['deploy', 'list', ...place]);
  if (timestamp === undefined) {
    process.stdout.write(listed);
    say(`Choose a timestamp: npm run deploy -- roll-back <timestamp> --stage ${options.stage}`);
    return;
  }
  const { bucket } = await openSite(stageOf(options.stage));
  const release = releaseWith(Number(timestamp), timestampsIn(listed), await releases(bucket));
  await runServerless('Going back', ['rollback', '--timestamp', timestamp, ...place]);
  if (release) return deploySite({ rollBack: release }, options);
  say('The release of the site from then is no longer there. Choose one: npm run deploy -- site --list');
  process.exitCode = 1;
}

async function remove({ yes }: { yes: string }, options: Options): Promise<void> {
  if (yes !== options.stage)
    throw new Error(`--yes ${yes}: that is not stage ${options.stage}. Nothing was removed.`);
  const stage = stageOf(options.stage);
  // A first deployment that failed has made no bucket.
  if ((await findDeployed(stage))?.outputs.SiteBucket) {
    const { bucket } = await openSite(stage);
    say(`${await bucket.empty()} files of the site were removed.`);
  }
  await runServerless('Removing', ['remove', ...placeOf(options)]);
  say('The tables are still there: docs/deploy.md says how to delete them.');
}
