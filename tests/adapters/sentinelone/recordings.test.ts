/** Recorded answers of SentinelOne, and what each says. Read in place; where they are absent, skipped by name. */
import { describe, expect } from '@jest/globals';
import { toRecord } from '../../../adapters/sentinelone/schema.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { recording } from '../../support/recordings.ts';

describe('agents', () => {
  recording('more/sentinelone/agent-linux-elastic.json', (agent) => {
    const last_seen = '2022-03-17T09:51:28.506Z';
    expect(toRecord(agent)).toEqual({
      id: '13491234512345',
      owners: [],
      name: 'user-test',
      model: 'Compute Engine',
      type: 'server',
      platform: 'Linux',
      os: 'Linux Server',
      labels: ['key123: value123'],
      vendor_status: 'connected',
      enrolled_at: '2022-04-06T08:26:45.515Z',
      last_sync: last_seen,
      // Of its gateway's address nothing is read; this is the port's own.
      identifiers: { mac_addresses: ['00:00:5E:00:53:00'] },
      // Infected is no health, and permissions are asked for on Macs alone. Encryption is `false`, which says nothing.
      facts: {
        agents: {
          value: {
            sentinelone: {
              present: true,
              healthy: false,
              problem: 'detect only, reboot needed',
              version: '12.x.x.x',
              last_seen,
            },
          },
          at: last_seen,
        },
      },
    });
  });

  recording('more/sentinelone/agents-page-vendor-example.json', ({ data }) => {
    const last_seen = '2018-02-27T04:49:26.257Z';
    expect(toRecord((data as unknown[])[0])).toEqual({
      id: '225494730938493804',
      owners: [],
      name: 'JOHN-WIN-4125',
      model: '15x4k',
      manufacturer: 'Acme computers',
      type: 'desktop',
      platform: 'Windows',
      os: 'Windows 10',
      labels: ['Test Site', 'Test Group'],
      vendor_status: 'connected',
      enrolled_at: last_seen,
      last_sync: last_seen,
      // An address of eight bytes, as the vendor's example has it.
      identifiers: { mac_addresses: ['00:25:96:FF:FE:12:34:56'] },
      facts: {
        agents: {
          value: {
            sentinelone: {
              present: true,
              healthy: false,
              problem: 'detect only',
              version: '2.5.0.2417',
              last_seen,
            },
          },
          at: last_seen,
        },
      },
    });
  });

  recording('more/sentinelone/agents-two-pages-cartography.json', (pages) => {
    const agents = (pages as unknown as { data: unknown[] }[]).flatMap(({ data }) => data);
    // Made up as they are, their serials identify nothing.
    expect(agents.map((agent) => toRecord(agent))).toMatchObject([
      { id: 'test-s1-agent-123', name: 'test-computer-01', os: 'Windows 10', identifiers: {} },
      { id: 'test-s1-agent-456', name: 'test-computer-02', os: 'Ubuntu 20.04', identifiers: {} },
      { id: 'test-s1-agent-789', name: 'test-computer-03', os: 'macOS', identifiers: {} },
    ]);
    // Nothing of their state was told.
    for (const agent of agents)
      expect(toRecord(agent).facts.agents?.value.sentinelone).not.toHaveProperty('healthy');
  });
});

describe('an agent without one of its parts', () => {
  recording(
    'more/sentinelone/agent-linux-elastic.json',
    (agent) => expectNothingInvented(agent, toRecord, /^id$/),
    'is not lost, invents no fact and turns no verdict',
  );
  recording(
    'more/sentinelone/agents-page-vendor-example.json',
    ({ data }) => expectNothingInvented((data as unknown[])[0], toRecord, /^id$/),
    'is not lost, invents no fact and turns no verdict',
  );
});
