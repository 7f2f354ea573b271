/** SOFA, a feed of the Mac Admins Open Source project: which versions of macOS, iOS and iPadOS there are, and for which models. */
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { type FeedAdapter, feedTime, jsonObject, readEachDocument } from '../../shared/adapter-kit/feed.ts';
import type { AppleReleases } from '../../shared/model/releases.ts';
import { type ApplePlatform, reduce } from './reduce.ts';
import { SofaDocument } from './schema.ts';

/** Version 1 of the feeds sorts versions as texts; it is not read. */
const PLATFORMS: readonly ApplePlatform[] = ['macos', 'ios'];

export const sofa: FeedAdapter<AppleReleases> = {
  role: 'releases',
  feed: 'sofa',
  label: 'SOFA',
  url: 'https://sofafeed.macadmins.io/v2/',
  largest: 8 * 1024 * 1024,
  read: readEachDocument(
    PLATFORMS.map((document) => ({ document, path: `${document}_data_feed.json` })),
    understand,
  ),
  understand,
};

function understand(text: string) {
  const value = jsonObject(text);
  const document = value && platformOf(value);
  if (!document) return undefined;
  const parsed = SofaDocument.safeParse(value);
  const feed_time = feedTime(value.LastCheck);
  if (!parsed.success || feed_time === undefined) throw unreadable(parsed.error?.issues[0]?.path);
  try {
    return { document, feed_time, summary: reduce(document, parsed.data, feed_time) };
  } catch (cause) {
    throw new SourceError('unintelligible', 'A release in the document of SOFA cannot be read.', { cause });
  }
}

const unreadable = (path: readonly PropertyKey[] = ['LastCheck']) =>
  new SourceError(
    'unintelligible',
    `The document of SOFA is not in the form that is known, at ${path.join('.')}.`,
  );

/** By what its releases are called. The same shape is used for tvOS, watchOS and others, which are not wanted. */
function platformOf({ Version, OSVersions }: Record<string, unknown>): ApplePlatform | undefined {
  if (!/^2\b/.test(String(Version)) || !Array.isArray(OSVersions)) return undefined;
  const names = OSVersions.flatMap((line) => {
    const { Latest, SecurityReleases } = (line ?? {}) as { Latest?: unknown; SecurityReleases?: unknown };
    return [Latest, ...(Array.isArray(SecurityReleases) ? SecurityReleases : [])];
  }).map((release) => String((release as { ProductName?: unknown } | null)?.ProductName ?? ''));
  if (names.some((name) => name === 'macOS')) return 'macos';
  return names.some((name) => /\bi(Pad)?OS\b/.test(name)) ? 'ios' : undefined;
}
