/** Whatever a vendor sends costs at most the device that it is about. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idsIn, linksOf } from '../../adapters/jamf/classic/lists.ts';
import type { Row } from '../../adapters/landesk/client.ts';
import { toRecords } from '../../adapters/landesk/schema.ts';
import { instantReader } from '../../adapters/landesk/time.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { anyJson, RUNS, spoiledPayload, TIME } from '../support/fuzz.ts';
import { ends, expectSurvives, expectWhole } from '../support/hostile.ts';
import { text } from '../support/noise.ts';
import { READERS } from '../support/vendor-readers.ts';

describe.each(READERS.map((reader) => [reader.name, reader] as const))('%s', (_, reader) => {
  it(
    'survive a device of any kind between them, and read the others as ever',
    () => expectSurvives(reader),
    TIME,
  );
});

describe('LANDESK, rows', () => {
  const options = {
    instant: instantReader('America/Los_Angeles'),
    screen_lock_definition: 'ST000202',
    auto_update_definition: 'ST000003v2',
  };
  const machine = (computer_idn: number): Row => ({
    computer_idn,
    displayname: 'LGWL-OKAFOR',
    type: 'Portable',
    last_seen: '2026-11-23T06:14:02.000',
    hardware_scanned: '2026-11-23T06:13:40.000',
    software_scanned: '2026-11-22T06:20:11.000',
    emailaddr: 'Amara.Okafor@example.com',
    serialnum: 'PF4XK29B',
    protectionstatus: '1 - on',
    conversionstatus: '1 - fully encrypted',
    encryptionpercentage: 100,
    currentbuild: '26100',
    ostype: 'Microsoft Windows 11 Enterprise Edition, 64-bit',
  });
  const [first, second, third] = [machine(1), machine(2), machine(3)];
  /** What a column can hold. */
  const cell = fc.oneof(text, fc.double(), fc.integer(), fc.constant(null), fc.constant('9'.repeat(20_000)));
  const names = [
    'vul_id',
    'vultype',
    'vulseverity',
    'title',
    'reason',
    'physaddress',
    'firewallenabled',
    'suitename',
  ];
  const others = fc.array(fc.dictionary(fc.constantFrom(...names), cell), { maxLength: 5 });

  it(
    'survive a row of any kind, and are read beside it as ever',
    () => {
      const { records: both } = toRecords(
        { machines: [first, third], detections: [], adapters: [], software: [] },
        options,
      );
      expect(both).toHaveLength(2);
      const alone = ends(both);
      fc.assert(
        fc.property(spoiledPayload(second, cell), others, (payload, rows) => {
          const row = payload as Row;
          // A row of the same key is more of the same machine.
          fc.pre(![1, 3].includes(Number.parseInt(String(row.computer_idn), 10)));
          const more = rows.map((one) => ({ ...one, computer_idn: 2 }));
          const machines = [first, row, third];
          const { records, dropped } = toRecords(
            { machines, detections: more, adapters: more, software: more },
            options,
          );
          expect(ends(records)).toBe(alone);
          expect(records.length + dropped.length).toBe(3);
          expectWhole(records, [machines, more, more, more]);
        }),
        { numRuns: RUNS },
      );
    },
    TIME,
  );
});

function idsOrNone(list: typeof idsIn, payload: unknown): string[] {
  try {
    return list(payload, 'computers');
  } catch (error) {
    if (error instanceof SourceError) return [];
    throw error;
  }
}

describe('Jamf Pro, lists of the classic API', () => {
  it(
    'are ids in order, or refused',
    () => {
      const body = { computers: [{ id: 3 }, { id: 1 }], users: [{ links: { computers: [{ id: 2 }] } }] };
      fc.assert(
        fc.property(
          fc.constantFrom(idsIn, linksOf),
          fc.oneof(spoiledPayload(body), anyJson),
          (list, payload) => {
            for (const id of idsOrNone(list, payload)) expect(id).toMatch(/^\d+$/);
          },
        ),
        { numRuns: RUNS },
      );
    },
    TIME,
  );
});
