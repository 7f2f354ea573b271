/** One page view: read, ask where nothing is known, read again, assemble. */
import type { Report } from '../../model/report.ts';
import { assembleReport, heldItems, missingSerials, serialsOf } from '../../report/index.ts';
import type { PersonItems, SourceItems } from '../../runtime/tables/types.ts';
import { ANSWERED_IN_REPORT, presentNotifications } from '../notifications/present.ts';
import { carryOut } from './ask.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { planView, type Step } from './plan.ts';

/** Each costs a Query; nobody owns more devices than this. */
const MOST_SERIALS = 50;

/**
 * @param user e-mail, lower case
 * @param language two letters
 */
export async function viewReport(
  user: string,
  language: string,
  dependencies: AggregatorDependencies,
): Promise<Report> {
  const { config, tables, now, log, metrics } = dependencies;
  const asking = tables.notifications.person(user);
  // Awaited at the end; until then a failure must not count as nobody's.
  asking.catch(() => {});
  const [stored, items] = await readStored(user, dependencies);
  const plan = planOf(stored, items, dependencies);
  const outcomes = await carryOut(user, plan, dependencies);
  const person = hasWaited(plan) ? await tables.records.person(user, { consistent: true }) : stored;
  const elsewhere = await findElsewhere(person, items, dependencies);
  const at = now();
  const view = { config, language, now: at };
  return assembleReport({
    user,
    person,
    sources: items,
    ...elsewhere,
    outcomes,
    notifications: presentNotifications(await asking, { ...view, most: ANSWERED_IN_REPORT }),
    ...view,
    onError(practice, error) {
      log.error('a practice failed', error, { practice });
      metrics.count('PracticeError', { practice });
    },
  });
}

/** One Query on the person; what is known of the sources is the same for everybody and mostly in memory. */
export function readStored(user: string, { config, tables }: AggregatorDependencies) {
  return Promise.all([tables.records.person(user), tables.records.sources(Object.keys(config.sources))]);
}

/** What to do about each enabled source. */
function planOf(
  person: PersonItems,
  items: ReadonlyMap<string, SourceItems>,
  { config, now }: Pick<AggregatorDependencies, 'config' | 'now'>,
): Map<string, Step> {
  const at = now();
  return new Map(
    Object.entries(config.sources).map(([source, { fresh_for }]) => [
      source,
      planView({
        mark: person.marks.get(source),
        items: items.get(source),
        freshFor: fresh_for,
        now: at,
      }),
    ]),
  );
}

function hasWaited(plan: ReadonlyMap<string, Step>): boolean {
  return [...plan.values()].some((step) => step === 'ask' || step === 'watch');
}

/**
 * What is known of the same hardware under other people: records of the serials that this person claims, and claims
 * of others to what device sources list for this person. One index Query a serial.
 */
async function findElsewhere(
  person: PersonItems,
  sources: ReadonlyMap<string, SourceItems>,
  { config, tables, ownership = [] }: AggregatorDependencies,
) {
  if (ownership.length === 0) return {};
  const { records, claims } = heldItems({ person, sources, config });
  const claimed = missingSerials(records, claims).slice(0, MOST_SERIALS);
  const listed = serialsOf(records).slice(0, MOST_SERIALS);
  const [found, counterclaims] = await Promise.all([
    Promise.all(claimed.map((serial) => tables.records.bySerial(serial))),
    Promise.all(listed.map((serial) => tables.records.claimsBySerial(serial))),
  ]);
  return { found: found.flat(), counterclaims: counterclaims.flat() };
}
