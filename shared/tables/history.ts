/** What is kept beside a person's record from one write to the next: since when it is stored, and when it reported. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DeviceRecord } from '../model/record.ts';
import type { RecordHistory } from '../model/stored.ts';
import { tookEffect } from './database.ts';
import type { TableHandle } from './handle.ts';
import type { StoredItem } from './items.ts';
import { ITEM_VERSION } from './types.ts';

/** What was not listed for so long may have been set up anew meanwhile: it is stored for the first time, milliseconds. */
const LONGEST_GAP = 2 * 86_400_000;
/** The last report of each day of the week: a week back, whatever came later. */
const DAYS = [0, 1, 2, 3, 4, 5, 6];
const dayName = (day: number) => `reported_${day}`;

/** By attribute. */
type Kept = Record<string, string>;

/** @returns the attributes of an item that say when its record reported; none where that is no time, or lies ahead */
function reportOf({ last_sync, synced_at }: DeviceRecord): Kept {
  const at = Date.parse(last_sync ?? '');
  if (!(at <= Date.parse(synced_at))) return {};
  const time = new Date(at);
  return { [dayName(time.getUTCDay())]: time.toISOString() };
}

/** What stands beside a record that was not stored before. Only under people: nobody asks it of other copies. */
export const newHistory = ({ pk, synced_at }: StoredItem, record: DeviceRecord): Kept =>
  pk.startsWith('user#') ? { stored_since: synced_at, ...reportOf(record) } : {};

/** What stands beside it where another item is there already, whatever its version. */
export function historyAfter(there: StoredItem | undefined, item: StoredItem, record: DeviceRecord): Kept {
  const fresh = newHistory(item, record);
  if (!there || !goesOn(there, item)) return fresh;
  const { stored_since, days } = keptIn(there);
  return { ...fresh, ...days, ...reportOf(record), ...(stored_since && { stored_since }) };
}

const earliest = ({ synced_at }: StoredItem) => new Date(Date.parse(synced_at) - LONGEST_GAP).toISOString();

/** The same hardware, and never long unlisted. */
const goesOn = (there: StoredItem, item: StoredItem): boolean =>
  there.v === ITEM_VERSION && there.serial === item.serial && there.synced_at >= earliest(item);

function keptIn(item: StoredItem): { stored_since?: string; days: Kept } {
  const all = item as unknown as Record<string, unknown>;
  const text = (name: string) => (typeof all[name] === 'string' ? { [name]: all[name] } : {});
  return {
    ...text('stored_since'),
    days: Object.assign({}, ...DAYS.map((day) => text(dayName(day)))) as Kept,
  };
}

/** What an item says beside its record. */
export function historyOf(item: StoredItem): RecordHistory {
  const { stored_since, days } = keptIn(item);
  return { ...(stored_since && { stored_since }), reported: Object.values(days) };
}

/**
 * Writes an item over that of the same hardware, and keeps what stands beside it.
 *
 * @returns `false`: there is none, it was not listed for long, or it was seen later
 */
export function putOver(handle: TableHandle, item: StoredItem, record: DeviceRecord): Promise<boolean> {
  const { pk, sk, ...rest } = item;
  const values = { ...rest, ...reportOf(record) };
  const names = Object.keys(values);
  const command = new UpdateCommand({
    TableName: handle.table,
    Key: { pk, sk },
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}, #since = if_not_exists(#since, :synced_at)`,
    ConditionExpression: [
      '#v = :v AND #synced_at BETWEEN :earliest AND :synced_at',
      item.serial === undefined ? 'attribute_not_exists(#serial)' : '#serial = :serial',
    ].join(' AND '),
    ExpressionAttributeNames: {
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ...{ '#since': 'stored_since', '#serial': 'serial' },
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
      ':earliest': earliest(item),
    },
  });
  return tookEffect(() => handle.client.send(command));
}
