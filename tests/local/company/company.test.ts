import { describe, expect, it } from '@jest/globals';
import { type CompanyDevice, makeCompany, STORY_PEOPLE } from '../../../local/company/index.ts';
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
    const names = STORY_PEOPLE.map(({ username }) => username);
    const found = names.map((name) => small.personByEmail(`${name}@example.com`)?.username);
    expect(found).toEqual(names);
    expect(names.slice(0, 5)).toEqual(['user', 'green', 'one-red', 'one-unknown', 'nothing']);
  });

  it('lists each machine once for a source that it does not name', () => {
    const listed = (source: string) =>
      [...company.numbers(source, PLATFORMS)].flatMap((number) => company.device(number) ?? []);
    const machines = listed('anewsource').map(({ entry_of, number }) => entry_of ?? number);
    expect(new Set(machines).size).toBe(machines.length);
    // It is a story of others.
    expect(listed('google').filter(({ entry_of }) => entry_of !== undefined)).not.toEqual([]);
  });

  it('finds a person by address in any case, and nobody else', () => {
    const person = company.person(99);
    expect(company.personByEmail(person.email.toUpperCase())).toEqual(person);
    expect(company.personByEmail(`x${person.email}`)).toBeUndefined();
    expect(company.personByEmail('nobody@example.com')).toBeUndefined();
    expect(makeCompany({ people: 50, now }).personByEmail(person.email)).toBeUndefined();
  });

  it('finds each device by its serial and by each of its addresses', () => {
    const numbers = (found: readonly CompanyDevice[]) => found.map(({ number }) => number);
    for (const { number, serial, mac_addresses } of everyDevice()) {
      expect(numbers(company.devicesBySerial(serial))).toContain(number);
      for (const mac of mac_addresses) expect(numbers(company.devicesByMac(mac))).toContain(number);
    }
    expect(company.devicesBySerial('NOSUCH')).toEqual([]);
    expect(company.devicesByMac('00:00:00:00:00:00')).toEqual([]);
  });

  it('finds all that carry the same identifier, ascending', () => {
    const [current, old] = company.devicesOf('reimaged@example.com');
    expect(company.devicesBySerial(current?.serial ?? '')).toEqual([current, old]);
    const [first] = company.devicesOf('dock@example.com');
    const docked = company.devicesByMac(first?.mac_addresses[1] ?? '').map(({ owner }) => owner?.username);
    expect(docked).toEqual(['security', 'helpdesk', 'dock', 'dock']);
  });

  it('gives no two devices the same identity, outside of the stories', () => {
    const devices = everyDevice().filter(({ owner }) => (owner?.number ?? 0) >= STORY_PEOPLE.length);
    expect(devices.length).toBeGreaterThan(500);
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

  it('has phones that two sources know', () => {
    const [jamf, google] = [company.numbers('jamf', ['iOS']), company.numbers('google', ['iOS'])];
    const both = jamf.filter((number) => google.includes(number));
    expect(both.length).toBeGreaterThan(10);
    expect(both.length).toBeLessThan(jamf.length / 2);
  });
});
