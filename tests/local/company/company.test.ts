import { describe, expect, it } from '@jest/globals';
import { type CompanyDevice, makeCompany } from '../../../local/company/index.ts';
import { PLATFORMS } from '../../../shared/model/record.ts';

const now = new Date('2026-11-23T09:00:00Z');
const company = makeCompany({ people: 400, now });

function everyDevice(): CompanyDevice[] {
  const people = Array.from({ length: company.people }, (_, number) => company.person(number));
  return people.flatMap(({ email }) => company.devicesOf(email));
}

describe('the sample company', () => {
  it('is the same every time', () => {
    const again = makeCompany({ people: 400, now });
    expect(again.devicesOf('user@example.com')).toEqual(company.devicesOf('user@example.com'));
    expect(again.device(1234)).toEqual(company.device(1234));
  });

  it('has everybody with a story, however small it is', () => {
    const small = makeCompany({ people: 1, now });
    const names = ['user', 'green', 'one-red', 'one-unknown', 'nothing', 'security', 'helpdesk'];
    const found = names.map((name) => small.personByEmail(`${name}@example.com`)?.username);
    expect(found).toEqual(names);
  });

  it('finds a person by address in any case, and nobody else', () => {
    const person = company.person(99);
    expect(company.personByEmail(person.email.toUpperCase())).toEqual(person);
    expect(company.personByEmail(`x${person.email}`)).toBeUndefined();
    expect(company.personByEmail('nobody@example.com')).toBeUndefined();
    expect(makeCompany({ people: 50, now }).personByEmail(person.email)).toBeUndefined();
  });

  it('finds each device by its serial and by each of its addresses', () => {
    for (const device of everyDevice()) {
      expect(company.deviceBySerial(device.serial)?.number).toBe(device.number);
      for (const mac of device.mac_addresses) expect(company.deviceByMac(mac)?.number).toBe(device.number);
    }
    expect(company.deviceBySerial('NOSUCH')).toBeUndefined();
    expect(company.deviceByMac('00:00:00:00:00:00')).toBeUndefined();
  });

  it('gives no two devices the same identity', () => {
    const devices = everyDevice();
    for (const key of ['number', 'serial', 'udid'] as const) {
      expect(new Set(devices.map((device) => device[key])).size).toBe(devices.length);
    }
    const macs = devices.flatMap((device) => device.mac_addresses);
    expect(new Set(macs).size).toBe(macs.length);
  });

  it('has every platform, something to do, something unknown and something nobody owns', () => {
    const devices = everyDevice();
    expect(new Set(devices.map(({ platform }) => platform))).toEqual(new Set(PLATFORMS));
    expect(devices.some((device) => device.disk_encryption === 'off')).toBe(true);
    expect(devices.some((device) => device.disk_encryption === undefined)).toBe(true);
    const macs = [...company.numbers('jamf', ['Mac'])];
    expect(macs.some((number) => company.device(number)?.owner === undefined)).toBe(true);
  });

  it('lies around now', () => {
    for (const { enrolled_at, scanned_at, seen_at } of everyDevice()) {
      expect(enrolled_at.getTime()).toBeLessThan(scanned_at.getTime());
      expect(scanned_at.getTime()).toBeLessThanOrEqual(seen_at.getTime());
      expect(seen_at.getTime()).toBeLessThanOrEqual(now.getTime());
    }
  });

  it('lists the numbers that a source knows, ascending, without a device that was retired', () => {
    const own = makeCompany({ people: 50, now });
    const before = [...own.numbers('jamf', ['Mac'])];
    expect(before).toEqual([...before].sort((a, b) => a - b));
    expect(own.numbers('landesk', ['Mac'])).toHaveLength(0);
    const [first = 0] = before;
    own.retire(first);
    expect([...own.numbers('jamf', ['Mac'])]).toEqual(before.slice(1));
    expect(own.device(first)).toBeUndefined();
  });

  it('tells the stories', () => {
    const [red] = company.devicesOf('one-red@example.com');
    expect(red).toMatchObject({ disk_encryption: 'off', firewall: true });
    const [unknown] = company.devicesOf('one-unknown@example.com');
    expect(unknown).not.toHaveProperty('screen_lock');
    expect(company.devicesOf('nothing@example.com')).toEqual([]);
    expect(company.devicesOf('user@example.com').map(({ platform }) => platform)).toEqual([
      'Mac',
      'iOS',
      'Windows',
      'Android',
      'ChromeOS',
      'Mac',
    ]);
  });
});
