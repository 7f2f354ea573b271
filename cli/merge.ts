/** `merge`: what the page would make of records, without any cloud. */
import { Command } from 'commander';
import type { Releases } from '../shared/model/releases.ts';
import { judgedDevices } from '../shared/report/index.ts';
import { openTransforms } from '../shared/transforms/index.ts';
import { CONFIG_FILE, loadConfig } from './config.ts';
import { UsageError } from './errors.ts';
import { releasesIn } from './feeds.ts';
import { readText } from './files.ts';
import { printJson, say } from './output.ts';
import { parseRecords } from './records.ts';
import { readSnapshot, shippedSnapshot } from './snapshot.ts';

interface Options {
  config: string;
  now?: string;
  language?: string;
  releases?: string;
}

export function mergeCommand(): Command {
  return new Command('merge')
    .description('records in (any source names), merged and judged devices out')
    .argument('<records>', 'a JSON list of records, or one record a line; - reads what is piped in')
    .option('--config <file>', "the organization's file", CONFIG_FILE)
    .option('--now <time>', 'judge as of this time, ISO 8601 (default: now)')
    .option(
      '--releases <folder>',
      'documents of feeds, or a snapshot file (default: the snapshot that ships, if there is one)',
    )
    .option('--language <code>', "language of the words (default: the organization's first)")
    .addHelpText(
      'after',
      `
Examples:
  npm run -s cli -- merge records.json --now 2026-06-01T00:00:00Z
  npm run -s cli -- merge records.json --releases feeds --now 2026-08-22T20:00:00Z
  npm run -s cli -- source jamf email ann@example.com --secret jamf.json | npm run -s cli -- merge -`,
    )
    .action(merge);
}

async function merge(file: string, options: Options): Promise<void> {
  const now = timeOf(options.now);
  const config = await loadConfig(options.config);
  const transforms = await openTransforms(config.transforms);
  const records = parseRecords(await readText(file), file, now);
  const releases = await knownReleases(options.releases ?? shippedSnapshot(), now);
  const language = options.language ?? config.languages[0] ?? 'en';
  const onError = (practice: string, error: unknown) => {
    say(`Practice ${practice} failed: ${error instanceof Error ? error.message : String(error)}`);
  };
  await printJson(judgedDevices(records, { config, transforms, language, releases, now, onError }));
}

/** Without any, versions are judged by waiting updates and pinned lines alone. */
async function knownReleases(from: string | undefined, now: Date): Promise<Releases> {
  if (from === undefined) return {};
  if (from.endsWith('.json')) return readSnapshot(from, now);
  const { releases, left_out } = await releasesIn(from, now);
  if (left_out.length > 0) say(`No documents of feeds, left out: ${left_out.join(', ')}.`);
  if (Object.keys(releases).length === 0) throw new UsageError(`${from} has no document of a feed.`);
  return releases;
}

function timeOf(text: string | undefined): Date {
  const time = text === undefined ? new Date() : new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  throw new UsageError(`--now ${text} is not a time. Write it like 2026-06-01T00:00:00Z.`);
}
