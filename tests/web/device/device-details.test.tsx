import { describe, expect, it } from '@jest/globals';
import type { DeviceIdentity } from '../../../shared/model/report.ts';
import { DeviceDetails } from '../../../web/device/device-details.tsx';
import { drawn, textOf } from '../../support/page.tsx';
import { deviceOf, golden } from '../../support/reports.ts';

function text(change: Partial<DeviceIdentity> = {}, report = golden('joined')): string {
  const device = deviceOf(report);
  const identity = { ...device.identity, ...change };
  return textOf(drawn(report, <DeviceDetails device={{ ...device, identity }} />));
}

describe('about a device', () => {
  it('says why several records are one device', () => {
    expect(text()).toContain(
      'The same serial number C02STORY001: Jamf Pro, record 1 and LANDESK, record LD-77.',
    );
  });

  it('says when there was nothing to put together', () => {
    expect(text({}, golden('all-well'))).toContain('Only one system knows this device');
  });

  const records = [{ source: 'landesk', id: '7' }];
  it.each([
    ['different_serials', 'different serial number'],
    ['different_udids', 'different hardware number'],
    ['ambiguous', 'more than one of your devices'],
    ['owner_disagrees', 'belongs to somebody else'],
  ] as const)('says what was kept apart: %s', (reason, words) => {
    const said = text({ kept_apart: [{ level: 'mac', value: '00:DE:CA:FB:AD:99', reason, records }] });
    expect(said).toContain(words);
    expect(said).toContain('00:DE:CA:FB:AD:99');
  });

  it('says which source names another owner, not whom', () => {
    expect(text({ owner_disagrees: ['landesk'] })).toContain('LANDESK lists this device for somebody else.');
    expect(text({ listed_elsewhere: true })).toContain('Your company lists this device for somebody else.');
  });

  it('tells the groups that rules aim by', () => {
    const report = golden('joined');
    expect(text({}, report)).not.toContain('Groups');
    deviceOf(report).labels = ['Finance', 'Berlin'];
    expect(text({}, report)).toMatch(/Groups Finance ?Berlin/);
  });

  it('lists the identifiers and which source heard of it when', () => {
    expect(text()).toContain('Serial number C02STORY001');
    expect(text()).toMatch(/Jamf Pro: the device reported .* ago/);
  });
});
