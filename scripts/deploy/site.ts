/**
 * Publishes the built site, so that at every moment a page finds the files that it names: first what carries a hash of
 * its content in its name, last the page itself. The releases before stay, and going back to one is as quick.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Bucket } from './bucket.ts';

/** What a release consists of. */
export interface Release {
  id: string;
  /** Keys of files with a hash in their name; several releases share them. */
  hashed: string[];
  /** Keys of the others, the page among them. */
  plain: string[];
}

export interface Published extends Release {
  /** Whether it was the one that people saw already. */
  unchanged: boolean;
  uploaded: number;
  removed: number;
}

/** Lies in `/assets/`, as resources/page-paths.yml tells the CDN. */
const HASHED = 'assets/';
/** No path of the site leads here: resources/page-paths.yml makes it the page. */
const RELEASES = 'releases/';
const CURRENT = `${RELEASES}current.json`;
const PAGE = 'index.html';
/** So many releases stay. Whoever has an older page open loads it again. */
export const KEPT = 10;

const FOR_GOOD = { cache: 'public, max-age=31536000, immutable' };
const ASK_EACH_TIME = { cache: 'no-cache' };

/**
 * @param folder the built site
 * @throws Error when it is not a site
 */
export async function publish(folder: string, bucket: Bucket, now: Date): Promise<Published> {
  const files = await readSite(folder);
  const hashed = [...files.keys()].filter((key) => key.startsWith(HASHED));
  const plain = [...files.keys()].filter((key) => !key.startsWith(HASHED));
  const content = hashOf(plain.map((key) => [key, files.get(key)]));
  const current = await currentRelease(bucket);
  const unchanged = current?.id.endsWith(content) ?? false;
  const id =
    unchanged && current ? current.id : `${now.toISOString().replace(/\D/g, '').slice(0, 14)}-${content}`;

  const there = new Set(await bucket.list(HASHED));
  const missing = hashed.filter((key) => !there.has(key));
  for (const key of missing) await bucket.put(key, files.get(key) ?? '', FOR_GOOD);
  const release: Release = { id, hashed, plain };
  for (const key of plain) await bucket.put(`${RELEASES}${id}/${key}`, files.get(key) ?? '', ASK_EACH_TIME);
  await bucket.put(manifestOf(id), JSON.stringify(release), ASK_EACH_TIME);
  await show(bucket, release);
  const removed = await prune(bucket, id);
  return { ...release, unchanged, uploaded: missing.length + plain.length, removed };
}

/**
 * Shows an earlier release again.
 *
 * @param id which; without one, the release before the one that is shown
 * @throws Error when there is none
 */
export async function rollBack(bucket: Bucket, id?: string): Promise<Release> {
  const [ids, current] = await Promise.all([releases(bucket), currentRelease(bucket)]);
  const wanted = id ?? ids[ids.indexOf(current?.id ?? '') - 1];
  const text = wanted && (await bucket.read(manifestOf(wanted)));
  if (!text) {
    const known = ids.join(', ') || 'none';
    throw new Error(
      id ? `There is no release ${id}. There are: ${known}.` : 'There is no release before this one.',
    );
  }
  const release = JSON.parse(text) as Release;
  await show(bucket, release);
  return release;
}

/** Ids, oldest first. */
export async function releases(bucket: Bucket): Promise<string[]> {
  const keys = await bucket.list(RELEASES);
  return keys.flatMap((key) => /^releases\/(\d{14}-\w+)\.json$/.exec(key)?.[1] ?? []).sort();
}

/** The one that people see. */
export async function currentRelease(bucket: Bucket): Promise<{ id: string } | undefined> {
  const text = await bucket.read(CURRENT);
  return text ? (JSON.parse(text) as { id: string }) : undefined;
}

const manifestOf = (id: string): string => `${RELEASES}${id}.json`;

/** The page last: it names all others. */
async function show(bucket: Bucket, { id, plain }: Release): Promise<void> {
  for (const key of [...plain.filter((one) => one !== PAGE), PAGE]) {
    await bucket.copy(`${RELEASES}${id}/${key}`, key, ASK_EACH_TIME);
  }
  await bucket.put(CURRENT, JSON.stringify({ id }), ASK_EACH_TIME);
}

/** Takes away the oldest releases and what only they used. */
async function prune(bucket: Bucket, current: string): Promise<number> {
  const ids = await releases(bucket);
  const gone = ids.slice(0, -KEPT).filter((id) => id !== current);
  if (gone.length === 0) return 0;
  const used = new Set<string>();
  for (const id of ids.filter((one) => !gone.includes(one))) {
    const { hashed } = JSON.parse((await bucket.read(manifestOf(id))) ?? '{"hashed":[]}') as Release;
    for (const key of hashed) used.add(key);
  }
  const old = await Promise.all(gone.map((id) => bucket.list(`${RELEASES}${id}`)));
  const unused = (await bucket.list(HASHED)).filter((key) => !used.has(key));
  const keys = [...old.flat(), ...unused];
  await bucket.remove(keys);
  return keys.length;
}

async function readSite(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const keys = paths.map((path) => relative(folder, path).replaceAll(sep, '/')).sort();
  if (!keys.includes(PAGE)) throw new Error(`${folder} has no ${PAGE}. Build it: npm run build:site.`);
  return new Map(
    await Promise.all(
      keys.map(async (key): Promise<[string, Buffer]> => [key, await readFile(join(folder, key))]),
    ),
  );
}

function hashOf(parts: [string, Buffer | undefined][]): string {
  const hash = createHash('sha256');
  for (const [name, content] of parts) hash.update(name).update(content ?? '');
  return hash.digest('hex').slice(0, 12);
}
