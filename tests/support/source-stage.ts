/** What a source function's tests stand on: tables for the file, and for each test a vendor and a source of its own. */
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Adapter } from '../../shared/adapter-kit/contract.ts';
import { startTables, type Tables } from './dynalite.ts';
import { type Surroundings, surround } from './source-function.ts';
import { deviceAdapter, startVendor, type Vendor, type VendorDevice } from './vendor.ts';

export interface SourceStage {
  /** Its name, which no other test of the file has: the tables are shared. */
  source: string;
  vendor: Vendor;
  around: Surroundings;
}

/**
 * Sets the stage up for the tests of a file.
 *
 * @param adapterOf speaks to the vendor, under the name that it is given
 * @param devices that the vendor has at the beginning of each test
 */
export function sourceStage<Config>(
  adapterOf: (source: string) => Adapter<Config> = deviceAdapter as (source: string) => Adapter<never>,
  devices: () => VendorDevice[] = () => [],
): SourceStage {
  const stage = {} as SourceStage;
  let tables: Tables;
  let tests = 0;

  beforeAll(async () => {
    tables = await startTables();
  });
  afterAll(() => tables.close());
  beforeEach(async () => {
    stage.source = `source-${++tests}`;
    stage.vendor = await startVendor(devices());
    stage.around = surround(adapterOf(stage.source), stage.vendor);
  });
  afterEach(() => stage.vendor.close());
  return stage;
}
