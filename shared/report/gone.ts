/** What its source has let go of: wiped, retired, deprovisioned. */
import { type Config, trustIn } from '../config/config.ts';
import { merge } from '../merge/index.ts';
import { TRUSTS, type Trust } from '../model/declaration.ts';
import type { MergedDevice } from '../model/device.ts';
import type { DeviceRecord } from '../model/record.ts';

type Reference = Pick<DeviceRecord, 'source' | 'id'>;
const keyOf = ({ source, id }: Reference) => JSON.stringify([source, id]);

/**
 * The records that pages are made of. One whose source has let go of the device is left out, unless the organization
 * shows those; so is what other sources heard of the same device before: the newest record decides. What has been heard
 * of since, or at a time that nobody tells, stays; so does what sources say that are trusted more.
 */
export function heldRecords(
  records: readonly DeviceRecord[],
  config: Pick<Config, 'show_gone' | 'identifiers' | 'sources' | 'declarations'>,
): readonly DeviceRecord[] {
  const { show_gone, identifiers } = config;
  const gone = new Set(records.filter((record) => record.gone === true).map(keyOf));
  if (show_gone || gone.size === 0) return records;
  for (const device of merge(records, { ignore: identifiers }))
    if (isOutlived(device, gone, trustIn(config))) for (const one of device.records) gone.add(keyOf(one));
  return records.filter((record) => !gone.has(keyOf(record)));
}

/** Whether a source that let go of the device has heard of it after all others, and is trusted no less than they are. */
function isOutlived(
  { records }: MergedDevice,
  gone: ReadonlySet<string>,
  trustOf: (source: string) => Trust,
): boolean {
  const lastOf = ({ last_sync }: MergedDevice['records'][number]) => Date.parse(last_sync ?? '');
  const rankOf = ({ source }: Reference) => TRUSTS.indexOf(trustOf(source));
  const [ended = [], others = []] = [true, false].map((isGone) =>
    records.filter((one) => gone.has(keyOf(one)) === isGone),
  );
  const ends = (one: Reference, other: Reference) =>
    lastOf(other) < lastOf(one) && rankOf(one) <= rankOf(other);
  return ended.length > 0 && others.every((other) => ended.some((one) => ends(one, other)));
}
