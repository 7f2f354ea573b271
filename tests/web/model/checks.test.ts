import { describe, expect, it } from '@jest/globals';
import { checksOf, counts, orderDevices } from '../../../web/model/checks.ts';
import { busy, deviceOf } from '../../support/reports.ts';

describe('checks', () => {
  it('come as the report has them, each once', () => {
    const device = deviceOf(busy());
    const checks = checksOf(device);
    expect(counts(checks).map(([group]) => group)).toEqual([
      'must',
      'should',
      'unknown',
      'stale',
      'done',
      'na',
    ]);
    expect(checks.map(({ practice }) => practice)).toEqual(Object.keys(device.practices));
    const turned = Object.fromEntries(Object.entries(device.practices).reverse());
    expect(checksOf({ ...device, practices: turned })).toEqual(checks.toReversed());
  });
});

describe('devices', () => {
  it('come worst first, the one in use before all, the silent ones apart', () => {
    const { devices } = busy();
    const names = (inUse?: string) => orderDevices(devices, inUse).current.map(({ device_id }) => device_id);
    expect(names()[0]).toBe(devices[0]?.device_id);
    expect(names('phone0000001')[0]).toBe('phone0000001');
    expect(orderDevices(devices, undefined).silent.map(({ device_id }) => device_id)).toEqual([
      'drawer000001',
    ]);
  });

  it('are all shown', () => {
    const { devices } = busy();
    const { current, silent } = orderDevices(devices, undefined);
    expect(current.length + silent.length).toBe(devices.length);
  });
});
