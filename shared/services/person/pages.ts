/** Everything that is held about a person, in pages that Lambda can send. */
import * as z from 'zod';
import { cursorOf, invalidCursor, placeIn } from '../../access/cursor.ts';
import type { Held } from '../../api/people.ts';
import { LARGEST_LIST, sizeOf } from '../../platform/size.ts';
import type { HeldEntry, Holding } from './holding.ts';

/** Holding, list and key of the last entry of a page. */
const Place = z.tuple([z.string(), z.string(), z.string()]);
type Place = z.output<typeof Place>;

type Page = Pick<Held, 'held' | 'left_out' | 'next'>;

/**
 * One page: entries of the holdings in their order, as far as they fit. A list that it has not come to is not there,
 * because an empty one would say that nothing is held. Entries are told apart by their keys: what is added or goes
 * between two pages moves nothing else.
 *
 * @param query `before`: where an earlier page ended
 * @throws ProblemError 400 for another cursor
 */
export async function pageOfHeld(
  email: string,
  holdings: readonly Holding[],
  query: URLSearchParams,
): Promise<Page> {
  const before = placeIn(query, Place);
  const first = before ? holdings.findIndex((holding) => isIn(before, holding)) : 0;
  if (first < 0) throw invalidCursor();
  const page = createPage();
  for (const holding of holdings.slice(first)) {
    const lists = restOf(holding, await holding.held(email), before);
    if (!lists.every(([list, entries]) => page.add(holding.name, list, entries))) break;
  }
  return page.done();
}

const isIn = ([name, list]: Place, holding: Holding): boolean =>
  holding.name === name && holding.lists.includes(list);

/** The lists of a holding, from where the page before ended. */
function restOf(
  { name, lists }: Holding,
  entries: readonly HeldEntry[],
  before: Place | undefined,
): [string, HeldEntry[]][] {
  const [, at, last = ''] = before?.[0] === name ? before : [];
  const isLeft = ({ list, key }: HeldEntry) => list !== at || key > last;
  const left = Map.groupBy(entries.filter(isLeft), ({ list }) => list);
  const byKey = (one: HeldEntry, other: HeldEntry) => (one.key < other.key ? -1 : 1);
  return (
    lists
      .slice(at === undefined ? 0 : lists.indexOf(at))
      .map((list): [string, HeldEntry[]] => [list, (left.get(list) ?? []).sort(byKey)])
      // The page before may have ended with the end of its list.
      .filter(([list, rest]) => list !== at || rest.length > 0)
  );
}

function createPage() {
  const held: Record<string, unknown> = {};
  const left_out: NonNullable<Page['left_out']> = [];
  let room = LARGEST_LIST;
  let last: Place | undefined;
  let isFull = false;

  function put(name: string, list: string, values: readonly unknown[]): void {
    held[name] = list === '' ? values : { ...(held[name] as object | undefined), [list]: values };
  }

  /** @returns `false` when it does not fit any more */
  function take(name: string, { list, key, value }: HeldEntry, taken: unknown[]): boolean {
    const bytes = sizeOf(value);
    if (bytes > LARGEST_LIST) left_out.push({ held: list === '' ? name : `${name}.${list}`, entry: key });
    else if (bytes > room) return false;
    else {
      room -= bytes;
      taken.push(value);
    }
    last = [name, list, key];
    return true;
  }

  return {
    /** @returns `false` when the page is full */
    add(name: string, list: string, entries: readonly HeldEntry[]): boolean {
      const taken: unknown[] = [];
      isFull = !entries.every((entry) => take(name, entry, taken));
      if (!isFull || taken.length > 0) put(name, list, taken);
      return !isFull;
    },
    done: (): Page => ({
      held,
      ...(left_out.length > 0 && { left_out }),
      ...(isFull && last && { next: cursorOf(last) }),
    }),
  };
}
