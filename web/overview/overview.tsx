import { DeviceCard } from '../device/device-card.tsx';
import { orderDevices } from '../model/checks.ts';
import { AnsweredNotifications, Notifications } from '../parts/lazy.ts';
import { useReport } from '../parts/report-context.ts';
import { t } from '../words/words.ts';
import { OldDevices } from './old-devices.tsx';
import css from './overview.module.css';
import { Sources } from './sources.tsx';
import { Verdict } from './verdict.tsx';

/** The first page: the answer in words, what to do, then every device and where all this comes from. */
export function Overview() {
  const { report, inUse } = useReport();
  const { current, silent } = orderDevices(report.devices, inUse);
  return (
    <div class={css.overview}>
      {report.notifications.length > 0 && <Notifications />}
      {report.notifications_failed && <p>{t('states.questions_missing')}</p>}
      <Verdict devices={[...current, ...silent]} />
      {current.map((device) => (
        <DeviceCard key={device.device_id} device={device} />
      ))}
      {silent.length > 0 && <OldDevices devices={silent} />}
      {report.devices_left_out !== undefined && (
        <p>{t('device.left_out', { count: report.devices_left_out })}</p>
      )}
      {report.notifications.length > 0 && <AnsweredNotifications />}
      <Sources />
    </div>
  );
}
