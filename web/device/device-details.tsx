import type { ReportDevice } from '../../shared/model/report.ts';
import { systemOf } from '../model/device-words.ts';
import { Ago } from '../parts/ago.tsx';
import { useReport } from '../parts/report-context.ts';
import { t, tell } from '../words/words.ts';
import css from './device-details.module.css';
import { IdentityWords } from './identity-words.tsx';

export interface DeviceDetailsProps {
  device: ReportDevice;
}

interface Row {
  name: string;
  values: readonly string[];
}

const rows = (entries: readonly [string, string | readonly string[] | undefined][]): Row[] =>
  entries
    .map(([name, value]) => ({ name, values: value === undefined ? [] : [value].flat() }))
    .filter(({ values }) => values.length > 0);

const factsOf = (device: ReportDevice): Row[] =>
  rows([
    ['identity.model', device.model],
    ['identity.manufacturer', device.manufacturer],
    ['identity.system', systemOf(device)],
    ['identity.build', device.os_build],
    ['identity.owned_by', device.owned_by && t(`identity.${device.owned_by}`)],
    ['identity.labels', device.labels],
    ['identity.vendor_status', device.vendor_status],
  ]);

const identifiersOf = ({ identifiers }: ReportDevice): Row[] =>
  rows([
    ['identity.serial', identifiers.serial],
    ['identity.udid', identifiers.udid],
    ['identity.entra_device_id', identifiers.entra_device_id],
    ['identity.imeis', identifiers.imeis],
    ['identity.meid', identifiers.meid],
    ['identity.mac_addresses', identifiers.mac_addresses],
  ]);

function List({ title, of, code }: { title: string; of: readonly Row[]; code?: boolean }) {
  return (
    <div>
      <p class={css.title}>{title}</p>
      {of.length === 0 && <p>{t('identity.none')}</p>}
      <dl class={code ? css.code : undefined}>
        {of.map(({ name, values }) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}

function Records({ device }: DeviceDetailsProps) {
  const { label } = useReport();
  return (
    <div>
      <p class={css.title}>{t('identity.sources')}</p>
      <ul>
        {device.records.map(({ source, id, last_sync }) => (
          <li key={`${source} ${id}`}>
            {last_sync
              ? tell('identity.reported', { source: label(source), ago: <Ago at={last_sync} /> })
              : t('identity.unreported', { source: label(source) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Everything that is known about the device itself. */
export function DeviceDetails({ device }: DeviceDetailsProps) {
  return (
    <div class={css.details}>
      <List title={t('identity.facts')} of={factsOf(device)} />
      <List title={t('identity.identifiers')} of={identifiersOf(device)} code />
      <Records device={device} />
      <IdentityWords identity={device.identity} />
    </div>
  );
}
