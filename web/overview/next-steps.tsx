import type { Headline, ReportDevice } from '../../shared/model/report.ts';
import { byDay, type Check, checksOf, inGroup } from '../model/checks.ts';
import { nameOf } from '../model/device-words.ts';
import { DueDate } from '../parts/due-date.tsx';
import { Icon } from '../parts/icon.tsx';
import { useReport } from '../parts/report-context.ts';
import { Link } from '../routes/link.tsx';
import { said } from '../words/said.ts';
import { t } from '../words/words.ts';
import css from './next-steps.module.css';

export interface NextStepsProps {
  devices: readonly ReportDevice[];
}

interface Step extends Check {
  device: ReportDevice;
}

/** All critical recommendations; without any, those that will be, or one suggestion. The nearest day first. */
function stepsOf(devices: readonly ReportDevice[], headline: Headline): Step[] {
  if (headline !== 'must' && headline !== 'should') return [];
  const all = devices
    .flatMap((device) => inGroup(checksOf(device), headline).map((check) => ({ ...check, device })))
    .sort(byDay);
  if (headline === 'must') return all;
  const coming = all.filter(({ result }) => result.deadline?.status_after === 'warn');
  return coming.length > 0 ? coming : all.slice(0, 1);
}

function StepLink({ step: { device, practice, result, group } }: { step: Step }) {
  const { path, report } = useReport();
  return (
    <li>
      <Link to={path({ page: 'check', device: device.device_id, practice })} class={css.link}>
        <Icon name={group} class={css[group]} />
        <span class={css.words}>
          <b {...said(report.language)}>{result.title}</b>{' '}
          <span>{t('verdict.on_device', { device: nameOf(device) })}</span> <DueDate result={result} />
        </span>{' '}
        <span class={css.show}>
          <span class={css.how}>{t('banner.show')}</span> <Icon name="go" />
        </span>
      </Link>
    </li>
  );
}

/** The banner: what to do next, each a link to exactly that check. */
export function NextSteps({ devices }: NextStepsProps) {
  const { headline } = useReport().report;
  const steps = stepsOf(devices, headline);
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="next-title" class={css.next}>
      <h2 id="next-title">{headline === 'must' ? t('verdict.start') : t('verdict.next')}</h2>
      <ul>
        {steps.map((step) => (
          <StepLink key={`${step.device.device_id}/${step.practice}`} step={step} />
        ))}
      </ul>
    </section>
  );
}
