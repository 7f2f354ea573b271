/** Recordings of which something was taken away: no fact appears, no verdict turns, no device is lost. */
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { chromeosRecord } from '../../adapters/google/chromeos.ts';
import { mobileRecord } from '../../adapters/google/mobile.ts';
import { readClassicComputer } from '../../adapters/jamf/classic/computer.ts';
import { readClassicMobile } from '../../adapters/jamf/classic/mobile.ts';
import { readComputer } from '../../adapters/jamf/computer.ts';
import { Config } from '../../adapters/jamf/config.ts';
import { readMobileDevice } from '../../adapters/jamf/mobile.ts';
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { devicesFor } from '../cases/case.ts';
import { recording } from '../support/recordings.ts';

type Read = (payload: never) => Unstamped<DeviceRecord>;

const { extension_attributes: attributes } = Config.parse({
  url: 'https://jamf.example.com',
  client_id: 'id',
  client_secret: 'secret',
});
const classic: Read = (payload) => readClassicComputer(payload, { attributes });
const pro: Read = (payload) => readComputer(payload, { attributes });
const mobile: Read = (payload) => readMobileDevice(payload);
const classicMobile: Read = (payload) => readClassicMobile(payload);
const chromebook: Read = (payload) => chromeosRecord(payload, {}, '2026-11-23');
const phone: Read = (payload) => mobileRecord(payload, {});

const whole = (answer: Record<string, unknown>): unknown => answer;
const firstOf = (list: string) => (answer: Record<string, unknown>) => (answer[list] as unknown[])[0];

const RECORDINGS: [file: string, payloadIn: (answer: Record<string, unknown>) => unknown, read: Read][] = [
  ['jamf/classic-computer.json', whole, classic],
  ['more/jamf-pro/classic-computer-mac-10.15-jamf-10.23.json', whole, classic],
  ['more/jamf-pro/classic-computer-zentral.json', whole, classic],
  ['more/jamf-pro/classic-computer-not-collected-extract-demisto.json', whole, classic],
  ['more/jamf-pro/classic-mobiledevice-zentral.json', whole, classicMobile],
  ['more/jamf-pro/v2-computers-inventory-three-sections-demisto.json', firstOf('results'), pro],
  ['more/jamf-pro/v3-computer-inventory-all-sections-sdk-mock.json', whole, pro],
  ['more/jamf-pro/v1-mobile-devices-detail-cartography.json', firstOf('results'), mobile],
  ['google/chromeosdevice.json', whole, chromebook],
  ['more/google/chromeosdevices-list-2022.json', firstOf('chromeosdevices'), chromebook],
  ['google/mobiledevice-android.json', whole, phone],
  ['google/mobiledevice-ios-google-sync.json', whole, phone],
];

/** What stands for nothing, in the ways of all vendors. */
const NOTHING: readonly unknown[] = [undefined, null, '', ' ', [], {}];

/** Where the id stands, and what holds it. Without it nobody can tell which device it is: it is dropped. */
const IDENTITY =
  /^(id|mobileDeviceId|deviceId|resourceId|computer(\.general(\.id)?)?|mobile_device(\.general(\.id)?)?|hardware|userAndLocation|(computer|mobile_device)\.location)$/;

function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])]);
}

function emptied(payload: unknown, path: readonly string[], nothing: unknown): unknown {
  const copy = structuredClone(payload);
  let place = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[path.at(-1) ?? ''] = nothing;
  return copy;
}

/** What the page says, an hour after the device spoke. */
function verdictsOf(record: Unstamped<DeviceRecord>, at: string): Record<string, string> {
  const now = new Date(Date.parse(at) + 3_600_000);
  const [device] = devicesFor({
    name: '',
    source: '',
    records: [{ ...record, owners: ['user@example.com'] }],
    now,
    right: {},
  });
  return Object.fromEntries(
    Object.entries(device?.practices ?? {}).map(([name, { status }]) => [name, status]),
  );
}

/** One finding may stand for another: without its version a Mac still misses its updates. */
const kindOf = (status: string | undefined) => (status === 'warn' || status === 'nudge' ? 'finding' : status);

describe('a recording without one of its parts', () => {
  for (const [file, payloadIn, read] of RECORDINGS) {
    recording(
      file,
      (answer) => {
        const payload = payloadIn(answer);
        const before = read(payload as never);
        const at = before.last_sync ?? '2026-11-23T00:00:00.000Z';
        const verdicts = verdictsOf(before, at);
        const paths = pathsIn(payload).filter((path) => !IDENTITY.test(path.join('.')));
        fc.assert(
          fc.property(fc.constantFrom(...paths), fc.constantFrom(...NOTHING), (path, nothing) => {
            const after = read(emptied(payload, path, nothing) as never);
            expect(after.id).toBe(before.id);
            for (const [name, { value }] of Object.entries(after.facts)) {
              const told = before.facts[name as keyof typeof before.facts];
              expect([name, told === undefined]).toEqual([name, false]);
              // A list may lose an entry, or its words.
              if (!Array.isArray(value)) expect(value).toEqual(told?.value);
              else expect(value.length).toBeGreaterThan(0);
            }
            for (const [practice, status] of Object.entries(verdictsOf(after, at)))
              expect([kindOf(verdicts[practice]), 'unknown', 'na']).toContain(kindOf(status));
          }),
          { numRuns: 150, seed: 20261127 },
        );
      },
      'loses no device, invents no fact and turns no verdict',
    );
  }
});
