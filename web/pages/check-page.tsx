import type { ReportDevice } from '../../shared/model/report.ts';
import { CheckBody } from '../check/check-body.tsx';
import { type Check, checksOf } from '../model/checks.ts';
import { nameOf } from '../model/device-words.ts';
import { DueDate } from '../parts/due-date.tsx';
import { Heading } from '../parts/heading.tsx';
import { useReport } from '../parts/report-context.ts';
import { Tag } from '../parts/tag.tsx';
import { Link } from '../routes/link.tsx';
import { said } from '../words/said.ts';
import { t } from '../words/words.ts';
import { BackLink } from './back-link.tsx';
import css from './check-page.module.css';
import { NotHere } from './not-here.tsx';

export interface CheckPageProps {
  device: string;
  practice: string;
}

function CheckHeading({ check: { group, result }, device }: { check: Check; device: ReportDevice }) {
  const { report, path } = useReport();
  const to = path({ page: 'device', device: device.device_id });
  return (
    <header class={css.header}>
      <Tag group={group} />
      <Heading level={1}>
        <span {...said(report.language)}>{result.title}</span>
      </Heading>
      <p>
        <Link to={to}>{t('check.on', { device: nameOf(device) })}</Link>
      </p>
      {result.due && (
        <p>
          <DueDate result={result} />
        </p>
      )}
    </header>
  );
}

/** One check on a page of its own: what a link in a message opens. */
export function CheckPage({ device: id, practice }: CheckPageProps) {
  const { report, path } = useReport();
  const device = report.devices.find(({ device_id }) => device_id === id);
  if (device === undefined) return <NotHere what="device" />;
  const check = checksOf(device).find((one) => one.practice === practice);
  if (check === undefined) return <NotHere what="check" device={id} />;
  return (
    <div class={css.page}>
      <BackLink to={path({ page: 'overview' })} words={t('nav.back')} />
      <div class={css.card}>
        <CheckHeading check={check} device={device} />
        <CheckBody check={check} device={device} level={2} />
      </div>
    </div>
  );
}
