/** The contract of a feed: a public list of releases, read again and again. One folder in `adapters/` knows one. */
import type { Feed } from '../model/feed.ts';
import { under } from './address.ts';
import { SourceError } from './errors.ts';
import type { Http } from './http.ts';
import type { Log } from './log.ts';
import { inParallel } from './slots.ts';

/** What a feed is handed. Clock, network and address come from outside. */
export interface FeedContext {
  http: Http;
  log: Log;
  now: () => Date;
  /** The feed's own address, or that of a mirror. */
  base: string;
}

/** By document, what the feed named its last state that was taken: it is sent back with the next question. */
export type Validators = Readonly<Record<string, string>>;

/** What a document said. */
export interface Said<Summary> {
  /** Absent: the document only leads to others. */
  summary?: Summary;
  /** The document's own time, ISO 8601 UTC. */
  feed_time: string;
}

/** One document of a feed: as before, new, or not to be had. */
export type DocumentAnswer<Summary> = { document: string } & (
  | { unchanged: true }
  | { said: Said<Summary>; validator?: string | undefined }
  | { error: SourceError }
);

export interface FeedAdapter<Summary> {
  role: 'releases';
  /** Equals the folder. */
  feed: Feed;
  /** What people call it. */
  label: string;
  /** Where it is, unless the organization names a mirror. */
  url: string;
  /** Bytes of its largest document, with room to grow. */
  largest: number;
  /**
   * Reads all its documents. One that fails is told as its own answer and costs no other.
   *
   * @param validators of what is kept; none of a document: it is read whole
   * @throws SourceError when nothing can be read at all
   */
  read(validators: Validators, context: FeedContext): Promise<DocumentAnswer<Summary>[]>;
  /**
   * What one document says, known by its content and not by its name.
   *
   * @returns `undefined` for what is no document of this feed
   * @throws SourceError `unintelligible` for one that is, and is not in the form that is known
   */
  understand(text: string): ({ document: string } & Said<Summary>) | undefined;
}

/** Feeds ask to be told who reads them. */
const USER_AGENT = 'Stethoscope (+https://github.com/Netflix-Skunkworks/stethoscope)';

export type Fetched = { unchanged: true } | { text: string; validator?: string };

/**
 * One conditional GET.
 *
 * @param validator what an earlier answer gave; absent: the document is wanted whole
 * @throws SourceError as `Http.request`; `unintelligible` for "unchanged" where nothing is kept
 */
export async function fetchDocument(
  { http }: Pick<FeedContext, 'http'>,
  url: URL,
  validator?: string,
  accept = 'application/json',
): Promise<Fetched> {
  const { status, headers, text } = await http.request(url, {
    headers: { accept, 'user-agent': USER_AGENT, ...conditional(validator) },
    accept: [304],
  });
  if (status === 304) {
    if (validator !== undefined) return { unchanged: true };
    throw new SourceError('unintelligible', `${url.origin} says that nothing changed, and was not asked.`);
  }
  const next = validatorIn(headers);
  return next === undefined ? { text } : { text, validator: next };
}

/** A document of a feed and where it is, below the feed's address. */
export interface DocumentPlace {
  document: string;
  path: string;
}

/** Requests to one feed at once. */
const AT_ONCE = 4;

/** Reads one document; what fails of it is its own answer and costs no other. */
export async function answerAbout<Summary>(
  document: string,
  read: () => Promise<DocumentAnswer<Summary>>,
): Promise<DocumentAnswer<Summary>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceError) return { document, error };
    throw error;
  }
}

/**
 * How a feed is read of which each document has an address of its own.
 *
 * @param understand as `FeedAdapter.understand`; what it takes for another document is not believed
 */
export const readEachDocument =
  <Summary>(
    places: readonly DocumentPlace[],
    understand: FeedAdapter<Summary>['understand'],
  ): FeedAdapter<Summary>['read'] =>
  (validators, context) =>
    inParallel(places, AT_ONCE, ({ document, path }) =>
      answerAbout(document, async () => {
        const fetched = await fetchDocument(context, under(context.base, path), validators[document]);
        if ('unchanged' in fetched) return { document, unchanged: true };
        const { document: named, ...said } = understand(fetched.text) ?? {};
        if (named === document && 'feed_time' in said)
          return { document, said, validator: fetched.validator };
        throw new SourceError('unintelligible', `What is at ${path} is not the document ${document}.`);
      }),
    );

/** An ETag begins with a quotation mark or `W/`; a date never does. */
const conditional = (validator?: string): Record<string, string> => {
  if (validator === undefined) return {};
  return /^(W\/)?"/.test(validator) ? { 'if-none-match': validator } : { 'if-modified-since': validator };
};

function validatorIn(headers: Headers): string | undefined {
  const etag = headers.get('etag')?.trim();
  if (etag && /^(W\/)?".*"$/.test(etag)) return etag;
  const modified = headers.get('last-modified')?.trim();
  return modified && !Number.isNaN(Date.parse(modified)) ? modified : undefined;
}

/**
 * Reads a document that is JSON.
 *
 * @returns `undefined` for what is no JSON object: it is no document of any feed
 */
export function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A feed's time, leniently: with parts of a second as long as it likes, with two zones ("+00:00Z"), with none (UTC), or
 * a date alone (its beginning, UTC).
 *
 * @returns ISO 8601 UTC; `undefined` for what is no time
 */
export function feedTime(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(\.\d{1,3})?\d*)?\s*(Z|[+-]\d\d:?\d\d)?Z?$/.exec(
      value.trim(),
    );
  if (!match) return undefined;
  const [, date, clock = '00:00:00', part = '', zone = 'Z'] = match;
  const time = new Date(`${date}T${clock}${part}${zone}`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** A calendar day of a feed, as "2026-08-17"; a time that it was given besides says nothing. */
export const feedDay = (value: unknown): string | undefined => feedTime(value)?.slice(0, 10);
