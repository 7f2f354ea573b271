/** endoflife.date, kept by many hands: until when lines of systems, phones and browsers are supported. */
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { type FeedAdapter, feedTime, jsonObject, readEachDocument } from '../../shared/adapter-kit/feed.ts';
import type { EndsOfSupport } from '../../shared/model/releases.ts';
import { reduceLine } from './reduce.ts';
import { ProductDocument } from './schema.ts';

/** The products that are read, by the names that they have there. */
export const PRODUCTS: readonly string[] = [
  ...['windows', 'android', 'ubuntu', 'debian', 'fedora'],
  ...['pixel', 'samsung-mobile', 'macos', 'ios', 'ipados', 'iphone', 'ipad'],
  ...['chrome', 'firefox'],
];

export const endoflife: FeedAdapter<EndsOfSupport> = {
  role: 'releases',
  feed: 'endoflife',
  label: 'endoflife.date',
  url: 'https://endoflife.date/api/v1/',
  largest: 4 * 1024 * 1024,
  read: readEachDocument(
    PRODUCTS.map((document) => ({ document, path: `products/${document}/` })),
    understand,
  ),
  understand,
};

function understand(text: string) {
  const value = jsonObject(text);
  if (!value || !('schema_version' in value) || !('result' in value)) return undefined;
  const parsed = ProductDocument.safeParse(value);
  const feed_time = feedTime(value.generated_at);
  if (!parsed.success || feed_time === undefined)
    throw new SourceError(
      'unintelligible',
      'The document of endoflife.date is not in the form that is known.',
    );
  const { name, releases } = parsed.data.result;
  if (!PRODUCTS.includes(name)) return undefined;
  const lines = releases.map((release) => reduceLine(name, release));
  return { document: name, feed_time, summary: { products: { [name]: lines } } };
}
