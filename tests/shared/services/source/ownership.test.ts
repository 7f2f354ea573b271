import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { itemsOf } from '../../../support/items.ts';
import { type Surroundings, surround } from '../../../support/source-function.ts';
import { ownershipAdapter, startVendor, type Vendor } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';

let tables: Tables;
let vendor: Vendor;
let registered: Surroundings;
let source: string;
let tests = 0;

beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());
beforeEach(async () => {
  source = `source-${++tests}`;
  vendor = await startVendor();
  registered = surround(ownershipAdapter(source), vendor);
});
afterEach(() => vendor.close());

describe('an ownership source', () => {
  it('writes claims instead of records, and takes off what it no longer claims', async () => {
    vendor.devices = [
      { id: 'a', owners: [ADA], serial: 'SNR-47A9' },
      { id: 'b', owners: [ADA], mac: '00:1B:63:84:45:E7' },
    ];
    const ask = registered.container();
    expect(await ask({ by: 'email', value: ADA })).toMatchObject({
      complete: true,
      records: [],
      claims: [{ id: 'a', serial: 'SNR-47A9' }, { id: 'b' }],
    });
    expect(await registered.visible(ADA)).toEqual(['a', 'b']);
    expect(await itemsOf().get(`user#${ADA}`, `claim#${source}#SNR-47A9`)).toBeDefined();
    vendor.devices = [{ id: 'b', owners: [ADA], mac: '00:1B:63:84:45:E7' }];
    registered.advance(10_000);
    await ask({ by: 'email', value: ADA });
    expect(await registered.visible(ADA)).toEqual(['b']);
    expect(await itemsOf().get(`user#${ADA}`, `claim#${source}#SNR-47A9`)).toBeUndefined();
  });

  it('is swept into claims', async () => {
    vendor.devices = ['D1', 'D2', 'D3', 'D4'].map((id) => ({ id, owners: [ADA], serial: `SN-${id}` }));
    expect(await registered.container()({ tick: true })).toMatchObject({ tick: 'complete' });
    expect(await registered.visible(ADA)).toEqual(['D1', 'D2', 'D3', 'D4']);
    expect(await itemsOf().get(`user#${ADA}`, `claim#${source}#SN-D3`)).toBeDefined();
  });
});
