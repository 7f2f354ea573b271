/** Whose a device is, for rules that name people. It decides nothing about who may see it. */
import type { MergedDevice } from '../model/device.ts';
import type { DeviceRecord } from '../model/record.ts';
import type { RecordReference } from '../model/report.ts';

/** E-mails, lower case. */
export type OwnersOf = (device: Pick<MergedDevice, 'records'>) => string[];

const keyOf = ({ source, id }: RecordReference): string => JSON.stringify([source, id]);

/**
 * Whoever a record of the device lists.
 *
 * @param user whose page it is: everything on it is theirs, by whatever source
 */
export function ownersFrom(records: readonly DeviceRecord[], user?: string): OwnersOf {
  let known: Map<string, string[]> | undefined;
  return (device) => {
    known ??= new Map(records.map((record) => [keyOf(record), record.owners]));
    const listed = device.records.flatMap((reference) => known?.get(keyOf(reference)) ?? []);
    return user === undefined ? listed : [user, ...listed];
  };
}
