/** Walks what is left of a sweep, its ranges side by side, as long as there is time. */
import { SourceError } from '../../adapter-kit/errors.ts';
import { following } from '../../adapter-kit/walks.ts';
import type { Page } from '../../model/record.ts';
import { cannot } from './connections.ts';
import { toSourceError } from './failure.ts';
import type { RecordOrClaim } from './item.ts';
import { keep } from './keep.ts';
import type { Progress } from './sweep-progress.ts';
import type { Tools } from './tools.ts';

/** A tick begins no page when the function has less than this left, milliseconds. */
const RESERVE = 60_000;
/** Each has a place in the state, and more help no vendor. */
const MOST_RANGES = 100;

interface FetchedPage {
  page: Page<RecordOrClaim>;
  /** ISO 8601 UTC. */
  sent: string;
}

/**
 * Gets on until all ranges are over, time is short, one fails or somebody else goes on. `progress` says how far.
 *
 * @throws what the first range that failed threw, after the others have written what they had asked for
 */
export async function walkRanges(tools: Tools, progress: Progress): Promise<void> {
  const pending = progress.cursors();
  const failures: unknown[] = [];
  const underway = new Set<Promise<void>>();
  let isStopped = false;
  const mayGoOn = () => !isStopped && tools.remaining() >= RESERVE;

  /** A page is asked for while the one before it is written; what a death in between costs is those pages read again. */
  async function walkRange(from: string | undefined): Promise<void> {
    let cursor = from;
    for (let request = ask(tools, cursor); ; ) {
      const { page, sent } = await request;
      const [next, ...others] = nextOf(page, cursor, pending.length);
      const goesOn = next !== undefined && mayGoOn();
      if (goesOn) request = ask(tools, next);
      const isOurs = await write(tools, progress, { page, sent }, cursor);
      isStopped ||= !isOurs;
      pending.push(...others);
      begin();
      if (!goesOn || isStopped) return;
      cursor = next;
    }
  }

  /** The first at once, however short time is: a tick that gets nowhere would be the last. */
  function begin(): void {
    while (underway.size < tools.ranges && pending.length > 0 && (underway.size === 0 || mayGoOn())) {
      const range = walkRange(pending.shift())
        .catch((error: unknown) => {
          isStopped = true;
          failures.push(error);
        })
        .finally(() => {
          underway.delete(range);
          if (mayGoOn()) begin();
        });
      underway.add(range);
    }
  }

  begin();
  while (underway.size > 0) await Promise.all(underway);
  if (failures.length > 0) throw failures[0];
}

/** @returns `false`: somebody else goes on with the sweep */
async function write(
  tools: Tools,
  progress: Progress,
  { page, sent }: FetchedPage,
  cursor: string | undefined,
): Promise<boolean> {
  const kept = await keep(tools, page, sent);
  tools.metrics.count('SweepProgress', {}, page.records.length);
  const isOurs = await progress.saved();
  progress.pageWritten(cursor, following(page), kept);
  if (!progress.isOver()) progress.save();
  return isOurs;
}

/** @throws SourceError for a list that would never end */
function nextOf(page: Page<RecordOrClaim>, cursor: string | undefined, waiting: number): string[] {
  const cursors = following(page);
  if (cursor !== undefined && cursors.includes(cursor))
    throw new SourceError('unintelligible', 'The source gives the same page again and again.');
  if (new Set(cursors).size < cursors.length || cursors.length + waiting > MOST_RANGES)
    throw new SourceError('internal', 'The source splits its list into too many ranges, or twice into one.');
  return cursors;
}

function ask(
  { calls, connections, breaker, metrics, now, remaining }: Tools,
  cursor: string | undefined,
): Promise<FetchedPage> {
  const began = now();
  const sent = began.toISOString();
  const answered = calls
    .sweeping(began.getTime() + remaining() - RESERVE, () =>
      connections.use(async (connection) => {
        const page = connection.all?.(cursor);
        if (!page) throw cannot('all');
        return { page: await page, sent };
      }),
    )
    .then(
      async (answer) => {
        metrics.milliseconds('PageTime', {}, now().getTime() - began.getTime());
        await breaker.succeeded();
        return answer;
      },
      async (error: unknown) => {
        await breaker.failed(toSourceError(error));
        throw error;
      },
    );
  // Awaited later; when something else fails before, its failure must not end the process.
  answered.catch(() => {});
  return answered;
}
