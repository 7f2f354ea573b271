import { useState } from 'preact/hooks';
import type { ReportDevice } from '../../shared/model/report.ts';
import { Icon } from '../parts/icon.tsx';
import { DeviceDetails } from '../parts/lazy.ts';
import { t } from '../words/words.ts';
import css from './folded-checks.module.css';

export interface AboutProps {
  device: ReportDevice;
  open: boolean;
}

/** Identifiers, sources and why the records are one device: there for those who want to know. */
export function About({ device, open: first }: AboutProps) {
  const [open, setOpen] = useState(first);
  return (
    <details class={css.folded} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Icon name="info" class={css.na} />
        {t('device.about')}
        <Icon name="open" class={css.chevron} />
      </summary>
      {open && <DeviceDetails device={device} />}
    </details>
  );
}
