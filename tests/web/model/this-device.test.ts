import { describe, expect, it } from '@jest/globals';
import { deviceInUse, platformOf } from '../../../web/model/this-device.ts';
import { busy, deviceOf } from '../../support/reports.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15';

describe('the platform of the browser', () => {
  it.each([
    [MAC, 0, 'Mac'],
    [MAC, 5, 'iOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)', 5, 'iOS'],
    ['Mozilla/5.0 (Linux; Android 16; Pixel 9)', 5, 'Android'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)', 0, 'ChromeOS'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 10, 'Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64)', 0, 'Linux'],
    ['Lynx/2.8', 0, undefined],
  ])('%s with %s touch points is %s', (userAgent, maxTouchPoints, platform) => {
    expect(platformOf({ userAgent, maxTouchPoints })).toBe(platform);
  });
});

describe('the device in use', () => {
  const { devices } = busy();

  it('is the only one that fits', () => {
    expect(deviceInUse(devices, 'iOS')).toBe('phone0000001');
  });

  it('is not guessed among several', () => {
    const twin = { ...deviceOf(busy()), device_id: 'another' };
    expect(deviceInUse([...devices, twin], 'Mac')).toBeUndefined();
  });

  it('is none that has not been seen for long, and none without a hint', () => {
    expect(deviceInUse(devices, 'Windows')).toBeUndefined();
    expect(deviceInUse(devices, undefined)).toBeUndefined();
  });
});
