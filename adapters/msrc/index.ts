/** Microsoft's security updates (MSRC, in the form CVRF): which builds of Windows fix which month's vulnerabilities. */
import { under } from '../../shared/adapter-kit/address.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import {
  answerAbout,
  type DocumentAnswer,
  type FeedAdapter,
  type FeedContext,
  fetchDocument,
  type Validators,
} from '../../shared/adapter-kit/feed.ts';
import type { WindowsFixes } from '../../shared/model/releases.ts';
import { isCvrf, readCvrf } from './cvrf.ts';
import { type ListedMonth, monthsIn } from './months.ts';
import { fixesIn } from './reduce.ts';

type MonthAnswer = DocumentAnswer<WindowsFixes>;

/** Months that are read whole in one call, newest first; one has several megabytes. The next call reads on. */
const MOST_AT_ONCE = 4;

export const msrc: FeedAdapter<WindowsFixes> = {
  role: 'releases',
  feed: 'msrc',
  label: 'Microsoft Security Response Center',
  url: 'https://api.msrc.microsoft.com/cvrf/v3.0/',
  largest: 48 * 1024 * 1024,
  read,
  understand(text) {
    if (!isCvrf(text)) {
      const index = monthsIn(text);
      return index && { document: 'index', feed_time: index.feed_time };
    }
    return understandMonth(text);
  },
};

/** The index says when each month changed last: only those are read that have changed since. */
async function read(validators: Validators, context: FeedContext): Promise<MonthAnswer[]> {
  const fetched = await fetchDocument(context, under(context.base, 'updates'), validators.index);
  const known = Object.keys(validators).filter((document) => document !== 'index');
  if ('unchanged' in fetched)
    return ['index', ...known].map((document) => ({ document, unchanged: true as const }));
  const index = monthsIn(fetched.text, context.now());
  if (!index || index.months.length === 0) {
    const message = 'The list of months of MSRC is not in the form that is known.';
    return [{ document: 'index', error: new SourceError('unintelligible', message) }];
  }
  const changed = index.months.filter(({ document, changed }) => validators[document] !== changed);
  const read = await readMonths(changed.slice(0, MOST_AT_ONCE), validators, context);
  const same = known
    .filter((document) => !changed.some((month) => month.document === document))
    .map((document) => ({ document, unchanged: true as const }));
  // While a month is still to be read, the list has to be read again.
  const isWhole = read.length === changed.length && read.every((answer) => 'said' in answer);
  const said = { feed_time: index.feed_time };
  return [{ document: 'index', said, validator: isWhole ? fetched.validator : undefined }, ...same, ...read];
}

/** One after the other: each needs much memory. */
async function readMonths(
  months: readonly ListedMonth[],
  validators: Validators,
  context: FeedContext,
): Promise<MonthAnswer[]> {
  const answers: MonthAnswer[] = [];
  for (const month of months) {
    const answer = await readMonth(month, context);
    // Before its Tuesday a month has nothing for Windows: it has not come yet. One that was there cannot be empty.
    const isToCome = !(month.document in validators) && 'said' in answer && hasNothing(answer.said.summary);
    if (!isToCome) answers.push(answer);
  }
  return answers;
}

const hasNothing = (summary: WindowsFixes | undefined): boolean => (summary?.fixes.length ?? 0) === 0;

const readMonth = ({ document, id, changed }: ListedMonth, context: FeedContext): Promise<MonthAnswer> =>
  answerAbout(document, async () => {
    const url = under(context.base, `cvrf/${encodeURIComponent(id)}`);
    const fetched = await fetchDocument(context, url, undefined, 'application/xml');
    if ('unchanged' in fetched || !isCvrf(fetched.text)) throw unreadable(document);
    const { document: named, ...said } = understandMonth(fetched.text);
    if (named !== document) throw unreadable(document);
    return { document, said, validator: changed };
  });

function understandMonth(text: string) {
  const month = readCvrf(text);
  return { document: month.month, feed_time: month.changed, summary: { fixes: fixesIn(month) } };
}

const unreadable = (document: string) =>
  new SourceError('unintelligible', `What is at the month ${document} of MSRC is not that month.`);
