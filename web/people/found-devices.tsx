import { useEffect, useRef } from 'preact/hooks';
import type { V1Device, V1Practice } from '../../shared/api/v1.ts';
import { OPEN_GROUPS } from '../model/checks.ts';
import { nameOf, systemOf } from '../model/device-words.ts';
import { CouldNotLoad } from '../pages/states.tsx';
import { Ago } from '../parts/ago.tsx';
import { Heading } from '../parts/heading.tsx';
import { Tag } from '../parts/tag.tsx';
import { t, tell } from '../words/words.ts';
import type { Finding } from './looking.ts';
import css from './people.module.css';

export interface FoundDevicesProps {
  finding: Finding;
  /** Opens the page of whoever has it, with the same reason. */
  open: (who: string) => void;
  retry: () => void;
}

/** What there is to do on it, in the server's words. */
function ToDo({ device: { practices } }: { device: V1Device }) {
  const isOpen = ({ group }: V1Practice) => OPEN_GROUPS.some((one) => one === group);
  const open = Object.values(practices).filter(isOpen);
  if (open.length === 0) return <p>{t('device.all_done')}</p>;
  return (
    <ul class={css.todo}>
      {open.map(({ title, group }) => (
        <li key={title}>
          <Tag group={group} /> {title}
        </li>
      ))}
    </ul>
  );
}

function Device({ device, open }: { device: V1Device } & Pick<FoundDevicesProps, 'open'>) {
  const { owners = [], last_sync } = device;
  return (
    <section class={css.found}>
      <h2>{nameOf(device)}</h2>
      <p>{systemOf(device)}</p>
      <p>{tell('device.last_seen', { ago: <Ago at={last_sync} /> })}</p>
      {device.silent && <p>{t('people.silent')}</p>}
      <ToDo device={device} />
      {owners.length === 0 && <p>{t('people.nobody')}</p>}
      {owners.map((who) => (
        <p key={who}>
          <button type="button" onClick={() => open(who)}>
            {t('people.open_of', { who })}
          </button>
        </p>
      ))}
    </section>
  );
}

/** The devices with a serial number or network address: what they are, whose, and what there is to do. */
export function FoundDevices({ finding: { devices, failure }, open, retry }: FoundDevicesProps) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.querySelector('h1')?.focus(), [devices, failure]);
  if (failure) return <CouldNotLoad failure={failure} busy={false} retry={retry} />;
  return (
    <div class={css.page} ref={heading}>
      <Heading level={1}>
        {devices ? t('people.found', { count: devices.length }) : t('states.loading')}
      </Heading>
      {devices?.length === 0 && <p>{t('people.found_none')}</p>}
      {devices?.map((device) => (
        <Device key={device.device_id} device={device} open={open} />
      ))}
    </div>
  );
}
