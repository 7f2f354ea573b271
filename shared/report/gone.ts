/** What its source has let go of: wiped, retired, deprovisioned. */
import type { Config } from '../config/index.ts';
import { merge } from '../merge/index.ts';
import type { MergedDevice } from '../model/device.ts';
import type { DeviceRecord } from '../model/record.ts';

type Reference = Pick<DeviceRecord, 'source' | 'id'>;
const keyOf = ({ source, id }: Reference) => JSON.stringify([source, id]);

/**
 * The records that pages are made of. One whose source has let go of the device is left out, unless the organization
 * shows those; so is what other sources heard of the same device before: the newest record decides. What has been heard
 * of since, or at a time that nobody tells, stays.
 */
export function heldRecords(
  records: readonly DeviceRecord[],
  { show_gone, identifiers }: Pick<Config, 'show_gone' | 'identifiers'>,
): readonly DeviceRecord[] {
  const gone = new Set(records.filter((record) => record.gone === true).map(keyOf));
  if (show_gone || gone.size === 0) return records;
  for (const device of merge(records, { ignore: identifiers }))
    if (isOutlived(device, gone)) for (const one of device.records) gone.add(keyOf(one));
  return records.filter((record) => !gone.has(keyOf(record)));
}

/** Whether a source that let go of the device has heard of it after all others. */
function isOutlived({ records }: MergedDevice, gone: ReadonlySet<string>): boolean {
  const lastOf = ({ last_sync }: MergedDevice['records'][number]) => Date.parse(last_sync ?? '');
  const ended = records.filter((one) => gone.has(keyOf(one))).map(lastOf);
  const last = Math.max(...ended.filter((time) => !Number.isNaN(time)));
  return records.filter((one) => !gone.has(keyOf(one))).every((one) => lastOf(one) < last);
}
