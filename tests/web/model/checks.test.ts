import { describe, expect, it } from '@jest/globals';
import { checksOf, counts, disagree, groupOf, orderDevices } from '../../../web/model/checks.ts';
import { busy, deviceOf, golden, practiceOf } from '../../support/reports.ts';

describe('checks', () => {
  it.each([
    ['warn', false, 'must'],
    ['warn', true, 'must'],
    ['nudge', true, 'should'],
    ['unknown', true, 'unknown'],
    ['ok', false, 'done'],
    ['ok', true, 'stale'],
    ['na', true, 'na'],
  ] as const)('%s with stale %s is in "%s"', (status, stale, group) => {
    const result = practiceOf(deviceOf(golden('all-well')), 'encryption');
    expect(groupOf({ ...result, status, stale })).toBe(group);
  });

  it.each([
    ['warn', 'stale'],
    ['nudge', 'stale'],
    ['ok', 'stale'],
    ['unknown', 'unknown'],
    ['na', 'na'],
  ] as const)('%s of a silent device is in "%s": nothing is to be done now', (status, group) => {
    expect(groupOf({ status }, true)).toBe(group);
    const device = { ...deviceOf(busy()), silent: true };
    expect(checksOf(device).filter((check) => check.group === 'must' || check.group === 'should')).toEqual(
      [],
    );
  });

  it('come in the order in which they are worth reading, each once', () => {
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
    expect(checks.map(({ practice }) => practice).sort()).toEqual(Object.keys(device.practices).sort());
  });

  it('put the nearest date first', () => {
    const device = deviceOf(busy());
    const uptodate = practiceOf(device, 'uptodate');
    Object.assign(uptodate, { status: 'warn', due: '2026-09-03T00:00:00Z' });
    expect(checksOf(device)[0]?.practice).toBe('uptodate');
  });

  it('disagree when sources say different things', () => {
    const device = deviceOf(busy());
    expect(disagree(practiceOf(device, 'firewall'))).toBe(true);
    expect(disagree(practiceOf(device, 'encryption'))).toBe(false);
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
