import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import type { Claim, DeviceRecord } from '../../../shared/model/record.ts';
import { settleOwnership } from '../../../shared/report/ownership.ts';
import { claim, record } from './support.ts';

const ANN = 'ann@example.com';
const BOB = ['bob@example.com'];

/** What lands on Ann's page. */
function settle(records: DeviceRecord[], claims: Claim[]) {
  return settleOwnership(ANN, merge(records, { claims, owner: ANN }), records);
}

describe('whose page a device belongs on', () => {
  it('is that of the person whom the device source lists, without any claim', () => {
    const { devices, kept_apart } = settle([record()], []);
    expect(devices).toHaveLength(1);
    expect(devices[0]?.identity).not.toHaveProperty('owner_disagrees');
    expect(kept_apart).toEqual([]);
  });

  it('is that of the person who claims the serial, and says which source disagrees, but not with whom', () => {
    const found = record({ id: '7', owners: BOB, identifiers: { serial: ' c02xk0aajg5h ' } });
    const { devices } = settle([found], [claim()]);
    expect(devices).toMatchObject([
      { records: [{ source: 'jamf', id: '7' }], identity: { owner_disagrees: ['jamf'] } },
    ]);
    expect(JSON.stringify(devices)).not.toContain('bob');
  });

  it('is not that of the person whom the device source lists, when somebody else claims it', () => {
    const settled = settle([record({ id: '7' })], [claim({ owners: BOB })]);
    expect(settled.devices).toEqual([]);
    expect(settled.kept_apart).toMatchObject([
      { level: 'serial', value: 'C02XK0AAJG5H', reason: 'owner_disagrees' },
    ]);
    expect(JSON.stringify(settled)).not.toContain('bob');
  });

  it('is that of both when two ownership sources disagree', () => {
    expect(settle([record()], [claim(), claim({ source: 'other', owners: BOB })]).devices).toHaveLength(1);
  });

  it('takes every part of a device along', () => {
    const udid = '564D1F2C-9A3B-4C5D-8E6F-0123456789AB';
    const parts = [
      record({ identifiers: { serial: 'C02XK0AAJG5H', udid } }),
      record({ source: 'google', identifiers: { udid } }),
    ];
    expect(settle(parts, [claim({ owners: BOB })]).devices).toEqual([]);
  });
});
