/** A recorded answer of Carbon Black Cloud, and what it says. Read in place; where it is absent, skipped by name. */
import { describe, expect } from '@jest/globals';
import { toRecord } from '../../../adapters/carbonblack/schema.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { recording } from '../../support/recordings.ts';

const FILE = 'more/carbon-black/post-device-search-resp.json';
const deviceIn = ({ results }: Record<string, unknown>) => (results as unknown[])[0];

describe('devices', () => {
  recording(FILE, (answer) => {
    const last_seen = '2020-08-26T21:25:19.513Z';
    const record = toRecord(deviceIn(answer));
    expect(record).toEqual({
      id: '98765',
      owners: ['email@example.org'],
      name: 'Win7x64',
      platform: 'Windows',
      os: 'Windows 7 x64 SP: 1',
      labels: ['Existing Group', 'Another Group'],
      vendor_status: 'REGISTERED',
      enrolled_at: '2019-12-05T16:23:14.320Z',
      last_sync: last_seen,
      // An address of zeros is none.
      identifiers: {},
      facts: {
        agents: {
          value: {
            carbonblack: {
              present: true,
              healthy: false,
              problem: 'out of date',
              version: '3.6.0.1201',
              last_seen,
            },
          },
          at: last_seen,
        },
      },
    });
    // The code that removes the sensor goes nowhere.
    expect(JSON.stringify(record)).not.toContain('ABCDEF');
  });

  recording(
    FILE,
    (answer) => expectNothingInvented(deviceIn(answer), toRecord, /^id$/),
    'without one of its parts is not lost, invents no fact and turns no verdict',
  );
});
