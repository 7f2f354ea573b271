import type { ReportDevice } from '../../shared/model/report.ts';
import type { Check } from '../model/checks.ts';
import { Icon } from '../parts/icon.tsx';
import { useReport } from '../parts/report-context.ts';
import { Link } from '../routes/link.tsx';
import { said } from '../words/said.ts';
import { t } from '../words/words.ts';
import css from './folded-checks.module.css';
import { Origin } from './origin.tsx';

export interface FoldedChecksProps {
  group: 'done' | 'blind' | 'na';
  checks: readonly Check[];
  device: ReportDevice;
}

/** Checks that ask for nothing: folded with their number, each a link to its own page. */
export function FoldedChecks({ group, checks, device }: FoldedChecksProps) {
  const { path, report, say } = useReport();
  if (checks.length === 0) return null;
  return (
    <details class={css.folded}>
      <summary>
        <Icon name={group} class={css[group]} />
        {t(`device.${group}_count`, { count: checks.length })}
        <Icon name="open" class={css.chevron} />
      </summary>
      {group === 'blind' && <p>{say('group_says.blind')}</p>}
      <ul>
        {checks.map(({ practice, result }) => (
          <li key={practice}>
            <Link to={path({ page: 'check', device: device.device_id, practice })}>
              <span {...said(report.language)}>{result.title}</span>
            </Link>{' '}
            {group === 'done' && <Origin result={result} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
