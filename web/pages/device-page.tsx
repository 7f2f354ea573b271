import { DeviceCard } from '../device/device-card.tsx';
import { useReport } from '../parts/report-context.ts';
import { t } from '../words/words.ts';
import { BackLink } from './back-link.tsx';
import { NotHere } from './not-here.tsx';

export interface DevicePageProps {
  device: string;
}

/** One device on a page of its own. */
export function DevicePage({ device: id }: DevicePageProps) {
  const { report, path } = useReport();
  const device = report.devices.find(({ device_id }) => device_id === id);
  if (device === undefined) return <NotHere what="device" />;
  return (
    <>
      <BackLink to={path({ page: 'overview' })} words={t('nav.back')} />
      <DeviceCard device={device} alone />
    </>
  );
}
