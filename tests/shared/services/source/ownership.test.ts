import { describe, expect, it } from '@jest/globals';
import { itemsOf } from '../../../support/items.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import { ownershipAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';

const stage = sourceStage(ownershipAdapter);

describe('an ownership source', () => {
  it('writes claims instead of records, and takes off what it no longer claims', async () => {
    stage.vendor.devices = [
      { id: 'a', owners: [ADA], serial: 'SNR-47A9' },
      { id: 'b', owners: [ADA], mac: '00:1B:63:84:45:E7' },
    ];
    const ask = stage.around.container();
    expect(await ask({ by: 'email', value: ADA })).toMatchObject({
      complete: true,
      records: [],
      claims: [{ id: 'a', serial: 'SNR-47A9' }, { id: 'b' }],
    });
    expect(await stage.around.visible(ADA)).toEqual(['a', 'b']);
    expect(await itemsOf().get(`user#${ADA}`, `claim#${stage.source}#SNR-47A9`)).toBeDefined();
    stage.vendor.devices = [{ id: 'b', owners: [ADA], mac: '00:1B:63:84:45:E7' }];
    stage.around.advance(10_000);
    await ask({ by: 'email', value: ADA });
    expect(await stage.around.visible(ADA)).toEqual(['b']);
    expect(await itemsOf().get(`user#${ADA}`, `claim#${stage.source}#SNR-47A9`)).toBeUndefined();
  });

  it('is swept into claims', async () => {
    stage.vendor.devices = ['D1', 'D2', 'D3', 'D4'].map((id) => ({ id, owners: [ADA], serial: `SN-${id}` }));
    expect(await stage.around.container()({ tick: true })).toMatchObject({ tick: 'complete' });
    expect(await stage.around.visible(ADA)).toEqual(['D1', 'D2', 'D3', 'D4']);
    expect(await itemsOf().get(`user#${ADA}`, `claim#${stage.source}#SN-D3`)).toBeDefined();
  });
});
