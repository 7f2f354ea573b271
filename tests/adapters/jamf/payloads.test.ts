import { describe, expect, it } from '@jest/globals';
import { readClassicComputer } from '../../../adapters/jamf/classic/computer.ts';
import { readClassicMobile } from '../../../adapters/jamf/classic/mobile.ts';
import {
  writeClassicComputer,
  writeClassicMobile,
} from '../../../adapters/jamf/classic/simulator/payload.ts';
import { readComputer } from '../../../adapters/jamf/computer.ts';
import { Config } from '../../../adapters/jamf/config.ts';
import { readMobileDevice } from '../../../adapters/jamf/mobile.ts';
import type { Read } from '../../../adapters/jamf/schema.ts';
import { writeComputer } from '../../../adapters/jamf/simulator/computer.ts';
import { writeMobileDevice } from '../../../adapters/jamf/simulator/mobile.ts';
import { type CompanyDevice, makeCompany } from '../../../local/company/index.ts';
import type { FactName } from '../../../shared/model/record.ts';
import { NOW } from './stage.ts';

const config = Config.parse({ url: 'https://jamf.example.com', client_id: 'id', client_secret: 'secret' });
const reading = { attributes: config.extension_attributes };
const company = makeCompany({ people: 10, now: NOW });

function devicesOfUser(): { mac: CompanyDevice; phone: CompanyDevice } {
  const [mac, phone] = company.devicesOf('user@example.com');
  if (!mac || !phone) throw new TypeError('The story of user@ has changed.');
  return { mac, phone };
}
const { mac, phone } = devicesOfUser();

/** Every path to a value inside a payload. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])]);
}

function changed(
  payload: unknown,
  path: string[],
  change: (holder: Record<string, unknown>, key: string) => void,
) {
  const copy: unknown = structuredClone(payload);
  let holder = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  change(holder, path.at(-1) ?? '');
  return copy;
}

const KINDS: [string, Read, unknown, RegExp][] = [
  ['computer', readComputer, writeComputer(mac, 1, 'v4'), /^id$/],
  [
    'mobile device',
    readMobileDevice,
    writeMobileDevice(phone, 1),
    /^(mobileDeviceId|hardware|userAndLocation)$/,
  ],
  [
    'classic computer',
    readClassicComputer,
    { computer: writeClassicComputer(mac, 1) },
    /^computer(\.general(\.id)?)?$/,
  ],
  [
    'classic mobile device',
    readClassicMobile,
    { mobile_device: writeClassicMobile(phone, 1) },
    /^mobile_device(\.general(\.id)?)?$/,
  ],
];

describe.each(KINDS)('a %s', (_name, read, payload, needed) => {
  const whole = read(payload, reading);

  it('is read whatever field is missing, and loses no more facts than that one', () => {
    for (const path of pathsIn(payload)) {
      const without = changed(payload, path, (holder, key) => delete holder[key]);
      if (needed.test(path.join('.'))) {
        expect(() => read(without, reading)).toThrow();
        continue;
      }
      const record = read(without, reading);
      const lost = Object.keys(whole.facts).length - Object.keys(record.facts).length;
      if (path.length > 2) expect([path, lost <= 1]).toEqual([path, true]);
      expect(record.id).toBe(whole.id);
    }
  });

  it('never says something else for a field that is null', () => {
    for (const path of pathsIn(payload)) {
      const without = changed(payload, path, (holder, key) => {
        holder[key] = null;
      });
      if (needed.test(path.join('.'))) continue;
      for (const [name, { value }] of Object.entries(read(without, reading).facts)) {
        const before = whole.facts[name as FactName]?.value;
        // The words of an update may be lost, that there is one must not be; of other facts a part may be.
        if (Array.isArray(value)) expect([path, value.length > 0]).toEqual([path, true]);
        else expect({ path, name, value: before }).toMatchObject({ path, name, value });
      }
    }
  });

  it('does not change what it reads', () => {
    const before = structuredClone(payload);
    read(payload, reading);
    expect(payload).toEqual(before);
  });

  it.each([null, undefined, 'text', 7, [], {}])('is not %j', (garbage) => {
    expect(() => read(garbage, reading)).toThrow();
  });
});
