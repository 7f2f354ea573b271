/** Whatever Graph sends costs at most the device that it is about, and what is emptied invents nothing. */
import { describe, it } from '@jest/globals';
import { toRecord } from '../../../adapters/intune/schema.ts';
import { managedDevice, singleDevice } from '../../../adapters/intune/simulator/devices.ts';
import { encryptionState } from '../../../adapters/intune/simulator/parts.ts';
import { object, readEach } from '../../../shared/adapter-kit/read.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { TIME } from '../../support/fuzz.ts';
import { expectSurvives } from '../../support/hostile.ts';
import { recording } from '../../support/recordings.ts';
import { fullest, two } from '../../support/sample.ts';

const read = (payload: unknown) => toRecord(payload, {}, []);
const IDENTITY = /^id$/;

it(
  'a device of any kind is survived by those beside it',
  async () => {
    const [first, second] = two('Windows').map((device) => ({
      ...managedDevice(device),
      ...singleDevice(device),
    }));
    await expectSurvives({ good: [first, second], read: async (payloads) => readEach(payloads, read) });
  },
  TIME,
);

describe('what is emptied', () => {
  it.each(['Mac', 'Windows', 'iOS', 'Android'] as const)('of a row of %s invents nothing', (platform) => {
    expectNothingInvented(managedDevice(fullest(platform)), read, IDENTITY);
  });

  it('of what is known of one computer besides invents nothing', () => {
    const device = fullest('Mac');
    const payload = {
      row: managedDevice(device),
      single: singleDevice(device),
      encryption: encryptionState(device),
    };
    expectNothingInvented(
      payload,
      (sent) => {
        const { row, single, encryption } = object(sent) ?? {};
        const details = { hardware: object(single), encryption: object(encryption) };
        return toRecord(row, JSON.parse(JSON.stringify(details)), []);
      },
      /^row(\.id)?$/,
    );
  });

  for (const [file, rowIn] of [
    [
      'managedDevices-list-v1-select-graph2otel.json',
      (answer: Record<string, unknown>) => (answer.value as unknown[])[0],
    ],
    ['managedDevice-ios-expand-detectedApps-beta.json', (answer: Record<string, unknown>) => answer],
  ] as const)
    recording(
      `more/intune/${file}`,
      (answer) => expectNothingInvented(rowIn(answer), read, IDENTITY),
      'loses no device, invents no fact and turns no verdict',
    );
});
