import type { Company, CompanyDevice } from '../../../local/company/index.ts';
import type { Field } from './rsql.ts';

/** One of the two inventories, over the sample company. */
export interface Inventory {
  company: Company;
  numbers(): Int32Array;
  /** The vendor numbers its two inventories independently, so the same id is in both. */
  idOf(number: number): number;
  numberOf(id: number): number;
  idField: 'id' | 'mobileDeviceId';
  /** What can be filtered and sorted by, besides the id. */
  fields: Record<string, (device: CompanyDevice) => Field>;
  /** Fields that find a device without a look at all. */
  lookups: Record<string, (value: string) => CompanyDevice[]>;
  /** Fields that find devices by a part of what is in them (`*part*`), in lower case. */
  parts: Record<string, (part: string) => CompanyDevice[]>;
  sections: Record<string, string>;
  write(device: CompanyDevice, id: number, version: string): Record<string, unknown>;
}
