import type { DeviceIdentity, RecordReference } from '../../shared/model/report.ts';
import { useReport } from '../parts/report-context.ts';
import { listed, t } from '../words/words.ts';
import css from './device-details.module.css';

export interface IdentityWordsProps {
  identity: DeviceIdentity;
}

/** Why these records are one device, and what was kept apart from it. */
export function IdentityWords({
  identity: { joined_by, kept_apart, owner_disagrees = [], listed_elsewhere },
}: IdentityWordsProps) {
  const { label } = useReport();
  const named = (records: readonly RecordReference[]) =>
    listed(records.map(({ source, id }) => t('sources.record', { source: label(source), id })));
  return (
    <div>
      <p class={css.title}>{t('identity.title')}</p>
      {joined_by.length === 0 && <p>{t('identity.single')}</p>}
      <ul>
        {joined_by.map(({ level, value, records }) => (
          <li key={`${level} ${value}`}>
            {t(`identity.joined.${level}`, { value, records: named(records) })}
          </li>
        ))}
      </ul>
      {owner_disagrees.length > 0 && (
        <p>{t('identity.disagree', { sources: listed(owner_disagrees.map(label)) })}</p>
      )}
      {listed_elsewhere && <p>{t('identity.elsewhere')}</p>}
      {kept_apart.length > 0 && <p class={css.title}>{t('identity.apart_title')}</p>}
      <ul>
        {kept_apart.map(({ level, value, reason, records }) => (
          <li key={`${level} ${value} ${reason}`}>
            {t(`identity.apart.${reason}`, { value, records: named(records) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
