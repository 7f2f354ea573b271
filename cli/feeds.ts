/** Feeds of releases as the command line reads them: from documents, each known by its content and not by its name. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FeedAdapter } from '../shared/adapter-kit/feed.ts';
import { FEEDS, type Feed, type FeedCopy, type KeptDocument } from '../shared/model/feed.ts';
import type { Releases } from '../shared/model/releases.ts';
import type { KnowledgeRules } from '../shared/releases/acceptance.ts';
import { knowledgeIn, RULES } from '../shared/releases/knowledge/index.ts';
import { UsageError } from './errors.ts';

/** @throws UsageError naming the feeds that there are */
export async function loadFeed(name: string): Promise<FeedAdapter<unknown>> {
  if (!FEEDS.some((feed) => feed === name))
    throw new UsageError(`There is no feed ${name}. There are: ${FEEDS.join(', ')}.`);
  const exports: Record<string, FeedAdapter<unknown>> = await import(`../adapters/${name}/index.ts`);
  const adapter = Object.values(exports).find(({ feed }) => feed === name);
  if (!adapter) throw new UsageError(`adapters/${name}/index.ts exports no feed named ${name}.`);
  return adapter;
}

/** What was understood of a document, and whose it is. */
export interface UnderstoodDocument {
  feed: Feed;
  document: string;
  summary?: unknown;
  feed_time: string;
}

/**
 * @returns undefined for what is no document of any feed
 * @throws UsageError for one that is, and is not in the form that is known
 */
export function understandDocument(
  text: string,
  name: string,
  adapters: readonly FeedAdapter<unknown>[],
): UnderstoodDocument | undefined {
  for (const { feed, understand } of adapters) {
    try {
      const said = understand(text);
      if (said) return { feed, ...said };
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new UsageError(`${name} cannot be read as a document of ${feed}: ${why}`, { cause });
    }
  }
  return undefined;
}

/**
 * Reads all documents of a folder and of those in it, held to their form only.
 *
 * @param now when they count as read
 * @returns what is known with them, and the files that are no documents of a feed
 * @throws UsageError when there is no such folder, or a document is not in the form that is known
 */
export async function releasesIn(
  folder: string,
  now: Date,
): Promise<{ releases: Releases; left_out: string[] }> {
  const adapters = await Promise.all(FEEDS.map(loadFeed));
  const left_out: string[] = [];
  const found: UnderstoodDocument[] = [];
  for (const file of await filesIn(folder)) {
    const document = understandDocument(await readFile(file, 'utf8'), file, adapters);
    if (document) found.push(document);
    else left_out.push(relative(folder, file));
  }
  return { releases: releasesOf(found, now), left_out };
}

async function filesIn(folder: string): Promise<string[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`${folder} is no folder. Put the documents of feeds into one.`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What documents say together; of two copies of one, the later counts. */
export function releasesOf(found: readonly UnderstoodDocument[], now: Date): Releases {
  const inOrder = [...found].sort((left, right) => left.feed_time.localeCompare(right.feed_time));
  const known = FEEDS.map((feed) => {
    const rules = RULES[feed] as KnowledgeRules<unknown>;
    const documents: Record<string, KeptDocument<unknown>> = {};
    for (const { document, summary, feed_time } of inOrder.filter((one) => one.feed === feed)) {
      const before = documents[document]?.summary;
      const both =
        before === undefined || summary === undefined
          ? summary
          : rules.union(before, summary, feed_time.slice(0, 10));
      const read = { read_at: now.toISOString(), feed_time };
      documents[document] = both === undefined ? read : { ...read, summary: both };
    }
    const copy: FeedCopy<unknown> = { documents, asked_at: now.toISOString() };
    return [feed, knowledgeIn(copy, rules)] as const;
  });
  return Object.fromEntries(known.filter(([, knowledge]) => knowledge !== undefined)) as Releases;
}
