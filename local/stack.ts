/** The whole system on this machine: every part real, or playing the real one's protocol. `npm start` and tests use it. */
import { createWriteStream } from 'node:fs';
import { join, relative } from 'node:path';
import { functionEnvironment } from './aws.ts';
import { siteOrigin, startCdn } from './cdn/index.ts';
import { type Company, makeCompany } from './company/index.ts';
import { LOCAL_FOLDER, openData } from './data.ts';
import { startBus } from './events/index.ts';
import { lambdaEndpoint, startFunctions } from './functions/index.ts';
import { functionKey, functionName, SECRETS_PREFIX } from './functions/names.ts';
import { startIdentity } from './identity/index.ts';
import { type AnswerMessage, startSampleReceiver } from './notifications/receiver.ts';
import { enabledSources, writeSurrounded } from './organization.ts';
import { Parts } from './parts.ts';
import { startPermissions } from './permissions/index.ts';
import type { Usage } from './permissions/rights.ts';
import { compileTemplate } from './permissions/template.ts';
import { freePort } from './process/ports.ts';
import { startQueues } from './queues/index.ts';
import { queueUrl } from './queues/server.ts';
import { startSecretsServer } from './secrets/server.ts';
import { contentOf, openSecrets } from './secrets/store.ts';
import { createClient, seedSecrets } from './seed.ts';
import type { FeedSimulator } from './simulator/feed.ts';
import type { Faults, Simulator } from './simulator/types.ts';
import { PLAYED_FEEDS, startFeedSimulator, startSimulator } from './simulators.ts';
import { startTables } from './tables/index.ts';

const ROOT = join(import.meta.dirname, '..');

/** A company big enough to look real, small enough to be swept in seconds. */
export const PEOPLE = 200;

export interface StackOptions {
  /** How many people the sample company has. Default: `PEOPLE`. */
  people?: number;
  /** Of the site. Default: any that is free. */
  port?: number;
  /** How each source and each feed fails from the start. */
  faults?: Readonly<Record<string, Faults>>;
  /** Where data is kept. Default: `.local` in the root. */
  folder?: string;
  /** Begins without any data. */
  fresh?: boolean;
  /** Whether schedules fire. Default: no. */
  schedules?: boolean;
  /** Whether functions are built again when their code changes. Default: no. */
  watch?: boolean;
  /** Folder of the built site. Default: `web/dist`. */
  site?: string;
  /** Hears of each answer to a notification that arrives at the sample receiver. */
  answered?: (message: AnswerMessage) => void;
  /** Hears of each call of a function that its role does not allow, in words. */
  refused?: (what: string) => void;
  /** More systems that get something, as in stethoscope.yml. Default: none. */
  receivers?: readonly object[];
  /** Hears of each part that is up. */
  progress?: (part: string) => void;
}

export interface Stack {
  /** Where the page is: `http://localhost:<port>`. */
  origin: string;
  /** The HTTP API itself, which only the CDN should reach. */
  api: string;
  /** The identity provider's address. */
  issuer: string;
  company: Company;
  /** Where the services of AWS are, for functions and operators alike. */
  endpoint: string;
  /** Environment with which the AWS SDK reaches this stack. */
  env: NodeJS.ProcessEnv;
  /** One per enabled source. */
  simulators: ReadonlyMap<string, Simulator>;
  /** One per feed. */
  feeds: ReadonlyMap<string, FeedSimulator>;
  /** Processes of its own. */
  pids: readonly number[];
  /** The functions' output. */
  log: string;
  /** Rejects when a part ends that nobody ended. */
  failed: Promise<never>;
  /** Gives the CDN the value that secret `origin` has now, as a deployment does. */
  deployOriginSecret(): void;
  /** Replaces how a source or a feed fails; `{}` mends it. */
  setFault(name: string, faults: Faults): void;
  /** What the functions were given and what they needed until now. */
  rights(): Usage;
  /** Invokes a function by its name in serverless.yml and gives its answer. */
  invoke(name: string, payload: unknown): Promise<unknown>;
  /** Ends everything; resolves when all ports and processes are gone. */
  close(): Promise<void>;
}

/**
 * Starts everything.
 *
 * @throws InUseError when another stack uses the folder; Error when a part does not start, after ending the others
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const parts = new Parts();
  try {
    return await start(options, parts);
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function start(options: StackOptions, parts: Parts): Promise<Stack> {
  const { progress = () => {}, people = PEOPLE, fresh = false, faults = {} } = options;
  const port = options.port ?? (await freePort());
  const origin = siteOrigin(port);
  const data = await openData(options.folder ?? LOCAL_FOLDER, { people, fresh, origin });
  await parts.add({ close: data.release });
  // It takes as long as all that follows until the functions.
  const compiled = compileTemplate(data.template, functionEnvironment('http://localhost:1'));
  // Whoever waits for it hears of it; another part may fail first.
  compiled.catch(() => {});

  const tables = await parts.add(startTables(data.tables));
  progress('tables');
  const company = makeCompany({ people, now: new Date() });
  const simulators = await startVendors(company, faults, parts);
  progress(`${company.people} people, known to ${[...simulators.keys()].join(', ')}`);
  const feeds = await startFeeds(faults, parts);
  const client = createClient();
  const identity = await parts.add(startIdentity({ port: await freePort(), company, client, site: origin }));
  progress('identity provider');
  const secrets = await openSecrets(data.secrets);
  const seed = { prefix: SECRETS_PREFIX, issuer: identity.issuer, client, simulators };
  const secret = await seedSecrets(secrets, seed);
  const { endpoint: secretsManager } = await parts.add(startSecretsServer(secrets));

  const { secret: webhookSecret } = contentOf(secrets, `${SECRETS_PREFIX}/webhook`) as { secret: string };
  const receiver = await parts.add(startSampleReceiver(webhookSecret, options.answered ?? (() => {})));
  await writeSurrounded(data.organization, {
    ...{ webhook: receiver.url, receivers: options.receivers },
    feeds: Object.fromEntries([...feeds].map(([feed, { settings }]) => [feed, settings.url])),
  });
  const bus = await parts.add(startBus());

  const lambdaPort = await freePort();
  const log = await parts.add(openLog(data.log));
  const template = await compiled;
  const queues = await parts.add(startQueues(template));
  const permissions = await parts.add(
    startPermissions({
      template,
      services: {
        dynamodb: tables.endpoint,
        secretsmanager: secretsManager,
        lambda: lambdaEndpoint(lambdaPort),
        events: bus.endpoint,
        sqs: queues.endpoint,
      },
      refused: (what) => {
        log.write(`Refused: ${what}\n`);
        options.refused?.(what);
      },
    }),
  );
  const env = { ...functionEnvironment(permissions.endpoint), STETHOSCOPE_CONFIG: data.organization };
  const functions = await parts.add(
    startFunctions({
      env,
      lambdaPort,
      publicOrigin: origin,
      hookQueue: queueUrl(permissions.endpoint, functionName('hooks')),
      buildFolder: relative(ROOT, data.build),
      schedules: options.schedules ?? false,
      watch: options.watch ?? false,
      output: log.write,
    }),
  );
  bus.connect(functions.invoke);
  const brought = (name: string, payload: object) => functions.invoke(functionKey(name), payload);
  await parts.add(queues.connect(permissions.endpoint, brought, (problem) => log.write(`${problem}\n`)));
  progress('functions');
  const api = { host: functions.host, port: functions.httpPort, secret };
  await parts.add(startCdn({ port, site: options.site ?? join(ROOT, 'web/dist'), api }));
  for (const [source, { hooks }] of simulators) {
    const { value } = hooks
      ? (contentOf(secrets, `${SECRETS_PREFIX}/hook/${source}`) as { value: string })
      : {};
    hooks?.tell({ url: `${origin}/hooks/${source}`, headers: { authorization: `Bearer ${value}` } });
  }
  progress('site');

  return {
    origin,
    api: `http://${api.host}:${api.port}`,
    issuer: identity.issuer,
    company,
    endpoint: permissions.endpoint,
    env,
    simulators,
    feeds,
    pids: [tables.pid, functions.pid],
    log: data.log,
    failed: Promise.race([tables.failed, functions.failed]),
    deployOriginSecret() {
      api.secret = (contentOf(secrets, `${SECRETS_PREFIX}/origin`) as { value: string }).value;
    },
    setFault: (name, fault) =>
      pick(new Map<string, Pick<Simulator, 'faults'>>([...simulators, ...feeds]), name).faults.set(fault),
    rights: permissions.usage,
    invoke: functions.invoke,
    close: () => parts.close(),
  };
}

async function startVendors(
  company: Company,
  faults: Readonly<Record<string, Faults>>,
  parts: Parts,
): Promise<Map<string, Simulator>> {
  const simulators = new Map<string, Simulator>();
  for (const source of await enabledSources()) {
    simulators.set(source, await parts.add(startSimulator(source, company, faults[source] ?? {})));
  }
  return simulators;
}

async function startFeeds(
  faults: Readonly<Record<string, Faults>>,
  parts: Parts,
): Promise<Map<string, FeedSimulator>> {
  const simulators = new Map<string, FeedSimulator>();
  for (const feed of PLAYED_FEEDS)
    simulators.set(feed, await parts.add(startFeedSimulator(feed, { faults: faults[feed] ?? {} })));
  return simulators;
}

function openLog(file: string) {
  const stream = createWriteStream(file);
  return {
    write: (text: string) => void stream.write(text),
    close: () => new Promise<void>((resolve) => stream.end(resolve)),
  };
}

function pick(
  simulators: ReadonlyMap<string, Pick<Simulator, 'faults'>>,
  name: string,
): Pick<Simulator, 'faults'> {
  const simulator = simulators.get(name);
  if (simulator) return simulator;
  throw new Error(`There is no source or feed ${name}; there are: ${[...simulators.keys()].join(', ')}.`);
}
