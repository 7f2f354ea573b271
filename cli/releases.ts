/** `releases`: what feeds say of versions of systems. */
import { Command } from 'commander';
import type { FeedAdapter } from '../shared/adapter-kit/feed.ts';
import { createHttp } from '../shared/adapter-kit/http.ts';
import { silentLog } from '../shared/adapter-kit/log.ts';
import { FEEDS, type Feed } from '../shared/model/feed.ts';
import type { AppleReleases, EndsOfSupport, ExploitedCves, WindowsFixes } from '../shared/model/releases.ts';
import { CONFIG_FILE, loadConfig } from './config.ts';
import { UsageError } from './errors.ts';
import { loadFeed, releasesOf, type UnderstoodDocument, understandDocument } from './feeds.ts';
import { readText } from './files.ts';
import { printJson, printLine } from './output.ts';
import { sayWhatIsOld } from './snapshot.ts';

const TIMEOUT = 30_000;

export function releasesCommand(): Command {
  return new Command('releases')
    .description('versions of systems, as feeds tell them')
    .addCommand(
      new Command('read')
        .description('what is understood of a feed, one line of JSON for each line of releases')
        .argument('<feed>', FEEDS.join(', '))
        .option('--from <file or address>', 'one of its documents; - reads what is piped in')
        .option('--config <file>', "the organization's file, for mirrors", CONFIG_FILE)
        .addHelpText(
          'after',
          `
Without --from it reads the feed where it is published, or the mirror that stethoscope.yml names.

Examples:
  npm run -s cli -- releases read sofa
  npm run -s cli -- releases read sofa --from macos_data_feed.json`,
        )
        .action(read),
    )
    .addCommand(
      new Command('snapshot')
        .description('what all feeds say now, as one file for `merge --releases`, on stdout')
        .option('--config <file>', "the organization's file, for mirrors", CONFIG_FILE)
        .action(snapshot),
    );
}

interface Options {
  from?: string;
  config: string;
}

async function read(name: string, { from, config }: Options): Promise<void> {
  const adapter = await loadFeed(name);
  const documents = from === undefined ? await published(adapter, config) : [await oneOf(adapter, from)];
  for (const { feed, summary } of documents) for (const line of linesIn(feed, summary)) await printLine(line);
}

async function snapshot({ config }: Options): Promise<void> {
  const adapters = await Promise.all(FEEDS.map(loadFeed));
  const documents = await Promise.all(adapters.map((adapter) => published(adapter, config)));
  const now = new Date();
  const releases = releasesOf(documents.flat(), now);
  sayWhatIsOld(releases, 'Read just now', now);
  await printJson(releases);
}

async function oneOf(adapter: FeedAdapter<unknown>, from: string): Promise<UnderstoodDocument> {
  const text = /^https?:/.test(from) ? await fetched(adapter, from) : await readText(from);
  const found = understandDocument(text, from, [adapter]);
  if (!found) throw new UsageError(`${from} is no document of ${adapter.feed}.`);
  return found;
}

const httpFor = ({ largest }: FeedAdapter<unknown>) =>
  createHttp({ timeout: TIMEOUT, largestAnswer: largest });

const fetched = async (adapter: FeedAdapter<unknown>, address: string): Promise<string> =>
  (await httpFor(adapter).request(new URL(address), {})).text;

/** All documents of a feed, from where it is published or from the organization's mirror. */
async function published(adapter: FeedAdapter<unknown>, file: string): Promise<UnderstoodDocument[]> {
  const { feed } = adapter;
  const { feeds } = await loadConfig(file);
  const http = httpFor(adapter);
  const base = feeds[feed].url ?? adapter.url;
  const answers = await adapter.read({}, { http, log: silentLog, now: () => new Date(), base });
  return answers.flatMap((answer): UnderstoodDocument[] => {
    if ('error' in answer) throw answer.error;
    return 'said' in answer ? [{ feed, document: answer.document, ...answer.said }] : [];
  });
}

/** One value for each line of releases that a feed names. */
function linesIn(feed: Feed, summary: unknown): object[] {
  if (summary === undefined) return [];
  switch (feed) {
    case 'sofa': {
      const { macos, ios } = summary as AppleReleases;
      return [
        ...macos.map((line) => ({ system: 'macOS', ...line })),
        ...ios.map((line) => ({ system: 'iOS and iPadOS', ...line })),
      ];
    }
    case 'endoflife':
      return Object.entries((summary as EndsOfSupport).products).flatMap(([product, lines]) =>
        lines.map((line) => ({ product, ...line })),
      );
    case 'msrc':
      return [...(summary as WindowsFixes).fixes];
    case 'kev':
      return Object.entries((summary as ExploitedCves).added).map(([cve, added]) => ({ cve, added }));
  }
}
