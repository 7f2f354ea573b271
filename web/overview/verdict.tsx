import type { Report, ReportDevice } from '../../shared/model/report.ts';
import { byDay, type Check, checksOf, inGroup } from '../model/checks.ts';
import { countOf, partialSources } from '../model/headline.ts';
import { Ago } from '../parts/ago.tsx';
import { Heading } from '../parts/heading.tsx';
import { useReport } from '../parts/report-context.ts';
import { dueDate } from '../words/time.ts';
import { listed, t, tell } from '../words/words.ts';
import { NextSteps } from './next-steps.tsx';
import { Pulse } from './pulse.tsx';
import { Refreshing } from './refreshing.tsx';
import css from './verdict.module.css';

export interface VerdictProps {
  /** In the order in which the page shows them. */
  devices: readonly ReportDevice[];
}

/** The second sentence: what the first one means for the reader. */
function Meaning({ checks }: { checks: readonly Check[] }) {
  const { report, say } = useReport();
  const { headline, verdict } = report;
  const { suggested, stale } = verdict;
  if (headline === 'unknown' && stale > 0) return <p>{say('verdict.unknown_stale', { count: stale })}</p>;
  const date = nextDay(checks);
  if (headline === 'should' && date) return <p>{t('verdict.should_by', { count: suggested, date })}</p>;
  if (headline !== 'must') return <p>{say(`verdict.${headline}_says`)}</p>;
  if (suggested === 0) return <p>{t('verdict.must_only')}</p>;
  return (
    <p>{t(date ? 'verdict.must_more_by' : 'verdict.must_more', { count: suggested, date: date ?? '' })}</p>
  );
}

/** The nearest day of what is recommended, in words: nothing that has one can wait for a quiet moment. */
function nextDay(checks: readonly Check[]): string | undefined {
  const ahead = inGroup(checks, 'should').filter(({ result }) => result.deadline?.late === false);
  const [next] = ahead.sort(byDay).map(({ result }) => result);
  return next?.due && next.deadline && dueDate(next.due, next.deadline.ends_at);
}

/** Says whose answers are missing, so that nobody takes the sentence above for the whole truth. */
function Partial() {
  const { report } = useReport();
  const partial = partialSources(report).map(({ label }) => label);
  if (partial.length === 0 || report.devices.length === 0) return null;
  return <p class={css.partial}>{t('verdict.partial', { sources: listed(partial) })}</p>;
}

/** The oldest of the times at which the sources told what they know: nothing on the page is older than it says. */
const asOf = (sources: readonly { synced_at: string | null }[]): string | undefined =>
  sources
    .flatMap(({ synced_at }) => synced_at ?? [])
    .sort()
    .at(0);

/** The first sentence. While something may be missing, nothing is called well without saying so. */
function sentenceOf(report: Report, say: typeof t): string {
  if (report.headline === 'fine' && partialSources(report).length > 0) return t('verdict.fine_so_far');
  return say(`verdict.${report.headline}`, { count: countOf(report) });
}

/** Am I all right, and what next? In words, first on the page. */
export function Verdict({ devices }: VerdictProps) {
  const { report, say } = useReport();
  const checks = devices.flatMap(checksOf);
  const known = asOf(report.sources);
  return (
    <section class={`${css.verdict} ${css[report.headline]}`} aria-labelledby="page-title">
      <div class={css.answer}>
        <Heading level={1} id="page-title" class={css.title}>
          {say('verdict.title')}
        </Heading>
        <p class={css.sentence}>{sentenceOf(report, say)}</p>
        <Meaning checks={checks} />
        <Partial />
        <NextSteps devices={devices} />
      </div>
      <div class={css.foot}>
        <div class={css.pulse}>
          {checks.length > 0 && <Pulse checks={checks} />}
          {known && devices.length > 0 && (
            <p class={css.as_of}>{tell('verdict.seen', { ago: <Ago at={known} /> }, devices.length)}</p>
          )}
        </div>
        <Refreshing />
      </div>
    </section>
  );
}
