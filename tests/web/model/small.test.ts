import { beforeEach, describe, expect, it } from '@jest/globals';
import { kindOf, nameOf, systemOf } from '../../../web/model/device-words.ts';
import { stepsAsText } from '../../../web/model/plain.ts';
import { MOST_BEATS, pulseOf } from '../../../web/model/pulse.ts';
import { settingsUrl, webUrl } from '../../../web/model/safe-links.ts';
import en from '../../../web/text/en.yml';
import { type Catalogue, speak } from '../../../web/words/words.ts';
import { deviceOf, golden } from '../../support/reports.ts';

beforeEach(() => speak('en', en as Catalogue));
const device = deviceOf(golden('all-well'));

describe('what a device is called', () => {
  it.each([
    ['Laptop', 'Latitude 7440', 'Windows', 'laptop'],
    ['', 'iPad Pro', 'iOS', 'tablet'],
    ['', 'iPhone 17', 'iOS', 'phone'],
    ['', 'Mac mini (2024)', 'Mac', 'desktop'],
    ['', 'SM-S931B', 'Android', 'phone'],
    ['', 'Unknown', 'Linux', 'computer'],
  ] as const)('%s %s with %s is a %s', (type, model, platform, kind) => {
    expect(kindOf({ ...device, type, model, platform })).toBe(kind);
  });

  it('has a name whatever is missing', () => {
    const { name: _, ...nameless } = device;
    const { model: __, ...bare } = nameless;
    expect([nameOf(nameless), nameOf(bare)]).toEqual([device.model, 'Device without a name']);
  });

  it('does not say the version twice', () => {
    expect(systemOf({ ...device, os: 'Windows 11 24H2', os_version: '24H2' })).toBe('Windows 11 24H2');
    expect(systemOf({ ...device, os: 'macOS', os_version: '26.1' })).toBe('macOS 26.1');
  });
});

describe('addresses from the report', () => {
  it.each([
    ['ms-settings:windowsupdate', 'Windows', 'Windows', true],
    ['ms-settings:windowsupdate', 'Windows', 'Mac', false],
    ['x-apple.systempreferences:com.apple.x', 'Mac', 'Mac', true],
    ['javascript:alert(1)', 'Mac', 'Mac', false],
    ['https://example.com', 'Windows', 'Windows', false],
    ['ms-settings:x', undefined, undefined, false],
  ] as const)('%s for %s in a browser on %s opens: %s', (url, on, browser, opens) => {
    expect(settingsUrl(url, on, browser) !== undefined).toBe(opens);
  });

  it('are links only to the web', () => {
    expect(webUrl('https://support.apple.com/1')).toBe('https://support.apple.com/1');
    expect([webUrl('javascript:alert(1)'), webUrl('http://x'), webUrl(null)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the pulse', () => {
  it('has a beat per check that applies', () => {
    expect(pulseOf(['done', 'na', 'must']).map(({ group }) => group)).toEqual(['done', 'must']);
  });

  it('does not grow without end', () => {
    expect(pulseOf(Array.from({ length: 999 }, () => 'done' as const))).toHaveLength(MOST_BEATS);
  });

  it('never leaves out what is to be done', () => {
    const beats = pulseOf([...Array.from({ length: 999 }, () => 'done' as const), 'should', 'must']);
    expect(beats.slice(-2).map(({ group }) => group)).toEqual(['should', 'must']);
  });
});

describe('steps to take along', () => {
  it('are numbered plain text', () => {
    const text = stepsAsText('The firewall is off', {
      for: 'macOS',
      steps: ['Open **Settings**.', 'Type `exit`.'],
      expected: 'It is on.',
    });
    expect(text).toBe('The firewall is off\n\n1. Open Settings.\n2. Type exit.\n\nIt is on.');
  });
});
