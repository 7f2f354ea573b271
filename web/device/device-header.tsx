import type { ReportDevice } from '../../shared/model/report.ts';
import { kindOf, nameOf, systemOf } from '../model/device-words.ts';
import { Ago } from '../parts/ago.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { useReport } from '../parts/report-context.ts';
import { Link } from '../routes/link.tsx';
import { listed, t, tell } from '../words/words.ts';
import css from './device-header.module.css';

export interface DeviceHeaderProps {
  device: ReportDevice;
  level: 1 | 2;
  id: string;
}

/** What a person recognizes a device by. */
export function DeviceHeader({ device, level, id }: DeviceHeaderProps) {
  const { path, inUse, label } = useReport();
  const { device_id, model, last_sync, sources } = device;
  const kind = kindOf(device);
  const name = nameOf(device);
  return (
    <header class={css.header}>
      <span class={css.picture} role="img" aria-label={t(`device.kind.${kind}`)}>
        <Icon name={kind} large />
      </span>
      <div>
        <Heading level={level} id={id}>
          {level === 1 ? name : <Link to={path({ page: 'device', device: device_id })}>{name}</Link>}
        </Heading>
        {model && model !== name && <p>{model}</p>}
        <p>{systemOf(device)}</p>
        <p class={css.seen}>
          {last_sync ? tell('device.last_seen', { ago: <Ago at={last_sync} /> }) : t('device.never_seen')}
        </p>
        {sources.length > 0 && (
          <p class={css.seen}>{t('device.known_by', { sources: listed(sources.map(label)) })}</p>
        )}
        {inUse === device_id && <p class={css.this}>{t('device.this')}</p>}
      </div>
    </header>
  );
}
