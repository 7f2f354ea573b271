import type { ReportDevice } from '../../shared/model/report.ts';
import { DeviceCard } from '../device/device-card.tsx';
import { Icon } from '../parts/icon.tsx';
import { useReport } from '../parts/report-context.ts';
import { t } from '../words/words.ts';
import css from './old-devices.module.css';

export interface OldDevicesProps {
  devices: readonly ReportDevice[];
}

/** Devices that have been silent for long: folded away at the bottom, never dropped. */
export function OldDevices({ devices }: OldDevicesProps) {
  const { say } = useReport();
  return (
    <details class={css.old}>
      <summary>
        <Icon name="open" />
        <h2>{t('device.old_title', { count: devices.length })}</h2>
      </summary>
      <p>{say('device.old_says')}</p>
      {devices.map((device) => (
        <DeviceCard key={device.device_id} device={device} />
      ))}
    </details>
  );
}
