/** Recorded answers of Microsoft Defender for Endpoint, and what each says; where they are absent, skipped by name. */
import { describe, expect } from '@jest/globals';
import { toRecord } from '../../../adapters/defender/schema.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { recording } from '../../support/recordings.ts';

const machinesIn = (answer: Record<string, unknown>) => answer.value as unknown[];

describe('machines', () => {
  recording('more/defender-endpoint/machine-get.json', (answer) => {
    expect(toRecord(answer)).toEqual({
      id: '5582c16c2b8866def83125320b1754481686f65b',
      owners: [],
      name: 'sonarqube.us-central1-a.c.example-project.internal',
      platform: 'Linux',
      os: 'Debian',
      vendor_status: 'Onboarded',
      enrolled_at: '2023-01-17T19:21:57.487Z',
      last_sync: '2024-03-25T23:27:59.136Z',
      // Those of loopback are zeros, and each stands there once for each of its addresses.
      identifiers: { mac_addresses: ['02:D9:FC:D3:1B:15', '02:42:F5:84:05:AC', '42:01:0A:4A:99:C9'] },
      facts: {
        agents: {
          value: {
            defender: {
              present: true,
              healthy: true,
              version: '30.124012.1.0',
              last_seen: '2024-03-25T23:27:59.136Z',
            },
          },
          at: '2024-03-25T23:27:59.136Z',
        },
      },
    });
  });

  recording('more/defender-endpoint/machines-list.json', (answer) => {
    const told = machinesIn(answer)
      .map(toRecord)
      .map(({ platform, os, os_build, identifiers, facts }) => {
        const { healthy, problem, present } = facts.agents?.value.defender ?? {};
        return [platform, os, os_build, identifiers.mac_addresses?.length, present, healthy, problem];
      });
    // Not used for a week: neither healthy nor not.
    const idle = [true, undefined, undefined];
    const [ubuntu, server, debian] = [
      ['Linux', 'Ubuntu', undefined, 1],
      ['Windows', 'Windows Server 2022', '20348', undefined],
      ['Linux', 'Debian', undefined],
    ];
    expect(told).toEqual([
      [...ubuntu, ...idle],
      [...ubuntu, ...idle],
      [...debian, 3, true, true, undefined],
      [...debian, 1, true, true, undefined],
      [...server, ...idle],
      [undefined, undefined, undefined, 1, ...idle],
      [...ubuntu, ...idle],
      [...ubuntu, ...idle],
      [...ubuntu, ...idle],
    ]);
    for (const machine of machinesIn(answer))
      expect(toRecord(machine).identifiers).not.toHaveProperty('entra_device_id');
    const ids = machinesIn(answer).map((machine) => toRecord(machine).id);
    expect(ids).toEqual(ids.toSorted());
  });

  recording('more/defender-endpoint/machines-page-past-end.json', (answer) => {
    expect(machinesIn(answer)).toEqual([]);
  });

  recording(
    'more/defender-endpoint/machine-get.json',
    (answer) => expectNothingInvented(answer, toRecord, /^id$/),
    'loses no machine, invents no fact and turns no verdict',
  );
});
