/** CISA's catalogue of known exploited vulnerabilities: which are exploited, and since which day that is known. */
import * as z from 'zod';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import {
  type FeedAdapter,
  feedDay,
  feedTime,
  jsonObject,
  readEachDocument,
} from '../../shared/adapter-kit/feed.ts';
import type { ExploitedCves } from '../../shared/model/releases.ts';

const PATH = 'known_exploited_vulnerabilities.json';

/** What is read of it. Vulnerabilities are known by their ids alone: names of products are written in many ways. */
const Catalogue = z.looseObject({
  dateReleased: z.string(),
  vulnerabilities: z.array(z.looseObject({ cveID: z.string(), dateAdded: z.string() })),
});

export const kev: FeedAdapter<ExploitedCves> = {
  role: 'releases',
  feed: 'kev',
  label: 'CISA KEV',
  url: 'https://www.cisa.gov/sites/default/files/feeds/',
  largest: 16 * 1024 * 1024,
  read: readEachDocument([{ document: 'catalogue', path: PATH }], understand),
  understand,
};

function understand(text: string) {
  const value = jsonObject(text);
  if (!value || !('catalogVersion' in value) || !('vulnerabilities' in value)) return undefined;
  const parsed = Catalogue.safeParse(value);
  const feed_time = feedTime(value.dateReleased);
  if (!parsed.success || feed_time === undefined)
    throw new SourceError('unintelligible', 'The catalogue of CISA is not in the form that is known.');
  const added = parsed.data.vulnerabilities.map(
    ({ cveID, dateAdded }) => [cveID.trim(), dayOf(dateAdded)] as const,
  );
  return { document: 'catalogue', feed_time, summary: { added: Object.fromEntries(added) } };
}

function dayOf(text: string): string {
  const day = feedDay(text);
  if (day === undefined)
    throw new SourceError('unintelligible', 'An entry in the catalogue of CISA has no day.');
  return day;
}
