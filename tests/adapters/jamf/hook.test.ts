/** Webhooks of Jamf Pro: which devices they are about, however they are written, and nothing for all else. */
import { describe, expect, it } from '@jest/globals';
import { hook } from '../../../adapters/jamf/hook.ts';
import { webhookOf } from '../../../adapters/jamf/simulator/hooks.ts';
import { makeCompany } from '../../../local/company/index.ts';
import { recording } from '../../support/recordings.ts';

const AT = 1_553_550_275_590;
/** As Jamf documents it. */
const body = (event: object, webhook: object = {}) => ({
  event: { jssID: 13, serialNumber: 'C02M23PJFH50', macAddress: '60:03:08:A3:64:9D', ...event },
  webhook: { id: 7, name: 'x', webhookEvent: 'ComputerInventoryCompleted', eventTimestamp: AT, ...webhook },
});
const at = '2019-03-25T21:44:35.590Z';
const serial = { by: 'serial', value: 'C02M23PJFH50', at };

describe('an inventory', () => {
  it.each(hook.events)('is asked about by serial: %s', (webhookEvent) => {
    expect(hook.read(body({}, { webhookEvent }))).toEqual([serial]);
  });

  it.each([
    ['its MAC address, without a serial', { serialNumber: '' }, '60:03:08:A3:64:9D'],
    ['its Wi-Fi address', { serialNumber: null, macAddress: null, wifiMacAddress: 'AA:1' }, 'AA:1'],
  ])('is asked about by %s', (_, event, value) => {
    expect(hook.read(body(event))).toEqual([{ by: 'macaddr', value, at }]);
  });

  it.each([undefined, null, 'yesterday', -1, {}, 1e20])(
    'has no time where it is told as %j',
    (eventTimestamp) => {
      expect(hook.read(body({}, { eventTimestamp }))).toEqual([{ ...serial, at: undefined }]);
    },
  );

  it('without anything that names its device is asked about by nothing', () => {
    expect(hook.read({ ...body({}), event: { jssID: 13 } })).toEqual([]);
  });
});

it.each([
  ['another event', body({}, { webhookEvent: 'ComputerCheckIn' })],
  ['an event without a name', body({}, { webhookEvent: undefined })],
  ['an event of the prototype', body({}, { webhookEvent: 'constructor' })],
  ['no webhook', { event: body({}).event }],
  ['a list', [body({})]],
  ['a text', 'ComputerInventoryCompleted'],
  ['nothing', undefined],
  ['null', null],
])('nothing is asked for %s', (_, sent) => {
  expect(hook.read(sent)).toEqual([]);
});

describe('what the simulator sends', () => {
  const company = makeCompany({ people: 20, now: new Date() });
  const devices = (['Mac', 'iOS'] as const).map((platform) => {
    const [number = 0] = company.numbers('jamf', [platform]);
    return company.report(number);
  });

  it.each(devices)('names its device, and the time of the inventory that was taken: $platform', (device) => {
    if (!device) throw new Error('There is no such device.');
    const taken = device.scanned_at.toISOString();
    expect(hook.read(webhookOf(device))).toEqual([{ by: 'serial', value: device.serial, at: taken }]);
    // Jamf Pro tells of it as of any other.
    expect(company.devicesBySerial(device.serial)[0]?.scanned_at).toEqual(device.scanned_at);
  });
});

describe('recorded bodies, whose keys another system has rewritten', () => {
  const seen = '2024-09-04T09:57:52.001Z';

  recording(
    'more/jamf-pro/webhook-ComputerInventoryCompleted-elastic.json',
    (sent) => expect(hook.read(sent)).toEqual([{ by: 'serial', value: '0425503', at: seen }]),
    'names its device and its time',
  );
  recording(
    'more/jamf-pro/webhook-MobileDeviceInventoryCompleted-elastic.json',
    (sent) => expect(hook.read(sent)).toEqual([{ by: 'serial', value: '3468652', at: seen }]),
    'names its device and its time',
  );
});
