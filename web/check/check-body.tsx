import { useState } from 'preact/hooks';
import type { Group, PracticeResult, ReportDevice } from '../../shared/model/report.ts';
import type { Check } from '../model/checks.ts';
import { nameOf } from '../model/device-words.ts';
import { webUrl } from '../model/safe-links.ts';
import { Icon } from '../parts/icon.tsx';
import { Marked } from '../parts/marked.tsx';
import { useReport } from '../parts/report-context.ts';
import { said } from '../words/said.ts';
import { t } from '../words/words.ts';
import { AskHelp } from './ask-help.tsx';
import css from './check-body.module.css';
import { Compare } from './compare.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { Part } from './part.tsx';
import { PartLevel } from './part-title.tsx';
import { Steps } from './steps.tsx';

export interface CheckBodyProps {
  check: Check;
  device: ReportDevice;
  /** Of its headings. 2: the check has the page to itself. */
  level: 2 | 4 | 5;
}

/** What a check without an answer is missing, and who can change that. */
function Missing({ result: { seen, details } }: { result: PracticeResult }) {
  const from = said(useReport().report.language);
  return (
    <Part title={t('check.unknown_title')} {...(seen === null ? {} : from)}>
      {[seen ?? t('origin.no_source'), ...details].join(' ')}
    </Part>
  );
}

/** Why by that day, and what follows once it is over. */
function Deadline({ result: { deadline } }: { result: PracticeResult }) {
  const { report } = useReport();
  if (deadline === undefined) return null;
  const { late, status_after, reason } = deadline;
  return (
    <Part title={t('check.due')}>
      <span {...said(report.language)}>{reason}</span> {!late && t(`check.after_${status_after}`)}
    </Part>
  );
}

/** What follows when nothing is done: said in advance, also when it is nothing. */
function Consequence({ result: { consequence } }: { result: PracticeResult }) {
  const from = said(useReport().report.language);
  return (
    <Part title={t('check.consequence')} {...(consequence === null ? {} : from)}>
      {consequence ?? t('check.no_consequence')}
    </Part>
  );
}

/** Where nothing is asked of anybody, nothing follows. */
const CALM: readonly Group[] = ['done', 'blind', 'na'];

/** Everything about one check: why, seen and wanted, who says so, what to do, what follows, who helps. */
export function CheckBody({ check, device, level }: CheckBodyProps) {
  const { report } = useReport();
  const [printing, setPrinting] = useState(false);
  const { result, group } = check;
  const isUnknown = group === 'unknown' || group === 'blind';
  const link = webUrl(result.link);
  const from = said(report.language);
  return (
    <PartLevel.Provider value={level}>
      <article class={css.body} data-check={check.practice} {...(printing && { 'data-printing': true })}>
        {printing && <p class={css.printed}>{`${result.title} (${nameOf(device)})`}</p>}
        <Part title={t('check.why')} {...from}>
          <Marked text={result.why} />
        </Part>
        {isUnknown && <Missing result={result} />}
        {!isUnknown && group !== 'na' && <Compare result={result} />}
        <Steps check={check} device={device} print={setPrinting} />
        <Deadline result={result} />
        {!CALM.includes(group) && <Consequence result={result} />}
        <EvidenceList result={result} />
        {link && (
          <p class="no-print">
            <a href={link} rel="noreferrer">
              {t('check.link')} <Icon name="outside" />
            </a>
          </p>
        )}
        <AskHelp check={check} device={device} alone={level === 2} />
      </article>
    </PartLevel.Provider>
  );
}
