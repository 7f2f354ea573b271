/** What is told of the public lists of releases, to those who operate this. */
import * as z from 'zod';
import { FEEDS, REFUSAL_REASONS } from '../model/feed.ts';
import { SOURCE_ERROR_CODES } from '../model/source.ts';
import { time } from './values.ts';

const reason = () => z.enum(REFUSAL_REASONS);

export const FeedStatus = z.object({
  feed: z.enum(FEEDS),
  off: z.literal(true).describe('The organization has switched it off.').exactOptional(),
  feed_time: time()
    .describe('How old is what it says, by its own time. Absent: nothing was read yet.')
    .exactOptional(),
  read_at: time().describe('When it was last read without a fault.').exactOptional(),
  refused: z
    .object({ document: z.string(), since: time(), reason: reason() })
    .describe('A reply that is not believed; what was known before it stays.')
    .exactOptional(),
  believed: z
    .object({ document: z.string(), at: time(), reason: reason() })
    .describe('A reply that was refused for a day and is believed since.')
    .exactOptional(),
  error: z
    .object({ code: z.enum(SOURCE_ERROR_CODES), at: time() })
    .describe('It could not be read the last time.')
    .exactOptional(),
});
