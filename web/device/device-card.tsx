import type { ReportDevice } from '../../shared/model/report.ts';
import { checksOf, counts, inGroup, OPEN_GROUPS } from '../model/checks.ts';
import { useReport } from '../parts/report-context.ts';
import { Tag } from '../parts/tag.tsx';
import { t } from '../words/words.ts';
import { About } from './about.tsx';
import { CheckGroup } from './check-group.tsx';
import css from './device-card.module.css';
import { DeviceHeader } from './device-header.tsx';
import { FoldedChecks } from './folded-checks.tsx';

export interface DeviceCardProps {
  device: ReportDevice;
  /** The card is the whole page: its name is the page's heading. */
  alone?: boolean;
}

/** The counts of a device at a glance. */
function Summary({ device }: DeviceCardProps) {
  return (
    <ul class={css.summary}>
      {counts(checksOf(device))
        .filter(([group]) => group !== 'na' && group !== 'blind')
        .map(([group, count]) => (
          <li key={group}>
            <Tag group={group}>{t(`device.summary.${group}`, { count })}</Tag>
          </li>
        ))}
    </ul>
  );
}

/** One device: what it is, what to do on it, and what is fine. */
export function DeviceCard({ device, alone = false }: DeviceCardProps) {
  const { say } = useReport();
  const checks = checksOf(device);
  const level = alone ? 2 : 3;
  const open = OPEN_GROUPS.filter((group) => inGroup(checks, group).length > 0);
  const id = `device-${device.device_id}`;
  return (
    <section class={css.card} aria-labelledby={id}>
      <div class={css.side}>
        <DeviceHeader device={device} level={alone ? 1 : 2} id={id} />
        <Summary device={device} />
      </div>
      <div class={css.checks}>
        {device.silent && <p>{say('device.silent')}</p>}
        {open.length === 0 && <p class={css.calm}>{t('device.all_done')}</p>}
        {open.map((group) => (
          <CheckGroup
            key={group}
            group={group}
            checks={inGroup(checks, group)}
            device={device}
            level={level}
          />
        ))}
        <FoldedChecks group="done" checks={inGroup(checks, 'done')} device={device} />
        <FoldedChecks group="blind" checks={inGroup(checks, 'blind')} device={device} />
        <FoldedChecks group="na" checks={inGroup(checks, 'na')} device={device} />
        <About device={device} open={alone} />
      </div>
    </section>
  );
}
