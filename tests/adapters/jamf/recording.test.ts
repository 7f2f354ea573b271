import { expect, it } from '@jest/globals';
import { readClassicComputer } from '../../../adapters/jamf/classic/computer.ts';
import { Config } from '../../../adapters/jamf/config.ts';
import { describeWith } from './shared-material.ts';

const config = Config.parse({ url: 'https://jamf.example.com', client_id: 'id', client_secret: 'secret' });
const reading = { attributes: config.extension_attributes };
const at = '2016-02-26T18:58:57.853Z';

describeWith('recordings/jamf/classic-computer.json', 'a recorded computer of the Classic API', (read) => {
  it('is read without losing a fact', () => {
    const { software, ...record } = readClassicComputer(read(), reading);
    expect(record).toEqual({
      id: '4551',
      owners: ['fry@planetexpress.com'],
      name: 'lgml-pfry',
      model: '15-inch Retina MacBook Pro (Late 2013)',
      model_identifier: 'MacBookPro11,3',
      manufacturer: 'Apple',
      platform: 'Mac',
      os: 'Mac OS X',
      os_version: '10.10.5',
      os_build: '14F27',
      vendor_status: 'managed',
      last_sync: at,
      identifiers: {
        serial: 'DECAFBAD00',
        udid: 'DECAFBAD-DECA-FBAD-DECA-FBAD00000000',
        mac_addresses: ['00:DE:CA:FB:AD:01', '00:DE:CA:FB:AD:00'],
      },
      facts: {
        disk_encryption: {
          value: 'on',
          at,
          details: {
            covers: 'system_volume',
            volumes: ['Macintosh HD (Boot Partition): Encrypted, 100 %'],
          },
        },
        firewall: { value: false, at },
        missing_updates: {
          value: [
            { id: 'Security Update 2016-001-10.10.5', title: 'Security Update 2016-001' },
            { title: 'Command Line Tools (OS X 10.10) for Xcode-7.2' },
          ],
          at,
        },
      },
    });
    expect(software?.at).toBe(at);
    expect(software?.services?.map(({ name }) => name)).toContain('com.sentinelone.sentineld');
    expect(software?.installed).toContainEqual({
      name: 'BIG-IP Edge Client.app',
      version: '7120.2015.1102.1',
    });
    expect(software?.installed).toContainEqual({ name: 'com.carbonblack.CbOsxSensorService.pkg' });
    expect(software?.installed).toContainEqual({ name: 'CarbonBlackClientSetup.dmg' });
  });
});
