import { useState } from 'preact/hooks';
import type { ReportDevice } from '../../shared/model/report.ts';
import type { Check } from '../model/checks.ts';
import { nameOf } from '../model/device-words.ts';
import { DueWithReason } from '../parts/due-date.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { CheckBody } from '../parts/lazy.ts';
import { useReport } from '../parts/report-context.ts';
import { said } from '../words/said.ts';
import { t } from '../words/words.ts';
import css from './check-row.module.css';
import { Origin } from './origin.tsx';

export interface CheckRowProps {
  check: Check;
  device: ReportDevice;
  level: 3 | 4;
}

/** What was seen and what is wanted, in one line, where both are known. */
function Brief({ check: { result, group } }: Pick<CheckRowProps, 'check'>) {
  const { report } = useReport();
  if (result.seen === null) return null;
  if (group === 'unknown')
    return (
      <span class={css.brief} {...said(report.language)}>
        {result.seen}
      </span>
    );
  return (
    <span class={css.brief}>
      {t('row.seen')}: <span {...said(report.language)}>{result.seen}</span>
      {result.wanted !== null && (
        <>
          {` · ${t('row.wanted')}: `}
          <span {...said(report.language)}>{result.wanted}</span>
        </>
      )}
    </span>
  );
}

/** One open check: its state in a line, everything else when it is opened. */
export function CheckRow({ check, device, level }: CheckRowProps) {
  const { report } = useReport();
  const [open, setOpen] = useState(false);
  return (
    <details
      class={css.row}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onPointerEnter={() => void CheckBody.preload().catch(() => {})}
    >
      <summary>
        <span class={css.line}>
          <span class="vh">{t(`group.${check.group}`)}: </span>
          <Heading level={level}>
            <span {...said(report.language)}>{check.result.title}</span>
            <span class="vh">, {nameOf(device)}</span>
          </Heading>
          <DueWithReason result={check.result} /> <Brief check={check} />{' '}
          {check.result.source !== null && <Origin result={check.result} />}
        </span>
        <Icon name="open" class={css.chevron} />
      </summary>
      {open && (
        <div class={css.body}>
          <CheckBody check={check} device={device} level={level === 3 ? 4 : 5} />
        </div>
      )}
    </details>
  );
}
