/** A month of MSRC → the builds that fix it, one for each line of Windows on people's computers. */
import { compact } from '../../shared/adapter-kit/read.ts';
import type { WindowsFix } from '../../shared/model/releases.ts';
import type { CvrfMonth } from './cvrf.ts';

/** For how long all that a month fixes is kept, so that a later word about one of them counts; milliseconds. */
const KEEP_FIXES = 120 * 86_400_000;

/** One fix of one vulnerability in one line. */
interface Row {
  cve: string;
  exploited: boolean;
  line: string;
  revision: number;
  kb: string;
  hotpatch: boolean;
}

/** Windows on computers of people. Servers share build numbers with it and have other revisions. */
const CLIENT = /^windows 1[01]\b/i;

export function fixesIn(month: CvrfMonth): WindowsFix[] {
  const lines = Map.groupBy(rowsOf(month), ({ line }) => line);
  return [...lines].flatMap(([line, rows]) => fixOf(line, rows, month) ?? []);
}

/** The line is that of the build itself: names of products stand beside builds of others at times. */
function rowsOf({ products, vulnerabilities }: CvrfMonth): Row[] {
  const isClient = (id: string) => CLIENT.test(products.get(id) ?? '');
  return vulnerabilities.flatMap(({ cve, exploited, remediations }) =>
    remediations.flatMap(({ type, subtype, kb, build, products: of }) => {
      const [, line, revision] = /^(10\.0\.\d+)\.(\d+)$/.exec(build) ?? [];
      if (type !== 'Vendor Fix' || !line || !of.some(isClient)) return [];
      return [{ cve, exploited, line, revision: Number(revision), kb, hotpatch: /hotpatch/i.test(subtype) }];
    }),
  );
}

/**
 * A month's document has rows of older updates too, for what those fixed already: the newest update is the month's. A
 * hotpatch is the month's when it stands beside that update for some vulnerability; it has a lower build and is as good.
 */
function fixOf(line: string, rows: readonly Row[], month: CvrfMonth): WindowsFix | undefined {
  const newest = Math.max(...rows.filter(({ hotpatch }) => !hotpatch).map(({ revision }) => revision));
  const own = rows.filter(({ hotpatch, revision }) => !hotpatch && revision === newest);
  const [update] = own;
  if (!update) return undefined;
  const fixed = new Set(own.map(({ cve }) => cve));
  const hotpatches = rows.filter(({ hotpatch, cve }) => hotpatch && fixed.has(cve));
  const smallest = Math.min(newest, ...hotpatches.map(({ revision }) => revision));
  const released = month.released.slice(0, 10);
  const isRecent = Date.parse(month.changed) - Date.parse(released) <= KEEP_FIXES;
  const exploited = own.filter((row) => row.exploited).map(({ cve }) => [cve, released]);
  return compact({
    month: month.month,
    line,
    build: `${line}.${smallest}`,
    update: `${line}.${newest}`,
    kb: /^\d+$/.test(update.kb) ? `KB${update.kb}` : undefined,
    released,
    exploited: Object.fromEntries(exploited),
    cves: isRecent ? [...fixed].sort() : undefined,
  }) as WindowsFix;
}
